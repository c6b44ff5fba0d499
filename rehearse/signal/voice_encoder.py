"""Whose voice it is: a stretch of speech becomes 256 numbers that lie close together for one speaker, in numpy.

The network is Resemblyzer's, trained with the loss of Wan et al. 2018 (generalized end-to-end, speaker verification):
40 mel bands every 10 ms, three recurrent layers of 256, a linear one, cut off below 0, of length 1. The weights are
written by `tools.make_voice_encoder`. All stretches go through the layers side by side, as one product of matrices a
step; a layer's input is multiplied for all steps at once.
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
HOP, WINDOW = 160, 400  # samples: 10 ms and 25 ms, with which the network was trained
BANDS = 40
SIZE = 256  # of an embedding
_LAYERS = 3


def bands(stretch: NDArray[np.float32]) -> NDArray[np.float32]:
    """Power in 40 mel bands of each window of 25 ms, (t, 40), that fits into 16 kHz samples (n,), 10 ms apart."""
    import numpy as np

    windows = np.lib.stride_tricks.sliding_window_view(stretch, WINDOW)[::HOP]
    hann, triangles = _spectra()
    spectrum = rfft(windows * hann, WINDOW)
    power: NDArray[np.float32] = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
    return power @ triangles


@cache
def _spectra() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Hann's window, periodic, and the bands (201, 40)."""
    import numpy as np

    hann = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)).astype(np.float32)
    return hann, mel.filters(RATE_HZ, WINDOW, BANDS, 0.0, RATE_HZ / 2).T.copy()


class VoiceEncoder:
    """The weights, arranged for whole blocks of stretches."""

    def __init__(self, weights: dict[str, NDArray[np.floating]]) -> None:
        """weights: by torch's names, lstm.weight_ih_l0 to linear.bias; the gates lie in the order i, f, g, o."""
        import numpy as np

        units = weights["lstm.weight_hh_l0"].shape[1]
        half = np.repeat(np.array([0.5, 0.5, 1.0, 0.5], np.float32), units)  # a logistic is a tanh of half the value
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
        """One embedding a stretch, (n, 256), none of its numbers below 0, of length 1 (all 0 where nothing is left).

        stretches: `bands` of stretches of one length, (n, t, 40); the network was trained on 1.6 s, t = 160.
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
    """The output of one recurrent layer at each step, (t, n, units)."""
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
    """A logistic from the tanh of half its value, in place."""
    halved *= 0.5
    halved += 0.5
    return halved


@cache
def encoder() -> VoiceEncoder:
    """The network that is shipped, read once."""
    import numpy as np

    with np.load(folder() / "voice_encoder.npz") as file:
        return VoiceEncoder({name: file[name] for name in file.files})
