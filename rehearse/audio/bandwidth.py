"""Find the highest frequency with sound: a headset in telephone quality may deliver 48 kHz, but fills only 4 kHz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.data.take import take_settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WINDOW_N = 2048
_BAND_HZ = 500
_GAP_BANDS = 4
_LOUD_RMS = 0.01 * 32768  # -40 dBFS: quieter windows are background and carry no information


class Bandwidth:
    """Keeps the highest level of each 500 Hz band in loud windows."""

    def __init__(self, sample_rate_hz: int) -> None:
        self._rate_hz = sample_rate_hz
        self._floor_db = take_settings().check.band_floor_db
        self._rest: list[NDArray[np.float32]] = []
        self._rest_n = 0
        self._bands: NDArray[np.float64] | None = None

    def add(self, samples: NDArray[np.float32]) -> None:
        """Add samples, scaled as int16."""
        import numpy as np

        self._rest.append(samples)
        self._rest_n += len(samples)
        if self._rest_n < _WINDOW_N:
            return
        window = np.concatenate(self._rest)[:_WINDOW_N]
        self._rest, self._rest_n = [], 0
        if float(np.sqrt(np.mean(window**2))) < _LOUD_RMS:
            return
        power = np.abs(np.fft.rfft(window * np.blackman(_WINDOW_N))) ** 2
        per_band = max(1, round(_BAND_HZ * _WINDOW_N / self._rate_hz))
        count = len(power) // per_band
        bands = power[: count * per_band].reshape(count, per_band).mean(axis=1)
        self._bands = bands if self._bands is None else np.maximum(self._bands, bands)

    def hz(self) -> int | None:
        """The upper limit of the sound in Hz: the lower edge of the first wide gap. None until a loud window was seen.

        Sound above such a gap is the alias image left by a simple resampler.
        """
        import numpy as np

        if self._bands is None:
            return None
        full = self._bands > self._bands.max() * 10 ** (self._floor_db / 10)
        first, last = (int(edge) for edge in np.flatnonzero(full)[[0, -1]])
        inside = ~full[first : last + 1]
        gap = next((at for at in range(len(inside)) if inside[at : at + _GAP_BANDS].sum() == _GAP_BANDS), None)
        return (last + 1 if gap is None else first + gap) * _BAND_HZ
