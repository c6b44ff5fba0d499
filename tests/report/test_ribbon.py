"""The STAR ribbon: parts to scale, in seconds or in words."""

import msgspec
import pytest

from rehearse.report import ribbon
from rehearse.report.ribbon import Ribbon, Stretch
from rehearse.types import Transcript
from tests import builders_report as reports


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
