"""Voice activity: which stretches of a recording are speech, by the Silero model that faster-whisper ships.

The network looks at frames of 512 samples (32 ms) with 64 samples of context and carries its state from one to the
next, so a stream fed piece by piece gives the same probabilities as the whole file at once.

It is sensitive to level and to rumble: 20 dB less gain hid all speech of one real clip from it, and so did taking that
clip through 8 kHz. A high-pass and a gain that follows the level of what was heard so far make it see every take at
one level: then 0-2 % of the frames of the development clips change with 20 dB of gain (docs/delivery-evaluation.md).
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
HIGH_PASS_HZ = 80.0  # below any voice
TARGET_DBFS = -22.0  # level at which loud speech reaches the network; -18 to -30 were alike
ATTACK = 0.5  # share of the way that the tracked level rises to a louder frame
RELEASE_DB_PER_FRAME = 0.064  # it falls by 2 dB a second, so that a pause does not turn the gain up
QUIETEST_DBFS = -70.0  # what is quieter than this is not turned up further
MAX_GAIN_DB = 45.0


class ActivityDetector:
    """A stream of 16 kHz samples in, one speech probability for each complete 32 ms frame out."""

    def __init__(self) -> None:
        import numpy as np

        self._session = _session()
        self._h = np.zeros((1, 1, 128), np.float32)
        self._c = np.zeros((1, 1, 128), np.float32)
        self._context = np.zeros(CONTEXT_SAMPLES, np.float32)
        self._rest = np.zeros(0, np.float32)
        self._high_pass = _high_pass()
        self._filter_state = np.zeros((len(self._high_pass), 2))
        self._level_dbfs = QUIETEST_DBFS

    def feed(self, samples: NDArray[np.float32]) -> tuple[float, ...]:
        """Probabilities, 0-1, of the frames that `samples` (float32, shape (n,), any n) complete."""
        import numpy as np

        sound = np.concatenate([self._rest, self._filtered(samples)])
        count = len(sound) // FRAME_SAMPLES
        self._rest = sound[count * FRAME_SAMPLES :].copy()
        if count == 0:
            return ()
        frames = sound[: count * FRAME_SAMPLES].reshape(count, FRAME_SAMPLES)
        before = np.vstack([self._context[None], frames[:-1, -CONTEXT_SAMPLES:]])
        self._context = frames[-1, -CONTEXT_SAMPLES:].copy()
        windows = np.concatenate([before, frames], axis=1) * self._gains(frames)[:, None]
        inputs = {"input": windows, "h": self._h, "c": self._c}
        probabilities, self._h, self._c = self._session.run(None, inputs)
        return tuple(float(p) for p in probabilities.reshape(-1))

    def _filtered(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """The samples without rumble; the filter's state goes on from piece to piece."""
        import numpy as np
        from scipy.signal import sosfilt

        if not len(samples):
            return samples
        passed, self._filter_state = sosfilt(self._high_pass, samples, zi=self._filter_state)
        clean: NDArray[np.float32] = passed.astype(np.float32)
        return clean

    def _gains(self, frames: NDArray[np.float32]) -> NDArray[np.float32]:
        """One factor a frame, from the level of the loud frames up to and with it: quick to rise, slow to fall."""
        import numpy as np

        levels = 10 * np.log10(np.mean(np.square(frames), axis=1) + 1e-12)
        gains_db = np.empty(len(levels))
        for number, level in enumerate(levels.tolist()):
            rise = ATTACK * (level - self._level_dbfs) if level > self._level_dbfs else -RELEASE_DB_PER_FRAME
            self._level_dbfs = max(self._level_dbfs + rise, QUIETEST_DBFS)
            gains_db[number] = min(TARGET_DBFS - self._level_dbfs, MAX_GAIN_DB)
        factors: NDArray[np.float32] = (10 ** (gains_db / 20)).astype(np.float32)
        return factors


@cache
def _high_pass() -> NDArray[np.float64]:
    """Second-order sections of the filter against rumble."""
    from scipy.signal import butter

    sections: NDArray[np.float64] = butter(2, HIGH_PASS_HZ, "highpass", fs=16_000, output="sos")
    return sections


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
