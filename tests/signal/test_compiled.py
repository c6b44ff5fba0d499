"""Compiled parts of scipy without its packages: what the public functions give, bit for bit, and none of their cost."""

import subprocess
import sys
from collections.abc import Iterator

import numpy as np
import pytest
from scipy import fft, signal

from rehearse.data.method_settings import measuring
from rehearse.signal import compiled
from rehearse.signal.band import band_pass, designed, high_pass

ROWS = np.random.default_rng(1).normal(0, 0.1, (7, 300)).astype(np.float32)
SECTIONS = band_pass(16_000, measuring().band)


@pytest.fixture(params=["compiled", "public"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Each function works by the compiled parts, and by the public functions where those are not found."""
    for core in (compiled._filter, compiled._fourier):
        core.cache_clear()
    if request.param == "public":
        monkeypatch.setitem(sys.modules, "scipy.signal._sosfilt", sys)
        monkeypatch.setitem(sys.modules, "scipy.fft._pocketfft.pypocketfft", sys)
    yield request.param
    for core in (compiled._filter, compiled._fourier):
        core.cache_clear()


def test_both_ways_are_there(way: str) -> None:
    found = [core() is not None for core in (compiled._filter, compiled._fourier)]
    assert found == [way == "compiled"] * 2


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("length", [0, 1, 300])
def test_a_filter_gives_what_scipy_gives_and_its_state(length: int) -> None:
    state = np.random.default_rng(2).normal(0, 0.01, (len(SECTIONS), 2))
    passed, after = compiled.sosfilt(SECTIONS, ROWS[0, :length], state)
    if length:
        expected, expected_after = signal.sosfilt(SECTIONS, ROWS[0, :length], zi=state)
        assert (passed == expected).all()
        assert (after == expected_after).all()
    else:
        assert (len(passed), after.tolist()) == (0, state.tolist())


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("size", [256, 300, 480])
def test_spectra_are_those_of_scipy(size: int) -> None:
    for rows in (ROWS, ROWS[0]):
        spectrum = compiled.rfft(rows, size)
        assert (spectrum == fft.rfft(rows, size)).all()
        power = np.square(np.abs(spectrum)).astype(np.float32)
        assert (compiled.irfft(power, 2 * size) == fft.irfft(power, 2 * size)).all()
        assert compiled.irfft(power, 2 * size).dtype == np.float32
    assert compiled.next_fast_len(size + 1) == fft.next_fast_len(size + 1, real=True)


def test_the_filters_of_the_table_are_those_that_scipy_designs() -> None:
    use = measuring().band
    above, below = designed(16_000, use)
    assert high_pass(16_000, use) == pytest.approx(above, rel=1e-9)
    whole = band_pass(16_000, use)
    assert whole == pytest.approx(np.vstack([above, below]), rel=1e-9)


def test_another_rate_is_designed() -> None:
    use = measuring().band
    assert high_pass(8_000, use) == pytest.approx(designed(8_000, use)[0])


@pytest.mark.slow
def test_scipy_imported_afterwards_works() -> None:
    """The compiled parts stand under their own names, so that nothing is loaded twice."""
    code = (
        "import numpy as np\nfrom rehearse.signal import compiled as c\n"
        "assert c._filter() and c._fourier()\nimport sys; assert 'scipy.signal' not in sys.modules\n"
        "from scipy import fft, signal\nx = np.ones(8)\n"
        "print(signal.sosfilt([[1, 0, 0, 1, 0, 0]], x).tolist() == x.tolist(), fft.rfft(x)[0].real)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "8.0"]
