"""The frequency band common to every take: measures taken in it do not depend on sample rate or headset."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rehearse.data.method_settings import BandSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@cache
def high_pass(sample_rate_hz: int, use: BandSettings) -> NDArray[np.float64]:
    """The filter against rumble alone, as second-order sections for scipy's sosfilt: shape (2, 6)."""
    from scipy.signal import butter

    sections: NDArray[np.float64] = butter(4, use.low_hz, "highpass", fs=sample_rate_hz, output="sos")
    return sections


@cache
def band_pass(sample_rate_hz: int, use: BandSettings) -> NDArray[np.float64]:
    """The filter to that band, in the same form: shape (7, 6).

    Its upper edge is steep and deep: what lies above differs from one sample rate and codec to another, and the network
    that hears voice activity is moved by what is 60 dB down.
    """
    import numpy as np
    from scipy.signal import ellip

    below = ellip(use.order, use.ripple_db, use.stop_db, use.high_hz, "lowpass", fs=sample_rate_hz, output="sos")
    sections: NDArray[np.float64] = np.vstack([high_pass(sample_rate_hz, use), below])
    return sections
