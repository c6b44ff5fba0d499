"""Run the Silero network in numpy for four lanes at once, with onnxruntime's results in less than half its time.

The lanes are 128 samples apart, which is the hop of the network's own spectra. So each spectrum, and the first layer's
output for it, is computed once and shared by several lanes; a gain only scales it. The rest are matrix products large
enough for BLAS, where onnxruntime multiplies a small matrix for each frame. The weights are read from the file that
faster-whisper ships; a test compares the results with onnxruntime's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HOP = 128  # samples from one spectrum to the next, and from one lane to the next
SPECTRUM = 256
BEFORE = 448  # samples needed before a block: the offset of the earliest lane and its context
LANES = 4
_UNITS = 128
_NAMES = {  # name in the file: shape
    "encoder.feature_extractor.forward_basis_buffer": (258, 1, 256),
    "encoder.conv_layers.0.weight": (128, 129, 3),
    "encoder.conv_layers.0.bias": (128,),
    "encoder.conv_layers.1.weight": (64, 128, 3),
    "encoder.conv_layers.1.bias": (64,),
    "encoder.conv_layers.2.weight": (64, 64, 3),
    "encoder.conv_layers.2.bias": (64,),
    "encoder.conv_layers.3.weight": (128, 64, 3),
    "encoder.conv_layers.3.bias": (128,),
    "onnx::LSTM_209": (1, 512, 128),
    "onnx::LSTM_210": (1, 512, 128),
    "onnx::LSTM_211": (1, 1024),
    "decoder.conv1d.weight": (1, 128, 1),
    "decoder.conv1d.bias": (1,),
}


@dataclass(eq=False)
class State:
    """State of the lanes: output `h` and cell `c`, shape (4, 128) each."""

    h: NDArray[np.float32]
    c: NDArray[np.float32]


class Network:
    """The network's weights, arranged for processing whole blocks."""

    def __init__(self, weights: dict[str, NDArray[np.float32]]) -> None:
        import numpy as np

        basis, *layers, by_input, by_state, biases, last, last_bias = (weights[name] for name in _NAMES)
        self._plain = np.ascontiguousarray(basis[:, 0].T)
        folded = self._plain[:192].copy()  # for the last spectrum of a window, whose end is mirrored
        folded[127:191] += self._plain[192:][::-1]
        self._folded = folded
        (first, b0), (second, b1), (third, b2), (fourth, b3) = zip(layers[::2], layers[1::2], strict=True)
        taps = first.transpose(2, 1, 0)
        self._of_plain, self._of_folded = (np.ascontiguousarray(np.hstack(list(part))) for part in (taps, taps[1:]))
        self._second = np.ascontiguousarray(second.transpose(2, 1, 0).reshape(-1, 64))
        self._third = np.ascontiguousarray(third.transpose(2, 1, 0)[1:].reshape(-1, 64))
        self._fourth = np.ascontiguousarray(fourth[:, :, 1].T)
        self._b0, self._b1, self._b2, self._b3 = b0, b1, b2, b3
        half = np.repeat(np.array([0.5, 0.5, 0.5, 1.0], np.float32), _UNITS)  # logistic: a tanh of half the value
        self._by_input = np.ascontiguousarray(by_input[0].T * half)
        self._by_state = np.ascontiguousarray(by_state[0].T * half)
        self._gates = (biases[0, :512] + biases[0, 512:]) * half
        self._last, self._last_bias = np.ascontiguousarray(last[0, :, 0]), float(last_bias[0])

    @staticmethod
    def silent() -> State:
        """The initial state."""
        import numpy as np

        return State(np.zeros((LANES, _UNITS), np.float32), np.zeros((LANES, _UNITS), np.float32))

    def probabilities(
        self, samples: NDArray[np.float32], gains: NDArray[np.float32], state: Any
    ) -> NDArray[np.float32]:
        """Speech probability of each window in each lane, shape (m, 4), earliest lane first; updates `state`.

        samples: 448 from before the block, then 512 for each of the m windows. gains: shape (m, 4); 0 while a lane has
        had no sound yet, which keeps its state initial and its probability 0. state: from `silent`.
        """
        import numpy as np

        encoded = self._encoded(samples, gains.reshape(-1, 1))
        gates = (encoded @ self._by_input + self._gates).reshape(len(gains), LANES, 4 * _UNITS)
        begun = gains > 0
        heard = self._remembered(gates, state, None if begun.all() else begun)
        logits = np.maximum(heard, 0).reshape(-1, _UNITS) @ self._last + self._last_bias
        found: NDArray[np.float32] = (0.5 + 0.5 * np.tanh(0.5 * logits)).reshape(gains.shape) * begun
        return found

    def _encoded(self, samples: NDArray[np.float32], gains: NDArray[np.float32]) -> NDArray[np.float32]:
        """The output of the convolutions for each window, shape (4 m, 128), in the order in which windows begin."""
        import numpy as np

        count = len(gains)
        at = np.lib.stride_tricks.sliding_window_view
        plain = _magnitudes(at(samples, SPECTRUM)[: HOP * (count + 2) : HOP] @ self._plain) @ self._of_plain
        ends = _magnitudes(at(samples, 192)[3 * HOP : HOP * (count + 3) : HOP] @ self._folded) @ self._of_folded
        before, here, after = plain[:, :128], plain[:, 128:256], plain[:, 256:]
        first = np.empty((count, 4, 128), np.float32)
        np.add(here[:count], after[1 : count + 1], out=first[:, 0])
        np.add(before[:count], here[1 : count + 1], out=first[:, 1])
        first[:, 1] += after[2 : count + 2]
        np.add(before[1 : count + 1], here[2 : count + 2], out=first[:, 2])
        first[:, 2] += ends[:, 128:]
        np.add(before[2 : count + 2], ends[:, :128], out=first[:, 3])
        first *= gains[:, :, None]
        first += self._b0
        np.maximum(first, 0, out=first)
        flat = first.reshape(count, 512)
        second = np.hstack([flat[:, :256] @ self._second[128:], flat[:, 128:] @ self._second])
        second += np.tile(self._b1, 2)
        third = np.maximum(second, 0, out=second) @ self._third + self._b2
        fourth = np.maximum(third, 0, out=third) @ self._fourth + self._b3
        encoded: NDArray[np.float32] = np.maximum(fourth, 0, out=fourth)
        return encoded

    def _remembered(
        self, gates: NDArray[np.float32], state: State, begun: NDArray[np.bool_] | None
    ) -> NDArray[np.float32]:
        """The recurrent layer's output, shape (m, 4, 128). gates: its input, (m, 4, 512), in ONNX order i, o, f, c."""
        import numpy as np

        heard = np.empty((len(gates), LANES, _UNITS), np.float32)
        h, c = state.h, state.c
        for step in range(len(gates)):
            gate = gates[step]
            gate += h @ self._by_state
            np.tanh(gate, out=gate)
            switches = gate[:, : 3 * _UNITS]
            switches *= 0.5
            switches += 0.5
            c *= gate[:, 2 * _UNITS : 3 * _UNITS]
            c += gate[:, :_UNITS] * gate[:, 3 * _UNITS :]
            h = np.multiply(np.tanh(c), gate[:, _UNITS : 2 * _UNITS], out=heard[step])
            if begun is not None:
                c *= begun[step, :, None]
                h *= begun[step, :, None]
        if len(gates):
            state.h = h.copy()
        return heard


def _magnitudes(parts: NDArray[np.float32]) -> NDArray[np.float32]:
    """Magnitudes of spectra given as real parts followed by imaginary parts."""
    import numpy as np

    np.square(parts, out=parts)
    total: NDArray[np.float32] = parts[:, :129] + parts[:, 129:]
    return np.sqrt(total, out=total)


def read(path: Path) -> Network | None:
    """The network of an ONNX file; None if it is not the one that this module implements."""
    import numpy as np

    found: dict[str, NDArray[np.float32]] = {}
    try:
        for graph in _fields(memoryview(path.read_bytes()), 7):
            for tensor in _fields(graph, 5):
                name = "".join(bytes(value).decode() for value in _fields(tensor, 8))
                if name in _NAMES:
                    (raw,) = _fields(tensor, 9)
                    found[name] = np.frombuffer(raw, "<f4").reshape(_NAMES[name])
    except (LookupError, ValueError):
        return None
    return Network(found) if len(found) == len(_NAMES) else None


def _fields(message: memoryview, wanted: int) -> Iterator[memoryview]:
    """The length-delimited fields with the number `wanted` in a Protocol Buffers message."""
    at = 0
    while at < len(message):
        key, at = _number(message, at)
        kind = key & 7
        if kind == 2:
            length, at = _number(message, at)
            if key >> 3 == wanted:
                yield message[at : at + length]
            at += length
        elif kind == 0:
            _, at = _number(message, at)
        else:
            at += {1: 8, 5: 4}[kind]


def _number(message: memoryview, at: int) -> tuple[int, int]:
    """A variable-length integer, and the position after it."""
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
