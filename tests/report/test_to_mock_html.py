"""The scorecard of a mock interview as a page."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from rehearse.report.to_mock_html import Asked, Interview, Practise, Row, render
from tests.report.test_to_html import Skeleton


def interview(text: str = "Tell me about it.") -> Interview:
    """Two questions, one answered and one not, and a follow-up."""
    return Interview(
        day="2026-03-01",
        target_s=90.0,
        asked=3,
        answered=2,
        mean_points=72.5,
        in_time=1,
        timed=1,
        hire_votes=1,
        votes=1,
        questions=(
            Asked(text, text, text, False, 84.0, 77, "hire", None, True, "takes/1.html"),
            Asked(text, text, text, True, 31.0, None, "not scored", text, None, "takes/2.html"),
            Asked(text, None, text, False, None, None, "not scored", "It was not answered.", None, None),
        ),
        rows=(Row(text, 12.5, 15),),
        practise=(Practise(text, text, text),),
    )


def test_it_says_how_each_answer_went_and_opens_it() -> None:
    page = Skeleton(render(interview()))
    assert page.addresses == ["takes/1.html", "takes/2.html"]
    text = " ".join(page.text.split())
    assert "1:24 of 1:30. 77 points, hire. Tell me about it. was shown." in text
    assert "It was not answered." in text
    assert "72.5 on average" in text
    assert "0:31 of" not in text  # a follow-up has no target
    assert "0:31." in text


def test_of_nobody_who_could_judge_no_vote_is_claimed() -> None:
    page = Skeleton(render(dataclasses.replace(interview(), votes=0, hire_votes=0)))
    assert "0 of 0" not in " ".join(page.text.split())


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>&\"'/=`{}%[]() \x1b\u202eonscript"), min_size=1) | st.text(min_size=1))
def test_no_words_can_become_markup(words: str) -> None:
    assert Skeleton(render(interview(words))).tags == Skeleton(render(interview("harmless"))).tags


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    (tmp_path / "mock.html").write_text(render(interview()))
    opened = browser.new_page(viewport={"width": 1100, "height": 900})
    opened.goto((tmp_path / "mock.html").as_uri())
    yield opened
    opened.close()


@pytest.mark.browser
def test_in_a_browser_nothing_overflows_and_axe_finds_no_serious_fault(page: Page) -> None:
    for width in (360, 1100):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}] == []
