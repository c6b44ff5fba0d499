"""Promises of naming a moment."""

import pytest

from rehearse.errors import UsageError
from rehearse.practice.moments import moment_s, stretch
from tests import builders_report as reports


@pytest.mark.parametrize(("text", "found_s"), [("1:05", 65), ("0:01:05.5", 65.5), ("65", 65), ("7.5 s", 7.5), ("0", 0)])
def test_clock_and_seconds(text: str, found_s: float) -> None:
    assert moment_s(text, reports.full()) == found_s


def test_a_part_begins_a_breath_before_its_first_word() -> None:
    report = reports.full()
    assert report.transcript is not None
    first = next(s.start_s for s in report.transcript.sentences if s.part == "result")
    assert first is not None
    assert moment_s("Result", report) == pytest.approx(first - 0.3)


@pytest.mark.parametrize("text", ["soon", "1:5", "-3", "99:00", "400"])
def test_what_is_no_moment_of_the_recording_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        moment_s(text, reports.full())


def test_a_part_that_is_missing_is_said() -> None:
    with pytest.raises(UsageError, match="no moment"):
        moment_s("result", reports.without_words())


@pytest.mark.parametrize("side", ["slowest", "Fastest"])
def test_the_slowest_and_the_fastest_ten_seconds_end_after_ten_seconds(side: str) -> None:
    report = reports.full()
    window = report.delivery.slowest if side == "slowest" else report.delivery.fastest
    assert window is not None
    assert stretch(side, report) == (window.start_s, window.end_s - window.start_s)
    assert window.end_s - window.start_s == pytest.approx(10.0)


def test_any_other_moment_is_played_to_the_end() -> None:
    assert stretch("0:05", reports.full()) == (5, None)


def test_an_answer_without_a_slowest_stretch_says_so() -> None:
    with pytest.raises(UsageError, match="no slowest ten seconds"):
        stretch("slowest", reports.without_words())
