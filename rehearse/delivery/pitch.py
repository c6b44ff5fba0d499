"""Pitch of the voice: median F0 and its spread, from the frames with speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.data.measuring import PitchSettings
from rehearse.types import Pitch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.delivery.frames import Frames


def measure(frames: Frames, voice: NDArray[np.float32], settings: PitchSettings) -> Pitch | None:
    """Median in Hz and standard deviation in semitones over voiced frames; None for a whisper or too little voicing.

    voice: speech probability of each frame (n,).
    """
    import numpy as np

    f0 = frames.f0_hz[(frames.f0_hz > 0) & (voice >= 0.5)]
    if len(f0) * frames.hop_s < settings.min_voiced_s:
        return None
    return Pitch(round(float(np.median(f0)), 1), round(float(np.std(semitones(f0))), 2))


def semitones(f0_hz: NDArray[np.float32]) -> NDArray[np.float32]:
    """Semitones over 100 Hz, (n,) from (n,) frequencies above 0."""
    import numpy as np

    above: NDArray[np.float32] = (12 * np.log2(f0_hz / 100)).astype(np.float32)
    return above
