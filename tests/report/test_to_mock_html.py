"""The scorecard of a mock interview as a page."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from playwright.sync_api import Browser, Page

from rehearse.practice.scorecard import Line, Practise, Row, Scorecard
from rehearse.report import to_mock_html
from tests.chromium import serious_faults
from tests.report.test_to_html import Skeleton

PAGES = {1: "takes/1.html", 2: "takes/2.html"}


def line(text: str, attempt: int | None, duration_s: float | None, points: int | None) -> Line:
    """A main question, answered or not."""
    return Line(
        interviewer=text,
        principle=text,
        question=text,
        follow_up=False,
        attempt=attempt,
        duration_s=duration_s,
        points=points,
        verdict="hire" if points else "not scored",
        why_not=None if attempt else "It was not answered.",
        brought=None,
        signalled=True if points else None,
    )


def card(text: str = "Tell me about it.") -> Scorecard:
    """Two questions, one answered and one not, and a follow-up."""
    follow_up = replace(line(text, 2, 31.0, None), follow_up=True, why_not=text)
    return Scorecard(
        asked=3,
        answered=2,
        lines=(line(text, 1, 84.0, 77), follow_up, line(text, None, None, None)),
        rows=(Row("structure_star", text, 12.5, 15),),
        mean_points=72.5,
        in_time=1,
        timed=1,
        hire_votes=1,
        votes=1,
        practise=(Practise(text, text, text),),
    )


def render(card: Scorecard) -> str:
    return to_mock_html.render(card, "2026-03-01", PAGES, 90.0)


def test_it_says_how_each_answer_went_and_opens_it() -> None:
    page = Skeleton(render(card()))
    assert page.addresses == ["takes/1.html", "takes/2.html"]
    text = " ".join(page.text.split())
    assert "1:24 (target 1:30). 77 points, hire. Tell me about it. was shown." in text
    assert "It was not answered." in text
    assert "72.5 on average" in text
    assert "0:31 of" not in text  # a follow-up has no target
    assert "0:31." in text


def test_of_nobody_who_could_judge_no_vote_is_claimed() -> None:
    page = Skeleton(render(replace(card(), votes=0, hire_votes=0)))
    assert "0 of 0" not in " ".join(page.text.split())


@cache
def harmless_tags() -> list[tuple[str, tuple[str, ...]]]:
    return Skeleton(render(card("harmless"))).tags


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>&\"'/=`{}%[]() \x1b\u202eonscript"), min_size=1) | st.text(min_size=1))
def test_no_words_can_become_markup(words: str) -> None:
    assert Skeleton(render(card(words))).tags == harmless_tags()


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    (tmp_path / "mock.html").write_text(render(card()))
    opened = browser.new_page(viewport={"width": 1100, "height": 900})
    opened.goto((tmp_path / "mock.html").as_uri())
    yield opened
    opened.close()


@pytest.mark.browser
def test_in_a_browser_nothing_overflows_and_axe_finds_no_serious_fault(page: Page) -> None:
    for width in (360, 1100):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious_faults(page) == []
