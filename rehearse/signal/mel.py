"""Compute mel bands and the cosine transform as matrices.

The bands equal those of librosa's `filters.mel` (Slaney's scale, equal areas), as a test checks; importing librosa,
which compiles with numba, takes 0.2 s of processor time, ten times as much as the spectra of a take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LINEAR_HZ = 200 / 3  # width of a mel below 1000 Hz
_BEND_HZ = 1000.0
_LOG_STEP = 27.0  # above 1000 Hz, the number of mels per 6.4-fold increase in frequency


def filters(rate_hz: int, size: int, count: int, lowest_hz: float, highest_hz: float) -> NDArray[np.float32]:
    """Triangular filters, shape (count, size // 2 + 1), over the bins of a Fourier transform of `size`."""
    import numpy as np

    bend = _BEND_HZ / _LINEAR_HZ

    def mels(hertz: float) -> float:
        return hertz / _LINEAR_HZ if hertz < _BEND_HZ else bend + _LOG_STEP * np.log(hertz / _BEND_HZ) / np.log(6.4)

    steps = np.linspace(mels(lowest_hz), mels(highest_hz), count + 2)
    curved = _BEND_HZ * np.exp(np.log(6.4) / _LOG_STEP * (steps - bend))
    edges = np.where(steps < bend, _LINEAR_HZ * steps, curved)[:, None]
    bins = np.fft.rfftfreq(size, 1 / rate_hz)
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    triangles: NDArray[np.floating] = np.maximum(0.0, np.minimum(rising, falling)) * 2 / (edges[2:] - edges[:-2])
    found: NDArray[np.float32] = triangles.astype(np.float32)
    return found


def cosines(count: int, coefficients: int) -> NDArray[np.float32]:
    """Rows 1 to `coefficients` of the orthonormal type II cosine transform of `count` values."""
    import numpy as np

    middles = (np.arange(count) + 0.5) * np.pi / count
    rows: NDArray[np.float32] = np.cos(np.arange(1, coefficients + 1)[:, None] * middles).astype(np.float32)
    return rows * np.float32(np.sqrt(2 / count))
