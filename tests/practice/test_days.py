"""Promises about days."""

from datetime import date, timedelta

import pytest

from rehearse.practice.days import day_of, streak_days

TODAY = date(2026, 3, 10)


def before(*days: int) -> set[date]:
    return {TODAY - timedelta(days=day) for day in days}


@pytest.mark.parametrize(
    ("days", "streak"),
    [((), 0), ((0,), 1), ((0, 1, 2), 3), ((1, 2), 2), ((2, 3), 0), ((0, 2), 1)],
)
def test_a_streak_lasts_until_a_whole_day_is_missed(days: tuple[int, ...], streak: int) -> None:
    """Today does not break it before it is over."""
    assert streak_days(before(*days), TODAY) == streak


def test_both_spellings_of_utc_are_read() -> None:
    assert day_of("2026-03-01T12:00:00Z") == day_of("2026-03-01T12:00:00+00:00")
