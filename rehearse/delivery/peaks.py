"""Estimate syllables without words, as peaks in the level of the voice, after de Jong & Wempe (2009)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rehearse.data.method_settings import MethodSettings, PeakSettings
from rehearse.delivery import speech_activity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.signal.frames import Frames


def articulation_rate_sps(frames: Frames, active: NDArray[np.bool_], settings: MethodSettings) -> float | None:
    """Syllables per second of speech, estimated from the sound alone; None for less than a second of speech."""
    spoken_s = float(speech_activity.phonation(active, frames.hop_s, settings.pauses).sum()) * frames.hop_s
    if spoken_s < 1.0:
        return None
    peaks_per_s = float(weights(frames, active, settings).sum()) / spoken_s
    return round(settings.peaks.per_peak * math.pow(peaks_per_s, settings.peaks.exponent), 2)


def weights(frames: Frames, active: NDArray[np.bool_], settings: MethodSettings) -> NDArray[np.float32]:
    """The degree to which each frame is a syllable's peak, shape (n,), 0-1, mostly 0.

    A syllable is a peak in the smoothed level of the voice above room noise that stands out from its surroundings, in
    or next to a periodic frame.
    """
    import numpy as np
    from scipy.ndimage import maximum_filter1d
    from scipy.signal import find_peaks

    limits = settings.peaks
    level = _over_noise(frames, speech_activity.room_dbfs(frames, active, settings.silence), limits)
    loud = float(np.quantile(level[active], 0.6))
    floor = loud - limits.range_db
    lowest = floor - limits.range_fade_db
    shown = np.where(active, np.maximum(level, lowest), lowest)
    apart = max(1, round(limits.apart_s / frames.hop_s))
    peaks, found = find_peaks(shown, prominence=limits.rise_min_db, distance=apart)
    periodic = maximum_filter1d(frames.harmonicity, 7)[peaks]
    fade = limits.harmonicity_fade
    counted = np.zeros(len(frames), np.float32)
    counted[peaks] = (
        _share(found["prominences"], limits.rise_min_db, limits.rise_full_db)
        * _share(level[peaks], floor, floor + limits.range_fade_db)
        * _share(periodic, limits.harmonicity - fade, limits.harmonicity + fade)
    )
    return counted


def _share(value: NDArray[np.floating], none: float, full: float) -> NDArray[np.floating]:
    """0 up to `none`, 1 from `full`, linear between, so that a small change in level adds or removes no syllable."""
    import numpy as np

    share: NDArray[np.floating] = np.clip((value - none) / (full - none), 0, 1)
    return share


def _over_noise(frames: Frames, room_dbfs: float, settings: PeakSettings) -> NDArray[np.float64]:
    """The smoothed level of each frame in dB, shape (n,), after subtracting the power of the room noise."""
    import numpy as np

    power = 10.0 ** (frames.vowel_dbfs.astype(np.float64) / 10)
    noise = settings.noise_factor * 10 ** (room_dbfs / 10)
    level = 10 * np.log10(np.maximum(power - noise, 0.02 * power))
    width = 2 * round(settings.smooth_s / frames.hop_s / 2 - 0.5) + 1
    bell = np.hanning(width + 2)[1:-1]
    smoothed: NDArray[np.float64] = np.convolve(np.pad(level, width // 2, mode="edge"), bell / bell.sum(), "valid")
    return smoothed
