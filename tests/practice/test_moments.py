"""Promises of naming a moment."""

import pytest
from msgspec.structs import replace

from rehearse.errors import UsageError
from rehearse.practice.moments import moment_s, stretch, whence
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


def test_a_situation_in_the_first_half_of_a_sentence_has_a_moment() -> None:
    """Its words are counted as the situation, so it can be heard; the task begins behind them."""
    report = reports.full()
    assert report.transcript is not None
    assert report.content is not None
    one = " ".join(sentence.text for sentence in report.transcript.sentences[:3])
    first = replace(report.transcript.sentences[2], text=one, start_s=report.transcript.sentences[0].start_s)
    words = report.content.parts["situation"].words
    report = replace(report, transcript=replace(report.transcript, sentences=(first, *report.transcript.sentences[3:])))
    assert report.transcript is not None
    begins = [report.transcript.words[at].start_s or 0.0 for at in (0, words)]
    assert [moment_s(part, report) for part in ("situation", "task")] == pytest.approx([at - 0.3 for at in begins])


@pytest.mark.parametrize("text", ["soon", "1:5", "-3", "99:00", "400"])
def test_what_is_no_moment_of_the_recording_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        moment_s(text, reports.full())


def test_a_part_that_is_missing_is_said() -> None:
    with pytest.raises(UsageError, match="parts of this answer are not known"):
        moment_s("result", reports.without_words())
    report = reports.full()
    assert report.transcript is not None
    left = tuple(replace(one, part=None if one.part == "result" else one.part) for one in report.transcript.sentences)
    report = replace(report, transcript=replace(report.transcript, sentences=left))
    with pytest.raises(
        UsageError, match=r"^It is not clear which words of this answer are the result; it has .*action"
    ):
        moment_s("result", report)
    assert report.content is not None
    silent = replace(report.content.parts["result"], present=False)
    report = replace(report, content=replace(report.content, parts={**report.content.parts, "result": silent}))
    with pytest.raises(UsageError, match=r"^This answer has no result; it has situation, .*action[^;]*\.$"):
        moment_s("result", report)


@pytest.mark.parametrize(
    ("text", "said"), [("Result", "1:05, the result"), ("slowest", "1:05, the slowest ten seconds"), ("1:05", "1:05")]
)
def test_it_is_said_from_where_a_take_is_played(text: str, said: str) -> None:
    assert whence(text, 65.9) == said


@pytest.mark.parametrize("text", ["0:75", "9:99", "1:60:00"])
def test_what_no_clock_shows_is_no_time(text: str) -> None:
    with pytest.raises(UsageError, match=f"{text} is not a time"):
        moment_s(text, reports.full())


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
    with pytest.raises(UsageError, match="slowest ten seconds of this answer are not known"):
        stretch("slowest", reports.without_words())


def test_a_moment_behind_the_end_is_told_what_to_give() -> None:
    with pytest.raises(UsageError) as told:
        moment_s("9:00", reports.full())
    assert told.value.hint == "Give an earlier moment, or a part."
