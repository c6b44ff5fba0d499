"""Measure the level of the speech: its median and its variation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.types import Loudness

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.signal.frames import Frames


def measure(frames: Frames, active: NDArray[np.bool_]) -> Loudness | None:
    """Median in dBFS and standard deviation in dB over the frames with speech; None if there are none."""
    import numpy as np

    levels = frames.level_dbfs[active]
    if not len(levels):
        return None
    return Loudness(round(float(np.median(levels)), 1), round(float(np.std(levels)), 1))
