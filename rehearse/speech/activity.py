"""Detect voice activity with the Silero model that faster-whisper ships.

The network reads frames of 512 samples (32 ms) with 64 samples of context and carries its state from one to the
next, so a stream fed piece by piece gives the same probabilities as the whole file at once.

On its own, the network gives different results for the same take if it is quieter, was stored at 8 kHz, or begins a few
milliseconds later: 20 dB less gain hid all the speech in one real clip. Three measures make it, and all counts based on
it, stable (docs/delivery-evaluation.md): the input is limited to the band that every take contains; a gain that tracks
the level so far, from the first sound on, brings every take to the same level; and the probabilities are the mean of
four networks offset by 8 ms, so they do not depend on where the frames begin.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.data.method_settings import measuring
from rehearse.signal.band import band_pass
from rehearse.signal.compiled import sosfilt
from rehearse.signal.mapped import blocks
from rehearse.speech.onnx_network import OnnxNetwork
from rehearse.speech.voice_network import BEFORE, LANES, Network, read
from rehearse.types import Audio, Span, Speech

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FRAME_SAMPLES = 512
CONTEXT_SAMPLES = 64
FRAME_S = FRAME_SAMPLES / 16_000
EARLY_S = FRAME_S * (LANES - 1) / LANES / 2  # the lanes begin 0, 8, 16 and 24 ms before the frame
ON_PROBABILITY = 0.5  # Silero's own default
OFF_PROBABILITY = 0.35  # hysteresis: Silero's default is 0.15 below the threshold
MIN_SPEECH_S = 0.1
BLOCK_FRAMES = 500  # 16 s of sound at a time keeps memory use constant; the network needs 30 KB per frame
TARGET_DBFS = -22.0  # level at which loud speech reaches the network; -18 to -30 gave similar results
FIRST_OVER_DB = 12.0  # the first sound is assumed to be this much quieter than the speech that follows
ATTACK = 0.5  # fraction of the gap to a louder frame by which the tracked level rises
RELEASE_DB_PER_FRAME = 0.064  # it falls by 2 dB per second, so that the gain does not rise in a pause
NOTHING_DBFS = -112.0  # level in the band below which nothing has been recorded yet; 16-bit noise is at about -105


class ActivityDetector:
    """Turns a stream of 16 kHz samples into one speech probability for each complete 32 ms frame."""

    def __init__(self) -> None:
        import numpy as np

        self._network = network()
        self._state = self._network.silent()
        self._band = band_pass(16_000, measuring().band)
        self._filter_state = np.zeros((len(self._band), 2))
        self._levels_dbfs: list[float | None] = [None] * LANES  # nothing heard yet
        self._waiting = np.zeros(BEFORE, np.float32)  # samples before the next frame, and its samples so far

    def feed(self, samples: NDArray[np.float32]) -> tuple[float, ...]:
        """Speech probabilities (0-1) of the frames completed by `samples` (float32, shape (n,), any n)."""
        import numpy as np

        sound = np.concatenate([self._waiting, self._filtered(samples)])
        count = (len(sound) - BEFORE) // FRAME_SAMPLES
        self._waiting = sound[count * FRAME_SAMPLES :].copy()
        if not count:
            return ()
        gains = np.zeros((count, LANES), np.float32)
        for lane in range(LANES):  # in the order in which their frames begin
            begin = CONTEXT_SAMPLES + lane * FRAME_SAMPLES // LANES
            frames = sound[begin : begin + count * FRAME_SAMPLES].reshape(count, FRAME_SAMPLES)
            of_lane = self._gains(frames, lane)
            gains[count - len(of_lane) :, lane] = of_lane
        heard = self._network.probabilities(sound[: BEFORE + count * FRAME_SAMPLES], gains, self._state)
        return tuple(float(p) for p in heard.mean(axis=1))

    def _filtered(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """The band-passed samples; the filter keeps its state from one piece to the next."""
        import numpy as np

        if not len(samples):
            return samples
        passed, self._filter_state = sosfilt(self._band, samples, self._filter_state)
        clean: NDArray[np.float32] = passed.astype(np.float32)
        return clean

    def _gains(self, frames: NDArray[np.float32], lane: int) -> NDArray[np.float32]:
        """One gain factor per frame, from the first that has sound, by the level so far (fast attack, slow release)."""
        import numpy as np

        levels = 10 * np.log10(np.einsum("ij,ij->i", frames, frames) / FRAME_SAMPLES + 1e-12)
        tracked = self._levels_dbfs[lane]
        if tracked is None:
            sounding = np.flatnonzero(levels > NOTHING_DBFS)
            if not len(sounding):
                return np.zeros(0, np.float32)
            levels = levels[sounding[0] :]
            tracked = float(levels[0]) + FIRST_OVER_DB
        gains_db = np.empty(len(levels))
        for number, level in enumerate(levels.tolist()):
            tracked += ATTACK * (level - tracked) if level > tracked else -RELEASE_DB_PER_FRAME
            tracked = max(tracked, NOTHING_DBFS)
            gains_db[number] = TARGET_DBFS - tracked
        self._levels_dbfs[lane] = tracked
        factors: NDArray[np.float32] = (10 ** (gains_db / 20)).astype(np.float32)
        return factors


def detect_speech(audio: Audio, left: Callable[[], bool] = lambda: False) -> Speech:
    """Voice activity of a whole recording; spans are unpadded, with edges accurate to about one 32 ms frame.

    left: asked between blocks whether nobody waits for it any more; then it is that of the blocks before.
    """
    detector = ActivityDetector()
    probabilities: list[float] = []
    for block in blocks(audio.samples, BLOCK_FRAMES * FRAME_SAMPLES):
        if left():
            break
        probabilities += detector.feed(block)
    return Speech(speech_spans(probabilities, audio.duration_s), audio.duration_s, tuple(probabilities))


def speech_spans(probabilities: list[float] | tuple[float, ...], duration_s: float) -> tuple[Span, ...]:
    """Spans of speech by hysteresis over frame probabilities: on at 0.5, off at 0.35, none shorter than 100 ms."""
    spans: list[Span] = []
    start: int | None = None
    for frame, probability in enumerate((*probabilities, 0.0)):
        if start is None and probability >= ON_PROBABILITY:
            start = frame
        elif start is not None and probability < OFF_PROBABILITY:
            if (frame - start) * FRAME_S >= MIN_SPEECH_S:
                spans.append(Span(max(0.0, start * FRAME_S - EARLY_S), min(frame * FRAME_S - EARLY_S, duration_s)))
            start = None
    return tuple(spans)


@cache
def network() -> Network | OnnxNetwork:
    """The Silero network shipped with faster-whisper: in numpy if its weights are known, otherwise in onnxruntime."""
    found = find_spec("faster_whisper")  # locates the package without importing it
    (file,) = (Path((found and found.origin) or "").parent / "assets").glob("silero_vad*.onnx")
    return read(file) or OnnxNetwork(file)
