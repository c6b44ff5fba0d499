"""A size reads the same on every screen and page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.data.amounts import size


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
