"""Run the voice activity network in onnxruntime: for weights unknown to `voice_network`, and to test that module."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rehearse.speech.voice_network import HOP, LANES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FRAME, _CONTEXT = 512, 64


@dataclass(eq=False)
class OnnxState:
    """State of each lane: output `h` and cell `c`, shape (1, 1, 128)."""

    h: list[NDArray[np.float32]]
    c: list[NDArray[np.float32]]


class OnnxNetwork:
    """An onnxruntime session on one thread."""

    def __init__(self, file: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads = options.intra_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        self._session: Any = onnxruntime.InferenceSession(
            str(file), providers=["CPUExecutionProvider"], sess_options=options
        )

    @staticmethod
    def silent() -> OnnxState:
        """The initial state."""
        import numpy as np

        return OnnxState(*([np.zeros((1, 1, 128), np.float32) for _ in range(LANES)] for _ in range(2)))

    def probabilities(
        self, samples: NDArray[np.float32], gains: NDArray[np.float32], state: Any
    ) -> NDArray[np.float32]:
        """Speech probabilities, as in `voice_network.Network`."""
        import numpy as np

        heard = np.zeros(gains.shape, np.float32)
        windows = np.lib.stride_tricks.sliding_window_view(samples, _CONTEXT + _FRAME)
        for lane in range(LANES):
            begun = np.flatnonzero(gains[:, lane])
            if not len(begun):
                continue
            mine = windows[lane * HOP :: _FRAME][begun] * gains[begun, lane, None]
            inputs = {"input": mine, "h": state.h[lane], "c": state.c[lane]}
            found, state.h[lane], state.c[lane] = self._session.run(None, inputs)
            heard[begun, lane] = found.reshape(-1)
        return heard
