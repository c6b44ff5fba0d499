"""Syllables without words: peaks of the level at which the voice sounds, after de Jong & Wempe (2009)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.data.measuring import PeakSettings
from rehearse.delivery import voice

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.delivery.frames import Frames


def articulation_rate_sps(
    frames: Frames, active: NDArray[np.bool_], pause_s: float, settings: PeakSettings
) -> float | None:
    """Syllables a second of the time spoken, estimated from the sound alone; None for less than a second of speech.

    A syllable is a peak of the smoothed level that rises over its surroundings, in or beside a voiced frame. The count
    is divided by the share of syllables that peaks are known to find.
    """
    spoken_s = float(voice.phonation(active, frames.hop_s, pause_s).sum()) * frames.hop_s
    if spoken_s < 1.0:
        return None
    return round(len(find(frames, active, settings)) / settings.peaks_per_syllable / spoken_s, 2)


def find(frames: Frames, active: NDArray[np.bool_], settings: PeakSettings) -> NDArray[np.int64]:
    """Frames at which a syllable peaks, in order."""
    import numpy as np
    from scipy.signal import find_peaks

    level = np.convolve(np.pad(frames.level_dbfs, 2, mode="edge"), np.full(5, 0.2), "valid")
    loud = float(np.quantile(frames.level_dbfs[active], 0.6))
    shown = np.where(active, level, loud - 40.0)
    peaks, _ = find_peaks(shown, prominence=settings.rise_db, distance=round(settings.apart_s / frames.hop_s))
    near_voice = np.convolve(frames.harmonicity > settings.harmonicity, np.ones(7), "same") > 0
    kept: NDArray[np.int64] = peaks[(level[peaks] > loud - settings.range_db) & near_voice[peaks]]
    return kept
