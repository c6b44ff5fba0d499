"""Spans: ordered, never negative, honest about what they share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.types import Span

TIMES = st.floats(0, 10_000, allow_nan=False)


@given(TIMES, TIMES)
def test_an_end_before_the_start_is_refused(a: float, b: float) -> None:
    if b >= a:
        assert Span(a, b).duration_s == b - a
    else:
        with pytest.raises(ValueError, match="cannot end"):
            Span(a, b)


def test_a_span_without_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Span(0.0, float("nan"))


@given(TIMES, TIMES, TIMES, TIMES)
def test_overlap_is_the_same_both_ways_and_no_longer_than_either(a: float, b: float, c: float, d: float) -> None:
    one, two = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    assert one.overlap_s(two) == two.overlap_s(one)
    assert 0 <= one.overlap_s(two) <= min(one.duration_s, two.duration_s)


def test_spans_sort_by_time() -> None:
    assert sorted([Span(2, 3), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(2, 3)]
