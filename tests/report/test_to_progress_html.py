"""The progress page: every measure with its target and its noise band, each point a take."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from rehearse.report.page.history import Covered, Dot, History, Line, Rung, Stack, chart, columns
from rehearse.report.to_progress_html import render
from tests import builders_report as reports
from tests.report.test_to_html import Skeleton


def line(values: tuple[float, ...], text: str = "time, s") -> Line:
    """A measure whose target is 75-105, with a noise band of 10 around its first value."""
    dots = tuple(Dot(i, "2026-03-01", value, f"{value:g} s", f"takes/{i}.html") for i, value in enumerate(values, 1))
    told = (f"{values[0]:g}", f"{values[-1]:g}", "10")
    return Line(text, "timing", "75-105", 75, 105, "better", text, values[0], values[-1], 10, told, dots)


def history(text: str = "Tell me about it.") -> History:
    """Four takes of one question, with `text` wherever a person or a file can put one."""
    parts = tuple((part, 10.0 + i) for i, part in enumerate(("situation", "task", "action", "result", "reflection")))
    return History(
        heading=text,
        summary=text,
        target_s=90.0,
        lines=(line((140, 120, 100, 92), text),),
        stacks=tuple(Stack(i, "2026-03-01", f"takes/{i}.html" if i < 4 else None, parts) for i in range(1, 5)),  # type: ignore[arg-type]  # names of parts
        rungs=(Rung(text, 4, "2026-03-01", "92 s", "better", "80", None),),
        covered=(Covered(text, 3), Covered("Earn Trust", 0)),
        notes=(text,),
    )


def share(percent: str) -> float:
    return float(percent.rstrip("%"))


def test_higher_values_stand_higher_and_the_target_is_a_band_between_its_edges() -> None:
    drawn = chart(line((140, 120, 100, 92)))
    heights = [share(spot.y) for spot in drawn.spots]
    assert heights == sorted(heights)
    assert drawn.band is not None
    top, height = map(share, drawn.band)
    assert heights[1] < top < heights[2] < heights[3] < top + height


def test_the_noise_band_lies_around_the_first_takes() -> None:
    drawn = chart(line((140, 120, 100, 92)))
    assert drawn.noise is not None
    top, height = map(share, drawn.noise)
    assert top < share(drawn.spots[0].y) < top + height < share(drawn.spots[1].y)


def test_a_single_value_can_be_drawn() -> None:
    assert len(chart(line((90,))).spots) == 1


def test_a_column_is_as_high_as_its_seconds() -> None:
    drawn, target_y = columns(history().stacks, 90.0)
    heights = [share(height) for _, _, height, _ in drawn[0].blocks]
    assert heights[2] / heights[0] == pytest.approx(12 / 10, abs=0.01)
    assert (100 - share(target_y)) / sum(heights) == pytest.approx(90 / 60, abs=0.01)


def test_every_point_opens_its_take() -> None:
    page = render(history())
    assert len(re.findall(r'<a href="takes/2\.html"', page)) >= 2
    assert "time" not in Skeleton(page).addresses
    assert all(address.startswith("takes/") for address in Skeleton(page).addresses)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>&\"'/=`{}%[]() \x1b\u202eonscript"), min_size=1) | st.text(min_size=1))
def test_no_words_can_become_markup(words: str) -> None:
    assert Skeleton(render(history(words))).tags == Skeleton(render(history("harmless"))).tags


def test_the_same_history_gives_the_same_bytes() -> None:
    assert render(history()) == render(history())


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    (tmp_path / "progress.html").write_text(render(history()))
    opened = browser.new_page(viewport={"width": 1100, "height": 900})
    opened.goto((tmp_path / "progress.html").as_uri())
    yield opened
    opened.close()


@pytest.mark.browser
def test_in_a_browser_nothing_overflows_and_axe_finds_no_serious_fault(page: Page) -> None:
    for width in (360, 1100):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}] == []


@pytest.mark.browser
def test_clicking_a_point_opens_the_page_of_its_take(page: Page, tmp_path: Path) -> None:
    (tmp_path / "takes").mkdir()
    (tmp_path / "takes" / "2.html").write_text("<title>take two</title>")
    page.locator("circle.dot").nth(1).click()
    page.wait_for_url("**/takes/2.html")
    assert page.title() == "take two"


def test_the_hostile_heading_is_shown_as_it_is() -> None:
    assert "&lt;/script&gt;" in render(history(reports.HOSTILE))
