"""What a take changed against an earlier one, in a sentence; and moments as people name them."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from rehearse.studio.changes import changed
from rehearse.studio.days import when
from rehearse.types import Attempt, Report
from tests import builders_report as reports


def lasting(duration_s: float | None, wpm: float | None) -> Report:
    report = reports.full()
    return replace(report, delivery=replace(report.delivery, duration_s=duration_s, speech_rate_wpm=wpm))


def test_each_measure_is_named_once_with_both_values_and_whether_it_came_nearer() -> None:
    said = changed(Attempt(3, lasting(40.0, 150.0), None), Attempt(7, lasting(88.0, 150.0), None))
    assert said.startswith("Since take 3: time 1:28, was 0:40 (better); ")
    assert "pace 150 words a minute as before" in said
    further = changed(Attempt(3, lasting(88.0, 150.0), None), Attempt(7, lasting(40.0, 150.0), None))
    assert "time 0:40, was 1:28 (worse)" in further


def test_what_was_not_measured_in_both_is_left_out() -> None:
    empty = lasting(None, None)
    empty = replace(empty, delivery=replace(empty.delivery, metrics=()))
    said = changed(Attempt(1, empty, None), Attempt(2, lasting(88.0, 150.0), None))
    assert "time" not in said
    assert "pace" not in said


def test_a_take_that_was_not_scored_is_neither_better_nor_worse() -> None:
    """Three seconds have a pace, and it means nothing."""
    scored, fragment = Attempt(3, lasting(40.0, 186.0), None), Attempt(7, reports.not_scored(), None)
    assert changed(scored, scored)
    assert (changed(scored, fragment), changed(fragment, scored)) == ("", "")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-03-10T08:05:00", "today 08:05"),
        ("2026-03-09T23:59:00", "yesterday 23:59"),
        ("2026-03-08T23:59:00", "2026-03-08 23:59"),
        ("2026-03-11T00:01:00", "2026-03-11 00:01"),
        ("some day", "some day"),
    ],
)
def test_a_moment_is_named_by_its_day_and_time(moment: str, said: str) -> None:
    assert when(moment, datetime(2026, 3, 10, 0, 0, 1)) == said
