"""One of a thing is in the singular, and what is not there is not mentioned."""

from collections.abc import Callable

import msgspec
import pytest

from rehearse.report import to_html, to_markdown, to_mock_html
from rehearse.types import Density, IdleStretch, Report, Results
from tests import builders_report as reports
from tests.report.printed import printed
from tests.report.test_to_mock_html import PAGES, card

replace = msgspec.structs.replace
FORMATS = (to_html.render, to_markdown.render, printed, lambda report: printed(report, form="short"))
UNMEASURED = "You did not say how it was measured"


def of_one_word() -> Report:
    """A written answer of which every part has one word, as has a stretch that earns nothing."""
    report = reports.text_only()
    assert report.content is not None
    parts = {name: replace(part, words=1, seconds=None) for name, part in report.content.parts.items()}
    density = Density(None, (IdleStretch("Well.", 1, None, None),))
    return replace(report, content=replace(report.content, parts=parts, density=density))


@pytest.mark.parametrize("shown", FORMATS)
def test_a_part_of_one_word_has_one_word(shown: Callable[[Report], str]) -> None:
    text = shown(of_one_word())
    assert "1 word" in text
    assert "1 words" not in text


def test_an_answer_of_one_point_has_one_point() -> None:
    found = card()
    lines = (replace(found.lines[0], points=1), *found.lines[1:])
    assert "<strong>1</strong> point," in to_mock_html.render(replace(found, lines=lines), "2026-03-01", PAGES, 90.0)


def test_only_of_a_number_it_is_said_that_it_was_not_measured() -> None:
    report = reports.full()
    assert report.content is not None
    told = replace(report.content.results, measurement_quote=None, measurement_method=False)
    assert UNMEASURED in to_html.render(replace(report, content=replace(report.content, results=told)))
    none = Results((), False, False, False, None)
    assert UNMEASURED not in to_html.render(replace(report, content=replace(report.content, results=none)))


@pytest.mark.parametrize(("who", "said"), [("self", "you"), ("manager", "a manager"), ("unclear", "not clear")])
def test_who_started_the_work_is_said_to_the_speaker(who: str, said: str) -> None:
    report = reports.full()
    assert report.content is not None
    ownership = replace(report.content.ownership, initiated=who)
    page = to_html.render(replace(report, content=replace(report.content, ownership=ownership)))
    assert f"Started by: <strong>{said}" in page
