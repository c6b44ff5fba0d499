"""Sound and its quality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:  # numpy is heavy; `rehearse --help` must not load it
    import numpy as np
    from numpy.typing import NDArray


Side = Literal["left", "right"]  # of a stereo recording


@dataclass(frozen=True, eq=False)
class Audio:
    """Mono sound for recognition and measurement; the only value that holds an array, and never part of a Report.

    samples: float32, shape (n,), contiguous, nominally in [-1, 1] (may be memory-mapped when long).
    sample_rate_hz: 16000 in every stage after decoding.
    """

    samples: NDArray[np.float32]
    sample_rate_hz: int = 16_000

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return len(self.samples) / self.sample_rate_hz


class AudioInfo(msgspec.Struct, frozen=True):
    """`report.audio`: the recording's quality, measured on the original samples before mixing and resampling."""

    path: str
    duration_s: float
    sample_rate: int
    peak_dbfs: float | None  # None: digital silence
    noise_dbfs: float | None  # level of the quietest tenth of 100 ms frames
    clipped_ratio: float  # share of samples within 0.1 dB of full scale in runs of 3 or more
    speech_ratio: float | None  # share of the duration that is speech
    trust: Literal["ok", "poor"]
    reasons: tuple[str, ...] = ()
    channels: int = 1
    format: str = ""
    channel: Side | None = None  # the one requested; None: all channels mixed, or one chosen automatically


@dataclass(frozen=True, eq=False)
class Recording:
    """A decoded file: sound at 16 kHz, facts about the original, and warnings raised while reading it."""

    audio: Audio
    info: AudioInfo
    sha256: str
    warnings: tuple[str, ...] = ()
