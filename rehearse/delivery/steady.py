"""Find steady nuclei: stretches in which voice, level and spectrum hardly change, as in a held vowel or an um."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.data.method_settings import SteadySettings
from rehearse.delivery import speech_activity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.signal.frames import Frames

_BLOCK_FRAMES = 6000  # processed at a time (a minute): an hour's sums would need 200 MB


@dataclass(frozen=True)
class Nucleus:
    """A steady stretch: its frames and its sound.

    change: mean spectral change, where 1 is the limit for steady. pitch_sd: semitones, None if mostly unvoiced.
    level_db: relative to the level of speech. schwa: distance from the neutral vowel of um and uh, normalised for the
    speaker, 0 for equal. quiet_before_s, quiet_after_s: adjacent silence, at most 0.5.
    """

    first: int
    end: int
    change: float
    pitch_sd: float | None
    level_db: float
    schwa: float
    quiet_before_s: float
    quiet_after_s: float


@dataclass(frozen=True, eq=False)
class Sound:
    """Input to the search: frames, activity, levels smoothed over 50 ms, level of speech, spectral change."""

    frames: Frames
    active: NDArray[np.bool_]
    level: NDArray[np.float32]
    loud_dbfs: float
    change: NDArray[np.float32]
    limit: float


def listen(frames: Frames, active: NDArray[np.bool_], settings: SteadySettings) -> Sound:
    """Prepare a recording for the search; `active` must contain at least one True."""
    import numpy as np

    change = spectral_change(frames.cepstra)
    limit = float(np.clip(np.median(change[active]), settings.change_min, settings.change_max))
    loud = float(np.quantile(frames.level_dbfs[active], settings.loud_quantile))
    return Sound(frames, active, _smooth(frames.level_dbfs), loud, change, limit)


def find(sound: Sound, settings: SteadySettings) -> tuple[Nucleus, ...]:
    """All steady nuclei of a recording, in order of time."""
    import numpy as np

    cepstra = sound.frames.cepstra
    mean, spread = cepstra[sound.active].mean(axis=0), cepstra[sound.active].std(axis=0) + 1e-6
    dark = (cepstra[:, 0] - mean[0]) / spread[0] > settings.dark_min
    loud_enough = sound.level > sound.loud_dbfs - settings.range_db
    still = sound.active & (sound.change < sound.limit) & dark & loud_enough
    islands = speech_activity.runs(sound.active)
    template = np.array(settings.schwa)

    def from_schwa(shape: NDArray[np.float32]) -> float:
        return float(np.sqrt(((shape[: len(template)] - template) ** 2).mean()))

    return tuple(
        _described(sound, first, end, from_schwa((cepstra[first:end].mean(axis=0) - mean) / spread), islands)
        for first, end in _joined(sound, speech_activity.runs(still), settings)
        if (end - first) * sound.frames.hop_s >= settings.min_s
    )


def spectral_change(cepstra: NDArray[np.float32]) -> NDArray[np.float32]:
    """Distance between the mean cepstra of the 30 ms before and after each frame, shape (n,); infinite at the ends."""
    import numpy as np

    width = 3
    change = np.full(len(cepstra), np.inf, np.float32)
    end = len(cepstra) - width + 1 if len(cepstra) > 2 * width else 0
    for first in range(width, end, _BLOCK_FRAMES):
        last = min(first + _BLOCK_FRAMES, end)
        part = cepstra[first - width : last + width - 1]
        sums = np.cumsum(np.vstack([np.zeros((1, part.shape[1])), part]), axis=0)
        means = (sums[width:] - sums[:-width]) / width
        change[first:last] = np.linalg.norm(means[width:] - means[:-width], axis=1)
    return change


def _smooth(level: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    padded = np.pad(level, 2, mode="edge")
    smoothed: NDArray[np.float32] = np.convolve(padded, np.full(5, 0.2), "valid").astype(np.float32)
    return smoothed


def _joined(sound: Sound, runs: list[tuple[int, int]], settings: SteadySettings) -> list[tuple[int, int]]:
    """The runs, joined where they are at most 20 ms apart without a dip in level between them."""
    joined: list[tuple[int, int]] = []
    for first, end in runs:
        if joined and first - joined[-1][1] <= 2 and not has_dip(sound, joined[-1], (first, end), settings.dip_db):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((first, end))
    return joined


def has_dip(sound: Sound, one: tuple[int, int], other: tuple[int, int], dip_db: float) -> bool:
    """Whether the level between two runs falls more than `dip_db` below the peaks of both."""
    between = float(sound.level[one[1] : other[0] + 1].min())
    tops = (float(sound.level[slice(*one)].max()), float(sound.level[slice(*other)].max()))
    return between < min(tops) - dip_db


def _described(
    sound: Sound,
    first: int,
    end: int,
    schwa: float,
    islands: list[tuple[int, int]],
) -> Nucleus:
    before, after = _quiet(first, end, islands, len(sound.active), sound.frames.hop_s)
    return Nucleus(
        first=first,
        end=end,
        change=float(sound.change[first:end].mean()) / sound.limit,
        pitch_sd=_pitch_sd(sound.frames.f0_hz[first:end]),
        level_db=float(sound.level[first:end].mean()) - sound.loud_dbfs,
        schwa=schwa,
        quiet_before_s=before,
        quiet_after_s=after,
    )


def _pitch_sd(f0_hz: NDArray[np.float32]) -> float | None:
    import numpy as np

    voiced = f0_hz[f0_hz > 0]
    if 2 * len(voiced) <= len(f0_hz):
        return None
    return float(np.std(12 * np.log2(voiced)))


def _quiet(first: int, end: int, islands: list[tuple[int, int]], total: int, hop_s: float) -> tuple[float, float]:
    """Seconds of silence just before and just after a nucleus, at most 0.5; 0 if it does not border on silence.

    It may begin up to 0.12 s after its stretch of activity (an onset) and end up to 0.25 s before it (the m of an um).
    """
    at = next(number for number, (a, b) in enumerate(islands) if a <= first < b)
    start, stop = islands[at]
    gap_before = (start - (islands[at - 1][1] if at else -total)) * hop_s
    gap_after = ((islands[at + 1][0] if at + 1 < len(islands) else 2 * total) - stop) * hop_s
    before = min(gap_before, 0.5) if (first - start) * hop_s < 0.12 else 0.0
    after = min(gap_after, 0.5) if (stop - end) * hop_s < 0.25 else 0.0
    return before, after
