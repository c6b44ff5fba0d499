"""Compute speaker embeddings in numpy: 256 numbers per stretch of speech, similar for the same speaker.

The network is Resemblyzer's, trained with the loss of Wan et al. 2018 (generalized end-to-end, speaker verification):
40 mel bands every 10 ms, three recurrent layers of 256 units, and a linear layer with ReLU, normalised to length 1. The
weights are written by `tools.make_voice_encoder`. All stretches are processed together, with one matrix product per
step; each layer's input is multiplied for all steps at once.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rehearse.data import folder
from rehearse.signal import mel
from rehearse.signal.compiled import rfft

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE_HZ = 16_000
HOP, WINDOW = 160, 400  # samples: 10 ms and 25 ms, as in training
BANDS = 40
SIZE = 256  # of an embedding
_LAYERS = 3


def bands(stretch: NDArray[np.float32]) -> NDArray[np.float32]:
    """Power in 40 mel bands, shape (t, 40), of the 25 ms windows every 10 ms in samples (n,) at 16 kHz."""
    import numpy as np

    windows = np.lib.stride_tricks.sliding_window_view(stretch, WINDOW)[::HOP]
    hann, triangles = _spectra()
    spectrum = rfft(windows * hann, WINDOW)
    power: NDArray[np.float32] = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
    return power @ triangles


@cache
def _spectra() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The periodic Hann window, and the mel bands (201, 40)."""
    import numpy as np

    hann = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)).astype(np.float32)
    return hann, mel.filters(RATE_HZ, WINDOW, BANDS, 0.0, RATE_HZ / 2).T.copy()


class VoiceEncoder:
    """The network's weights, arranged for processing many stretches at once."""

    def __init__(self, weights: dict[str, NDArray[np.floating]]) -> None:
        """weights: by torch's names, lstm.weight_ih_l0 to linear.bias, with gates in the order i, f, g, o."""
        import numpy as np

        units = weights["lstm.weight_hh_l0"].shape[1]
        half = np.repeat(np.array([0.5, 0.5, 1.0, 0.5], np.float32), units)  # logistic: a tanh of half the value
        self._layers = []
        for number in range(_LAYERS):
            by_input, by_state, bias, other = (
                weights[f"lstm.{kind}_l{number}"].astype(np.float32)
                for kind in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
            )
            parts = (by_input.T * half, by_state.T * half, (bias + other) * half)
            self._layers.append(tuple(np.ascontiguousarray(part) for part in parts))
        self._last = np.ascontiguousarray(weights["linear.weight"].astype(np.float32).T)
        self._last_bias = weights["linear.bias"].astype(np.float32)

    def embed(self, stretches: NDArray[np.float32]) -> NDArray[np.float32]:
        """One embedding per stretch, shape (n, 256): non-negative, of length 1 (or all 0).

        stretches: `bands` of stretches of equal length, shape (n, t, 40); the network was trained on 1.6 s, t = 160.
        """
        import numpy as np

        heard = np.ascontiguousarray(stretches.transpose(1, 0, 2))
        for by_input, by_state, bias in self._layers:
            heard = _remembered(heard, by_input, by_state, bias)
        raw = np.maximum(heard[-1] @ self._last + self._last_bias, 0)
        found: NDArray[np.float32] = raw / np.maximum(np.linalg.norm(raw, axis=1, keepdims=True), 1e-12)
        return found


def _remembered(
    heard: NDArray[np.float32], by_input: NDArray[np.float32], by_state: NDArray[np.float32], bias: NDArray[np.float32]
) -> NDArray[np.float32]:
    """The output of a recurrent layer at each step, shape (t, n, units)."""
    import numpy as np

    steps, count, _ = heard.shape
    units = by_state.shape[0]
    gates = (heard.reshape(steps * count, -1) @ by_input + bias).reshape(steps, count, 4 * units)
    outputs = np.empty((steps, count, units), np.float32)
    h, c = np.zeros((count, units), np.float32), np.zeros((count, units), np.float32)
    for step in range(steps):
        gate = gates[step]
        gate += h @ by_state
        np.tanh(gate, out=gate)
        let_in, kept, out = (_opened(gate[:, units * at : units * (at + 1)]) for at in (0, 1, 3))
        c *= kept
        c += let_in * gate[:, 2 * units : 3 * units]
        h = np.multiply(np.tanh(c), out, out=outputs[step])
    return outputs


def _opened(halved: NDArray[np.float32]) -> NDArray[np.float32]:
    """The logistic function of a value, given tanh of half of it; computed in place."""
    halved *= 0.5
    halved += 0.5
    return halved


@cache
def encoder() -> VoiceEncoder:
    """The encoder with the shipped weights, loaded once."""
    import numpy as np

    with np.load(folder() / "voice_encoder.npz") as file:
        return VoiceEncoder({name: file[name] for name in file.files})
