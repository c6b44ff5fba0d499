"""Sentences of long takes face their neighbours, not one that is far off and happens to be like them."""

import pytest
from msgspec.structs import replace

from rehearse.practice.compare_lines import MOST_AHEAD, Line, side_by_side
from rehearse.types import Report, Sentence, Transcript
from tests import builders_report as reports

OLD = "We fixed the broken pump that day."
NEW = "I fixed the broken pump that day."


def _said(sentences: list[str]) -> Report:
    text = Transcript(" ".join(sentences), sentences=tuple(map(Sentence, sentences)))
    return replace(reports.full(), transcript=text)


def _others(count: int) -> list[str]:
    """Sentences that have hardly any letters in common with those above."""
    return ["x" * (3 + number) for number in range(count)]


@pytest.mark.parametrize(("between", "facing"), [(0, True), (MOST_AHEAD - 1, True), (MOST_AHEAD, False)])
def test_a_sentence_faces_one_like_it_only_if_that_is_near(between: int, *, facing: bool) -> None:
    lines = list(side_by_side(_said([OLD]), _said([*_others(between), NEW])))
    assert (Line(OLD, NEW) in lines) is facing
    assert [line.before for line in lines if line.before] == [OLD]
    assert [line.after for line in lines if line.after] == [*_others(between), NEW]
