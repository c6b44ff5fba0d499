"""A size reads the same on every screen and page."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.data.amounts import beside, is_within, number, rounded, size


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


@given(st.decimals(-999, 999, places=3), st.integers(0, 2))
def test_a_number_is_rounded_as_on_paper(value: Decimal, digits: int) -> None:
    """16.65 is 16.7 on every screen, though the nearest binary number is a little less."""
    on_paper = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    assert rounded(float(value), digits) == f"{on_paper if on_paper else abs(on_paper)}"


def test_a_measure_has_a_decimal_only_where_it_says_something() -> None:
    assert [number(value) for value in (0.0, 17.98, 16.65, -0.04, 99.96, 112.5, 5000.0)] == [
        "0", "18", "16.7", "0", "100", "113", "5,000",
    ]  # fmt: skip
