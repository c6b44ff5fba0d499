"""Mel bands and cosines: librosa's and scipy's, to the precision of float32."""

import numpy as np
import pytest
from scipy.fft import dct

from rehearse.signal import mel


@pytest.mark.slow
@pytest.mark.parametrize(("rate", "size", "count", "low", "high"), [
    (16_000, 400, 20, 100.0, 3000.0), (8_000, 256, 12, 50.0, 4000.0), (16_000, 512, 26, 1200.0, 7000.0),
])  # fmt: skip
def test_the_bands_are_those_of_librosa(rate: int, size: int, count: int, low: float, high: float) -> None:
    from librosa.filters import mel as reference

    expected = reference(sr=rate, n_fft=size, n_mels=count, fmin=low, fmax=high)
    assert mel.filters(rate, size, count, low, high) == pytest.approx(expected, abs=1e-7)


def test_the_cosines_are_those_of_the_orthonormal_transform() -> None:
    rows = np.random.default_rng(1).normal(0, 20, (5, 20))
    assert rows @ mel.cosines(20, 12).T == pytest.approx(dct(rows, norm="ortho")[:, 1:13], abs=1e-4)
