"""Measure the pitch of the voice: median F0 and its spread, from the frames with speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.data.method_settings import PitchSettings
from rehearse.delivery import speech_activity
from rehearse.types import Pitch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.signal.frames import Frames


def measure(frames: Frames, active: NDArray[np.bool_], settings: PitchSettings) -> Pitch | None:
    """Median in Hz and standard deviation in semitones over voiced frames; None for whispering or too little voicing.

    active: mask of frames with speech (n,). Also None for a spread wider than any voice's, a sign of failed tracking.
    """
    import numpy as np

    f0 = frames.f0_hz[voiced(frames, active, settings)]
    if len(f0) * frames.hop_s < settings.min_voiced_s:
        return None
    spread = float(np.std(semitones(f0)))
    if spread > settings.spread_max_st:
        return None
    return Pitch(round(float(np.median(f0)), 1), round(spread, 2))


def voiced(frames: Frames, active: NDArray[np.bool_], settings: PitchSettings) -> NDArray[np.bool_]:
    """Mask (n,) of the frames whose pitch counts: voiced for at least 40 ms and not far below the level of the speech.

    Voice activity is not used frame by frame, as it is unreliable for long vowels and very high or creaky voices, which
    do have a pitch. It only gives the reference level; if it finds no speech, the loud frames give that.
    """
    import numpy as np

    if not len(frames):
        return np.zeros(0, bool)
    loud = np.quantile(frames.level_dbfs[active], 0.6) if active.any() else np.quantile(frames.level_dbfs, 0.9)
    mask = (frames.f0_hz > 0) & (frames.level_dbfs > loud - settings.range_db)
    for start, end in speech_activity.runs(frames.f0_hz > 0):
        if (end - start) * frames.hop_s < settings.min_run_s:
            mask[start:end] = False
    return mask


def semitones(f0_hz: NDArray[np.float32]) -> NDArray[np.float32]:
    """Frequencies (n,), all above 0, in semitones relative to 100 Hz."""
    import numpy as np

    above: NDArray[np.float32] = (12 * np.log2(f0_hz / 100)).astype(np.float32)
    return above
