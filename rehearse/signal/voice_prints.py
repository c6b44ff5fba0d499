"""Compute voice prints: speaker embeddings of windows of 1.6 s.

The windows are adjacent and begin at the start of the recording, so that a live take can embed each as it arrives. At
most `most` voiced windows are used, evenly spaced. Half of them are embedded first: if these are all alike, there is
one voice and the rest are not needed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.data.method_settings import VoicePrintSettings, measuring
from rehearse.signal import voice_encoder
from rehearse.signal.frames import Frames, VoicePrints

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.types import Audio

WINDOW_FRAMES = 160  # 1.6 s, the length that the network was trained on
_STEP = WINDOW_FRAMES * voice_encoder.HOP
_LENGTH = _STEP - voice_encoder.HOP + voice_encoder.WINDOW
_AT_ONCE = 8  # windows embedded at a time in a growing recording, to limit memory if many arrive at once
_RMS = 10 ** (-30 / 20)  # Resemblyzer's normalisation, applied to each window to reduce the effect of distance

_Embed = Callable[["NDArray[np.intp]"], "NDArray[np.float32]"]


def with_prints(frames: Frames, audio: Audio) -> Frames:
    """The frames of a recording with voice prints added, unless they have them already."""
    if frames.prints is not None:
        return frames
    return replace(
        frames, prints=_chosen(frames, len(audio.samples), lambda numbers: _embedded(audio.samples, numbers))
    )


class PrintStream:
    """Computes the voice prints of a recording as it grows; each window is embedded once it is complete."""

    def __init__(self) -> None:
        import numpy as np

        self._waiting = np.zeros(0, np.float32)
        self._count = 0
        self._parts: list[NDArray[np.float32]] = []

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Add samples: 16 kHz, float32, shape (n,), any n."""
        import numpy as np

        self._count += len(samples)
        self._waiting = np.concatenate([self._waiting, samples])
        while complete := min(_windows(len(self._waiting)), _AT_ONCE):
            self._parts.append(_embedded(self._waiting, np.arange(complete)))
            self._waiting = self._waiting[complete * _STEP :]

    def finish(self, frames: Frames) -> Frames:
        """The frames of the whole recording with its voice prints."""
        import numpy as np

        rows = np.concatenate(self._parts) if self._parts else np.zeros((0, voice_encoder.SIZE), np.float32)
        return replace(frames, prints=_chosen(frames, self._count, lambda numbers: rows[numbers]))


def one_voice(embeddings: NDArray[np.float32], settings: VoicePrintSettings) -> bool:
    """Whether each embedding (n, 256) is similar enough to the mean of the others to be the same voice."""
    import numpy as np

    others = embeddings.sum(axis=0) - embeddings
    likeness = (others * embeddings).sum(axis=1) / np.maximum(np.linalg.norm(others, axis=1), 1e-9)
    return bool(likeness.min() >= settings.alike)


def _windows(samples: int) -> int:
    """Number of complete windows in `samples` samples."""
    return max(0, (samples - _LENGTH) // _STEP + 1)


def _chosen(frames: Frames, samples: int, embed: _Embed) -> VoicePrints:
    """The embeddings of the windows used; empty if there are too few windows for two voices."""
    import numpy as np

    settings = measuring().voice_prints
    voiced = frames.f0_hz[: _windows(samples) * WINDOW_FRAMES].reshape(-1, WINDOW_FRAMES) > 0
    numbers = np.flatnonzero(voiced.mean(axis=1) >= settings.voiced)
    if len(numbers) < 2 * settings.least:
        return VoicePrints(numbers[:0], np.zeros((0, voice_encoder.SIZE), np.float32))
    if len(numbers) > settings.most:
        numbers = numbers[np.linspace(0, len(numbers) - 1, settings.most).round().astype(np.intp)]
    first = embed(numbers[::2])
    if one_voice(first, settings):
        return VoicePrints(numbers[::2], first)
    embeddings = np.empty((len(numbers), voice_encoder.SIZE), np.float32)
    embeddings[::2], embeddings[1::2] = first, embed(numbers[1::2])
    return VoicePrints(numbers, embeddings)


def _embedded(samples: NDArray[np.float32], numbers: NDArray[np.intp]) -> NDArray[np.float32]:
    """The embeddings of the windows with these indices, each normalised to the same level."""
    import numpy as np

    def heard(number: int) -> NDArray[np.float32]:
        window = np.asarray(samples[number * _STEP : number * _STEP + _LENGTH], np.float32)
        rms = float(np.sqrt(np.mean(np.square(window))))
        return voice_encoder.bands(window * np.float32(_RMS / max(rms, 1e-9)))

    return voice_encoder.encoder().embed(np.array([heard(int(number)) for number in numbers]))
