"""Weights are read out of torch's old format, and nothing in such a file is run."""

import pickle
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rehearse.data import folder
from tools import make_voice_encoder as tool


@dataclass(frozen=True)
class Named:
    """A global name in a pickle, as torch's own functions are."""

    module: str
    name: str


@dataclass(frozen=True)
class Called:
    """A call in a pickle."""

    function: Named
    given: tuple[Any, ...]


@dataclass(frozen=True)
class Stored:
    """What stands outside the pickle."""

    pid: tuple[Any, ...]


def opcodes(value: Any) -> bytes:
    """A value as protocol 2 writes it, without beginning and end."""
    if isinstance(value, Named):
        return b"c" + f"{value.module}\n{value.name}\n".encode()
    if isinstance(value, Called):
        return opcodes(value.function) + opcodes(value.given) + pickle.REDUCE
    if isinstance(value, Stored):
        return opcodes(value.pid) + pickle.BINPERSID
    if isinstance(value, tuple):
        return pickle.MARK + b"".join(map(opcodes, value)) + pickle.TUPLE
    if type(value) is dict:
        items = b"".join(opcodes(key) + opcodes(held) + pickle.SETITEM for key, held in value.items())
        return pickle.EMPTY_DICT + items
    return pickle.dumps(value, 2)[2:-1]


def file(saved: Any, numbers: dict[str, list[float]], magic: int = 0x1950A86A20F9469CFC6C) -> bytes:
    """What torch.save wrote before 2020."""
    parts: tuple[Any, ...] = (magic, 1001, {"little_endian": True}, saved, sorted(numbers))
    head = b"".join(b"\x80\x02" + opcodes(part) + pickle.STOP for part in parts)
    rows = (np.int64(len(numbers[key])).tobytes() + np.array(numbers[key], "<f4").tobytes() for key in sorted(numbers))
    return head + b"".join(rows)


def tensor(first: int, shape: tuple[int, ...], strides: tuple[int, ...], kind: str = "FloatStorage") -> Called:
    """A tensor of the seven numbers under "7"."""
    storage = Stored(("storage", Named("torch", kind), "7", "cpu", 7, None))
    return Called(Named("torch._utils", "_rebuild_tensor_v2"), (storage, first, shape, strides, False, OrderedDict()))


def test_tensors_that_share_their_numbers_are_read() -> None:
    saved = {"step": 3, "model_state": {"a": tensor(1, (2, 3), (3, 1)), "b": tensor(0, (1,), (1,))}}
    found = tool.weights(file(saved, {"7": [9, 1, 2, 3, 4, 5, 6]}))
    assert found["a"].tolist() == [[1, 2, 3], [4, 5, 6]]
    assert found["b"].tolist() == [9]


@pytest.mark.parametrize("saved", [
    Called(Named("os", "system"), ("true",)),
    Called(Named("builtins", "eval"), ("1",)),
    {"model_state": {"a": tensor(0, (2, 3), (1, 2))}},
    {"model_state": {"a": tensor(0, (1,), (1,), "HalfStorage")}},
])  # fmt: skip
def test_anything_but_rows_of_numbers_is_refused(saved: Any) -> None:
    with pytest.raises(pickle.UnpicklingError):
        tool.weights(file(saved, {"7": [0.0] * 7}))


def test_another_format_is_refused() -> None:
    with pytest.raises(pickle.UnpicklingError, match="old format"):
        tool.weights(file({"model_state": {}}, {}, magic=1))


def test_what_is_shipped_is_the_networks_layers_in_half_precision() -> None:
    with np.load(folder() / "voice_encoder.npz") as shipped:
        names, kinds = set(shipped.files), {shipped[name].dtype for name in shipped.files}
    recurrent = {
        f"lstm.{kind}_l{layer}" for kind in ("weight_ih", "weight_hh", "bias_ih", "bias_hh") for layer in range(3)
    }
    assert names == recurrent | {"linear.weight", "linear.bias"}
    assert kinds == {np.dtype(np.float16)}
    assert tool.kept({"lstm.x": np.ones(2, np.float32), "similarity_bias": np.ones(1, np.float32)}).keys() == {"lstm.x"}
    assert Path(folder() / "voice_encoder.LICENSE").read_text(encoding="utf-8").count("Apache License")
