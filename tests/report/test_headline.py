"""An answer that is too long or too short for the round is nowhere simply a hire."""

import io
import re
from typing import get_args

import msgspec
import pytest
from rich.console import Console

from rehearse.practice import scorecard
from rehearse.practice.mock import Turn
from rehearse.report import to_html, to_markdown, to_mock_html
from rehearse.report.headline import brief, fixes, headline, of_recording
from rehearse.report.screens import scorecard as card_screen
from rehearse.report.screens.batch import line, table
from rehearse.report.to_index_html import render
from rehearse.report.to_markdown import plain_text
from rehearse.types import Band, Question, Report, Verdict
from tests import builders_report as reports
from tests.report.printed import printed

HIRES = ("strong hire", "hire")


def long(report: Report) -> Report:
    """The report of the same words said in 2:30."""
    delivery = msgspec.structs.replace(report.delivery, duration_s=150.0, duration_verdict="attention")
    return msgspec.structs.replace(report, delivery=delivery)


@pytest.mark.parametrize(
    ("judged", "shown", "absent"),
    [(3, "3 words, not timed", "no speech"), (1, "1 word, not timed", "no speech"), (0, "no speech", "not timed")],
)
def test_a_take_without_a_length_has_no_speech_only_where_no_word_was_heard(
    judged: int, shown: str, absent: str
) -> None:
    report = reports.not_scored()
    assert report.content
    delivery = msgspec.structs.replace(report.delivery, duration_s=None, duration_verdict="unmeasured")
    content = msgspec.structs.replace(report.content, judged_words=judged)
    few = msgspec.structs.replace(report, delivery=delivery, content=content)
    page = re.sub(r"(<[^>]*>|\s)+", " ", to_html.render(few).partition("</style>")[2])
    for text in (plain_text(few), to_markdown.render(few), page.replace(" not timed", ", not timed")):
        assert shown in " ".join(text.split()).replace("No speech", "no speech")
        assert absent not in text.lower()


def test_a_written_answer_has_all_its_words_and_says_how_many_are_no_fillers() -> None:
    written = reports.text_only()
    assert written.content
    assert written.transcript
    some = msgspec.structs.replace(written.content, judged_words=200)
    shown = plain_text(msgspec.structs.replace(written, content=some))
    assert f"{len(written.transcript.words)} words, 200 of them judged; not timed" in shown


@pytest.mark.parametrize("verdict", get_args(Verdict))
@pytest.mark.parametrize("band", get_args(Band))
def test_in_a_table_a_hire_of_the_wrong_length_says_so_and_everything_else_is_the_verdict(
    verdict: Verdict, band: Band
) -> None:
    said = {brief(verdict, band, duration_s, 90.0) for duration_s in (30.0, 150.0)}
    if verdict in HIRES and band == "attention":
        word = "strong" if verdict == "strong hire" else "good"
        assert said == {f"{word}, too short", f"{word}, too long"}
    else:
        assert said == {verdict}
    assert brief(verdict, band, None, 90.0) == verdict


def test_every_screen_and_page_with_many_answers_says_so() -> None:
    report = long(reports.full())
    turn = Turn(Question("x", "What did you notice?"), "Hiring manager", None)
    card = scorecard.scorecard([scorecard.Answered(turn, 7, report)])
    terminal = Console(file=io.StringIO(), width=80, record=True)
    terminal.print(*card_screen.section(card), table([line("a.wav", 7, report, "")], 80), sep="\n")
    text = terminal.export_text()
    assert text.count("strong, too long") == 2
    for said in (
        text,
        to_mock_html.render(card, "2026-03-01", {}, 90.0),
        render([line("a.wav", 7, report, "")], "Takes"),
    ):
        assert "strong, too long" in said
        assert "strong hire" not in said
        assert not re.search("class=.[^>]*strong-hire", said), "nor does it have the colour of one"
    assert headline(report) == "strong story, too long for the round"


def test_an_answer_that_is_too_long_is_to_be_shortened_before_anything_is_added() -> None:
    report = reports.full()
    assert report.content is not None
    both = msgspec.structs.replace(report.content.next_fix, content="Add a result.", delivery="Shorten the answer.")
    report = msgspec.structs.replace(report, content=msgspec.structs.replace(report.content, next_fix=both))
    assert [about for about, _ in fixes(report)] == ["Content", "Delivery"]
    assert [about for about, _ in fixes(long(report))] == ["Delivery", "Content"]
    assert fixes(msgspec.structs.replace(report, content=None)) == ()


def test_the_reason_for_no_score_is_said_once() -> None:
    """It stood under the verdict and again as what to fix next."""
    report = reports.not_scored()
    assert report.content is not None
    reason = report.content.not_scored_reason
    fix = msgspec.structs.replace(report.content.next_fix, content=reason)
    report = msgspec.structs.replace(report, content=msgspec.structs.replace(report.content, next_fix=fix))
    assert reason
    assert "Content" not in dict(fixes(report))
    assert " ".join(plain_text(report).split()).count(reason) == 1


def test_what_is_said_of_the_length_of_a_written_answer_is_no_delivery() -> None:
    for report, label in ((reports.text_only(), "Length"), (reports.full(), "Delivery")):
        assert report.content is not None
        fix = msgspec.structs.replace(report.content.next_fix, delivery="Shorten the situation.")
        advised = msgspec.structs.replace(report, content=msgspec.structs.replace(report.content, next_fix=fix))
        assert dict(fixes(advised))[label] == "Shorten the situation."


def shorter(by_s: float) -> Report:
    """A take of 1:30 whose answer is so many seconds shorter."""
    report = reports.full()
    assert report.audio is not None
    audio = msgspec.structs.replace(report.audio, duration_s=90.4)
    delivery = msgspec.structs.replace(report.delivery, duration_s=90.4 - by_s)
    return msgspec.structs.replace(report, audio=audio, delivery=delivery)


@pytest.mark.parametrize("width", [40, 50, 80])
@pytest.mark.parametrize(("by_s", "answer"), [(1.3, ""), (1.95, "1:28"), (4.0, "1:26"), (31.0, "0:59")])
def test_where_an_answer_is_shorter_than_its_recording_the_time_says_why(by_s: float, answer: str, width: int) -> None:
    """`record` said 0:30 and the report 0:26, and no word about the difference; the figures as shown decide."""
    report, said = shorter(by_s), "first word to last, of 1:30 recorded"
    short, page = printed(report, width, "short"), to_html.render(report)
    texts = (" ".join(short.split()), to_markdown.render(report), page)
    assert [said in text for text in texts] == [bool(answer)] * 3
    assert len(short.splitlines()) <= 39
    if answer:
        length = next(at for at, line in enumerate(short.splitlines()) if line.startswith(f"{answer} (target"))
        assert said in " ".join(short.splitlines()[length : length + 2]), "beside the time or on the line below it"


def test_a_written_answer_and_one_that_is_not_timed_have_no_recording_to_be_shorter_than() -> None:
    untimed = msgspec.structs.replace(
        shorter(30.0), delivery=msgspec.structs.replace(reports.full().delivery, duration_s=None)
    )
    assert [of_recording(one) for one in (reports.text_only(), untimed)] == ["", ""]
