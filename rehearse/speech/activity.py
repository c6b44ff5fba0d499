"""Voice activity: which stretches of a recording are speech, by the Silero model that faster-whisper ships.

The network looks at frames of 512 samples (32 ms) with 64 samples of context and carries its state from one to the
next, so a stream fed piece by piece gives the same probabilities as the whole file at once.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rehearse.types import Audio, Span, Speech

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FRAME_SAMPLES = 512
CONTEXT_SAMPLES = 64
FRAME_S = FRAME_SAMPLES / 16_000
ON_PROBABILITY = 0.5  # Silero's own default
OFF_PROBABILITY = 0.35  # hysteresis: Silero's default is 0.15 below the threshold
MIN_SPEECH_S = 0.1
BLOCK_FRAMES = 4000  # 128 s of sound at a time keeps memory flat


class ActivityDetector:
    """A stream of 16 kHz samples in, one speech probability for each complete 32 ms frame out."""

    def __init__(self) -> None:
        import numpy as np

        self._session = _session()
        self._h = np.zeros((1, 1, 128), np.float32)
        self._c = np.zeros((1, 1, 128), np.float32)
        self._context = np.zeros(CONTEXT_SAMPLES, np.float32)
        self._rest = np.zeros(0, np.float32)

    def feed(self, samples: NDArray[np.float32]) -> tuple[float, ...]:
        """Probabilities, 0-1, of the frames that `samples` (float32, shape (n,), any n) complete."""
        import numpy as np

        sound = np.concatenate([self._rest, samples])
        count = len(sound) // FRAME_SAMPLES
        self._rest = sound[count * FRAME_SAMPLES :].copy()
        if count == 0:
            return ()
        frames = sound[: count * FRAME_SAMPLES].reshape(count, FRAME_SAMPLES)
        before = np.vstack([self._context[None], frames[:-1, -CONTEXT_SAMPLES:]])
        self._context = frames[-1, -CONTEXT_SAMPLES:].copy()
        inputs = {"input": np.concatenate([before, frames], axis=1), "h": self._h, "c": self._c}
        probabilities, self._h, self._c = self._session.run(None, inputs)
        return tuple(float(p) for p in probabilities.reshape(-1))


def detect_speech(audio: Audio) -> Speech:
    """Voice activity of a whole recording; its spans are unpadded, their edges good to about one 32 ms frame."""
    detector = ActivityDetector()
    step = BLOCK_FRAMES * FRAME_SAMPLES
    probabilities: list[float] = []
    for start in range(0, len(audio.samples), step):
        probabilities += detector.feed(audio.samples[start : start + step])
    return Speech(speech_spans(probabilities, audio.duration_s), audio.duration_s, tuple(probabilities))


def speech_spans(probabilities: list[float] | tuple[float, ...], duration_s: float) -> tuple[Span, ...]:
    """Hysteresis over frame probabilities: on at 0.5, off at 0.35, runs shorter than 100 ms dropped."""
    spans: list[Span] = []
    start: int | None = None
    for frame, probability in enumerate((*probabilities, 0.0)):
        if start is None and probability >= ON_PROBABILITY:
            start = frame
        elif start is not None and probability < OFF_PROBABILITY:
            if (frame - start) * FRAME_S >= MIN_SPEECH_S:
                spans.append(Span(start * FRAME_S, min(frame * FRAME_S, duration_s)))
            start = None
    return tuple(spans)


@cache
def _session() -> Any:  # an onnxruntime.InferenceSession, which has no types
    import faster_whisper
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    (model,) = (Path(faster_whisper.__file__).parent / "assets").glob("silero_vad*.onnx")
    return onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"], sess_options=options)
