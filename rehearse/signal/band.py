"""Filters for the frequency band common to all takes, so that measures do not depend on sample rate or headset."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rehearse.data import load
from rehearse.data.method_settings import BandSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class _Designed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """band_filters.toml: filters designed in advance for one sample rate and one band."""

    sample_rate_hz: int
    high_pass: tuple[tuple[float, ...], ...]
    low_pass: tuple[tuple[float, ...], ...]
    band: BandSettings


@cache
def high_pass(sample_rate_hz: int, settings: BandSettings) -> NDArray[np.float64]:
    """The high-pass filter against rumble, as second-order sections for `compiled.sosfilt`: shape (2, 6)."""
    return _sections(sample_rate_hz, settings)[0]


@cache
def band_pass(sample_rate_hz: int, settings: BandSettings) -> NDArray[np.float64]:
    """The band-pass filter, as second-order sections: shape (7, 6).

    Its upper edge is steep and its stop band deep: the sound above depends on sample rate and codec, and the voice
    activity network reacts even to components at -60 dB.
    """
    import numpy as np

    return np.vstack(_sections(sample_rate_hz, settings))


def _sections(sample_rate_hz: int, settings: BandSettings) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Both filters: from the table, or newly designed if the table is for another rate or band."""
    import numpy as np

    ready = load("band_filters.toml", _Designed)
    if (ready.sample_rate_hz, ready.band) != (sample_rate_hz, settings):
        return designed(sample_rate_hz, settings)
    return np.array(ready.high_pass), np.array(ready.low_pass)


def designed(sample_rate_hz: int, settings: BandSettings) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The sections of the high-pass filter, shape (2, 6), and the low-pass filter, shape (5, 6), designed by scipy."""
    from scipy.signal import butter, ellip

    above = butter(4, settings.low_hz, "highpass", fs=sample_rate_hz, output="sos")
    below = ellip(
        settings.order,
        settings.ripple_db,
        settings.stop_db,
        settings.high_hz,
        "lowpass",
        fs=sample_rate_hz,
        output="sos",
    )
    return above, below
