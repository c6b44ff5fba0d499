"""The embedding of a voice: the arithmetic by hand, the network that is shipped by what torch made of it."""

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from rehearse.signal import voice_encoder
from rehearse.signal.voice_encoder import SIZE, VoiceEncoder, bands, encoder
from tests.builders import Sound

PIECE = 160 * 159 + 400  # samples of a stretch of 160 frames
BY_TORCH = [  # every 32nd number of the embeddings of two buzzes
    [0.0000, 0.1216, 0.0257, 0.0000, 0.0821, 0.0000, 0.0000, 0.0000],
    [0.0000, 0.1294, 0.0360, 0.0440, 0.0040, 0.0000, 0.0000, 0.1072],
]


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))


def _cell(gates: list[float], cell: float) -> tuple[float, float]:
    """One step of an LSTM of one unit, from its four gates in torch's order: its output and its cell."""
    let_in, kept, new, out = gates
    cell = _logistic(kept) * cell + _logistic(let_in) * math.tanh(new)
    return _logistic(out) * math.tanh(cell), cell


def test_three_layers_of_one_unit_are_what_they_are_by_hand() -> None:
    rng = np.random.default_rng(3)
    weights: dict[str, NDArray[np.floating]] = {
        f"lstm.{kind}_l{layer}": rng.normal(0, 1, shape)
        for layer in range(3)
        for kind, shape in (("weight_ih", (4, 1)), ("weight_hh", (4, 1)), ("bias_ih", 4), ("bias_hh", 4))
    }
    weights |= {"linear.weight": np.array([[3.0], [-4.0], [4.0]]), "linear.bias": np.array([0.5, 0.0, -0.1])}
    row = [0.7, -1.2, 0.4]
    for layer in range(3):
        of = {kind: weights[f"lstm.{kind}_l{layer}"].reshape(-1) for kind in ("weight_ih", "weight_hh")}
        bias = weights[f"lstm.bias_ih_l{layer}"] + weights[f"lstm.bias_hh_l{layer}"]
        output = cell = 0.0
        outputs = []
        for value in row:
            gates = [of["weight_ih"][at] * value + of["weight_hh"][at] * output + bias[at] for at in range(4)]
            output, cell = _cell(gates, cell)
            outputs.append(output)
        row = outputs
    raw = [max(0.0, 3 * row[-1] + 0.5), max(0.0, -4 * row[-1]), max(0.0, 4 * row[-1] - 0.1)]
    found = VoiceEncoder(weights).embed(np.array([[[0.7], [-1.2], [0.4]]], np.float32))
    assert found[0] == pytest.approx([value / math.hypot(*raw) for value in raw], abs=1e-6)


def test_the_bands_are_those_the_network_was_trained_with() -> None:
    """Power, not its logarithm, of 25 ms under Hann's window, periodic: as librosa's melspectrogram has it."""
    from librosa.filters import mel
    from scipy.signal.windows import hann

    sound = np.random.default_rng(1).normal(0, 0.1, PIECE).astype(np.float32)
    windows = [sound[first : first + 400] * hann(400, sym=False) for first in range(0, PIECE - 399, 160)]
    expected = np.abs(np.fft.rfft(windows)) ** 2 @ mel(sr=16_000, n_fft=400, n_mels=40).T
    assert bands(sound) == pytest.approx(expected, rel=1e-4, abs=1e-6)
    assert bands(sound).shape == (160, 40)


def buzz(pitch_hz: float) -> Sound:
    """Pulses with some roll-off: no voice, but the same sound everywhere."""
    t = np.arange(PIECE) / 16_000
    waves = [np.sin(2 * np.pi * pitch_hz * k * t) / k for k in range(1, 20)]
    sound: Sound = (0.02 * np.sum(waves, axis=0)).astype(np.float32)
    return sound


def test_the_shipped_network_gives_what_torch_gives() -> None:
    """The weights are kept in half precision: torch's embeddings of full precision differ by up to 0.0012."""
    found = encoder().embed(np.array([bands(buzz(110.0)), bands(buzz(190.0))]))
    assert found[:, :: SIZE // 8] == pytest.approx(np.array(BY_TORCH), abs=2e-3)
    assert np.linalg.norm(found, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_each_stretch_is_embedded_as_if_it_were_alone() -> None:
    pieces = np.array([bands(buzz(hertz)) for hertz in (90.0, 130.0, 210.0)])
    together = encoder().embed(pieces)
    alone = [encoder().embed(piece[None])[0] for piece in pieces]
    assert together == pytest.approx(np.array(alone), abs=1e-5)
    assert voice_encoder.encoder() is encoder()
