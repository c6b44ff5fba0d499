"""The network of voice activity in numpy says what onnxruntime makes of the same file; another file is left to that."""

from pathlib import Path

import numpy as np
import pytest

from rehearse.speech.activity import BLOCK_FRAMES, network
from rehearse.speech.onnx_network import OnnxNetwork
from rehearse.speech.voice_network import BEFORE, Network, read
from tests.fixtures import sound

FRAME = 512


def shipped() -> Path:
    """The file that faster-whisper ships."""
    import faster_whisper

    (file,) = (Path(faster_whisper.__file__).parent / "assets").glob("silero_vad*.onnx")
    return file


def heard(by: Network | OnnxNetwork, samples: np.ndarray, gains: np.ndarray, block: int) -> np.ndarray:
    """The probabilities of each frame and lane, in blocks."""
    state, rows = by.silent(), []
    for first in range(0, len(gains), block):
        last = min(first + block, len(gains))
        rows.append(by.probabilities(samples[first * FRAME : BEFORE + last * FRAME], gains[first:last], state))
    return np.concatenate(rows)


@pytest.mark.parametrize("block", [1, 7, BLOCK_FRAMES])
def test_it_says_what_onnxruntime_says_in_blocks_of_any_length(block: int) -> None:
    """Speech, noise, silence, and lanes that begin to hear one after the other."""
    rng = np.random.default_rng(4)
    noise = rng.normal(0, 0.05, 20 * FRAME).astype(np.float32)
    samples = np.concatenate([np.zeros(BEFORE + 3 * FRAME, np.float32), sound("short").samples[: 250 * FRAME], noise])
    count = (len(samples) - BEFORE) // FRAME
    gains = rng.uniform(0.5, 20.0, (count, 4)).astype(np.float32)
    for lane, begins in enumerate((2, 3, 3, 5)):
        gains[:begins, lane] = 0.0
    ours = read(shipped())
    assert ours is not None
    theirs = heard(OnnxNetwork(shipped()), samples, gains, BLOCK_FRAMES)
    assert heard(ours, samples, gains, block) == pytest.approx(theirs, abs=0.0005)
    assert theirs.max() > 0.9
    assert theirs.min() < 0.1


def test_the_shipped_one_is_known() -> None:
    assert isinstance(network(), Network)


@pytest.mark.parametrize("change", ["cut", "renamed", "empty", "noise"])
def test_a_file_that_is_not_the_known_one_is_not_read(change: str, tmp_path: Path) -> None:
    whole = shipped().read_bytes()
    content = {
        "cut": whole[: len(whole) // 2],
        "renamed": whole.replace(b"encoder.conv_layers.2.bias", b"encoder.conv_layers.2.bass"),
        "empty": b"",
        "noise": np.random.default_rng(1).bytes(5000),
    }[change]
    (tmp_path / "other.onnx").write_bytes(content)
    assert read(tmp_path / "other.onnx") is None
