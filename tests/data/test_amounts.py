"""A size reads the same on every screen and page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.data.amounts import beside, is_within, size


@pytest.mark.parametrize(
    ("bytes_n", "said"),
    [(0, "0 bytes"), (999, "999 bytes"), (1_000, "1.0 kB"), (9_949, "9.9 kB"), (9_960, "10 kB"), (999_600, "1.0 MB"),
     (148_000_000, "148 MB"), (2_000_000_000_000, "2,000 GB")],
)  # fmt: skip
def test_a_size_is_in_the_unit_that_fits(bytes_n: int, said: str) -> None:
    assert size(bytes_n) == said


@given(st.integers(0, 10**15))
def test_it_is_right_within_a_twentieth(bytes_n: int) -> None:
    shown, unit = size(bytes_n).replace(",", "").split(" ")
    of = {"byte": 1, "bytes": 1, "kB": 1e3, "MB": 1e6, "GB": 1e9}[unit]
    assert float(shown) * of == pytest.approx(bytes_n, rel=0.05)


@given(st.floats(0, 200), st.floats(1, 100), st.booleans(), st.integers(0, 2))
def test_a_number_beside_a_limit_reads_as_what_it_is(value: float, limit: float, is_least: bool, decimals: int) -> None:
    """Up to a thousandth; "20 s; at least 20 s" would say nothing."""
    limit = round(limit, 2)
    low, high = (limit, None) if is_least else (None, limit)
    said = beside(value, low, high, decimals)
    assert float(said) == pytest.approx(value, abs=0.5)
    if abs(value - limit) > 0.0005:
        assert is_within(float(said), low, high) == is_within(value, low, high)
