"""The STAR ribbon: parts to scale, in seconds or in words."""

import io

import msgspec
import pytest
from rich.console import Console

from rehearse.data.amounts import rounded
from rehearse.pipeline import check
from rehearse.report import ribbon, to_html, to_markdown, to_terminal
from rehearse.report.ribbon import Ribbon, Stretch
from rehearse.report.to_markdown import plain_text
from rehearse.store.summary import summarise
from rehearse.types import Transcript
from tests import builders_report as reports
from tests.report.printed import printed


def test_neighbouring_sentences_of_one_part_are_one_stretch() -> None:
    over = ribbon.of(reports.full())
    assert over is not None
    assert [stretch.part for stretch in over.stretches] == ["situation", "task", "action", "result", "reflection"]


def test_a_short_answer_leaves_the_rest_of_the_target_empty() -> None:
    over = ribbon.of(reports.full())
    assert over is not None
    assert over.extent == 90.0
    assert over.cells(90)[-5:] == (None,) * 5


def test_a_long_answer_is_wider_than_its_target() -> None:
    report = reports.full()
    long = msgspec.structs.replace(report, delivery=msgspec.structs.replace(report.delivery, duration_s=150.0))
    over = ribbon.of(long)
    assert over is not None
    assert (over.extent, over.target) == (150.0, 90.0)


def test_text_is_measured_in_words() -> None:
    over = ribbon.of(reports.text_only())
    assert over is not None
    assert (over.unit, over.target) == ("words", None)
    assert over.extent == sum(len(text.split()) for _, text, _ in reports.STORY)


def test_no_sentences_no_ribbon() -> None:
    assert ribbon.of(reports.without_words()) is None
    assert ribbon.of(msgspec.structs.replace(reports.full(), transcript=Transcript(""))) is None


@pytest.mark.parametrize(("start", "end", "part"), [(0, 4, "task"), (4, 8, "action"), (12, 16, None), (3, 6, "action")])
def test_a_cell_shows_the_part_that_fills_most_of_it(start: float, end: float, part: str | None) -> None:
    over = Ribbon((Stretch("task", 0, 4), Stretch("action", 4, 12)), "s", 16, None)
    assert over.part_at(start, end) == part


def test_every_part_has_a_cell_however_short_it_is() -> None:
    over = Ribbon((Stretch("situation", 0, 1), Stretch("task", 1, 2), Stretch("action", 2, 100)), "words", 100, None)
    assert over.cells(20) == ("situation", "task", *["action"] * 18)
    short = Ribbon((Stretch("situation", 0, 1), Stretch("action", 1, 100), Stretch("result", 100, 101)), "s", 101, None)
    assert short.cells(20) == ("situation", *["action"] * 18, "result")


OPENINGS = (
    "Two years ago, at a bakery in a small town, the owner asked me to find out why the bread came late.",
    "In my second month at a garden centre, my supervisor told me to sort out the watering plan by June.",
)
BEHIND = (
    "I timed every tray for a week. I moved the ovens. The wait fell from 40 minutes to 12. I learned to time first."
)


@pytest.mark.parametrize("opening", OPENINGS)
def test_the_parts_in_the_ribbon_are_those_that_have_words(opening: str) -> None:
    """A first sentence that sets the scene and gives the task is counted as both."""
    report = check(f"{opening} {BEHIND}")
    over = ribbon.of(report)
    assert over is not None
    assert report.content is not None
    counted = {part: one.words for part, one in report.content.parts.items() if one.words}
    drawn = {one.part: one.end - one.start for one in over.stretches}
    assert drawn == counted
    assert {"situation", "task"} <= set(over.cells(60))


def test_what_is_outside_the_sentences_is_called_that_on_screen_and_page() -> None:
    """An um before a sentence is outside it and not silent, so nothing there is called a pause alone."""
    report = reports.full()
    parts = report.content.parts.values() if report.content else ()
    outside_s = (report.delivery.duration_s or 0.0) - sum(part.seconds or 0.0 for part in parts)
    assert ribbon.outside_s(report) == pytest.approx(outside_s)
    screen, page = " ".join(plain_text(report).split()), to_html.render(report)
    assert f"({rounded(outside_s)} s outside sentences)" in screen
    assert f"Outside {outside_s:.1f} s pauses, and fillers before a sentence" in screen
    assert f'Outside</th><td class="num">{outside_s:.1f} s' in page
    assert "between sentences)" not in screen


def test_less_than_half_a_second_outside_is_not_worth_a_row() -> None:
    report = reports.full()
    parts = report.content.parts.values() if report.content else ()
    spoken_s = sum(part.seconds or 0.0 for part in parts)
    tight = msgspec.structs.replace(
        report, delivery=msgspec.structs.replace(report.delivery, duration_s=spoken_s + 0.4)
    )
    assert ribbon.outside_s(tight) is None
    assert not any(f"{word} " in to_html.render(tight) + plain_text(tight) for word in ("Outside", "(0 s outside"))
    assert ribbon.outside_s(reports.text_only()) is None


def test_a_length_beside_the_advice_to_add_to_it_reads_as_less_than_what_is_asked_for() -> None:
    """The bar said "Action 45 s" below "The action is short: 44.8 s; aim for at least 45 s"."""
    report = reports.full()
    assert report.content is not None
    action = msgspec.structs.replace(report.content.parts["action"], seconds=44.8)
    parts = {**report.content.parts, "action": action}
    report = msgspec.structs.replace(report, content=msgspec.structs.replace(report.content, parts=parts))
    console = Console(file=io.StringIO(), width=80, record=True)
    to_terminal.render(report, console, "short")
    assert "A Action 44.8 s" in console.export_text()


@pytest.mark.parametrize("width", [40, 80])
def test_words_that_tell_no_story_have_a_sentence_in_place_of_the_ribbon(width: int) -> None:
    """A clip of four words was “Situation 0.9 s”, beside four parts that were missing."""
    report = check("Can you hear me now?")
    why = "Not enough of a story to divide into situation, task, action and result."
    page = to_html.render(report).partition("</style>")[2]
    for form in ("short", "full"):
        said = printed(report, width, form)
        assert why in " ".join(said.partition("Where the words went")[2].split())
        assert "missing" not in said
    assert f"## The story\n\n{why}\n" in to_markdown.render(report)
    assert why in page
    assert "Situation" not in page, "nor does a sentence stand under one of them"
    assert {one.part for one in report.sentences_by_part} == {None}
    assert not {"situation_share", "action_share"} & summarise(report).measures.keys()


def test_the_beginning_of_a_story_keeps_its_ribbon() -> None:
    report = check(f"{OPENINGS[1]} I timed the watering of each bed, and I wrote the minutes on the wall.")
    assert report.content is not None
    assert not report.content.scored
    assert "A Action 15 words" in printed(report, form="short")
    assert all("Not enough of a story" not in shown for shown in (to_html.render(report), to_markdown.render(report)))
