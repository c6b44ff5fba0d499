"""The progress page: every measure with its target and its noise band, each point a take."""

import dataclasses
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from playwright.sync_api import Browser, Page

from rehearse.data.progress_measures import Measure
from rehearse.practice.change import Change
from rehearse.practice.home import Coverage
from rehearse.practice.ladder import Rung
from rehearse.practice.progress import Point, Progress, Series
from rehearse.report.page.history import Chart, chart, columns
from rehearse.report.to_progress_html import History, render
from rehearse.report.wording import PARTS
from rehearse.store.summary import Entry, summarise
from tests import builders_report as reports
from tests.chromium import serious_faults
from tests.report.test_to_html import Skeleton

PAGES = {number: f"takes/{number}.html" for number in (1, 2, 3)}


def measured(values: tuple[float, ...], text: str = "time") -> Series:
    """A measure whose target is 75-105, with a noise band of 10 around its first value."""
    measure = Measure(text, text, "s", "timing", "inside", 1.0, 0, "a test", low=75, high=105)
    points = tuple(Point(number, "2026-03-01T12:00:00+00:00", value) for number, value in enumerate(values, 1))
    return Series(measure, points, points[-1], Change("better", text, values[0], values[-1], 10))


def take(number: int) -> Entry:
    """A take whose parts last 10 to 14 s."""
    seconds = {f"{part}_s": 10.0 + place for place, part in enumerate(PARTS)}
    summary = replace(summarise(reports.full()), created="2026-03-01T12:00:00+00:00", measures=seconds)
    return Entry(number, None, summary)


def drawn(values: tuple[float, ...]) -> Chart:
    series = measured(values)
    return chart(series, series.points, {})


def history(text: str = "Tell me about it.") -> History:
    """Four takes of one question, with `text` wherever a person or a file can put one."""
    series = measured((140, 120, 100, 92), text)
    return History(
        found=Progress("id", text, 4, (series,), (text,)),
        entries=[take(number) for number in range(1, 5)],
        rungs=[Rung("id", text, 4, "2026-03-01T12:00:00+00:00", series, None)],
        covered=[Coverage(text, 3), Coverage("Earn Trust", 0)],
        pages=PAGES,
        target_s=90.0,
    )


def share(percent: str) -> float:
    return float(percent.rstrip("%"))


def test_higher_values_stand_higher_and_the_target_is_a_band_between_its_edges() -> None:
    line = drawn((140, 120, 100, 92))
    heights = [share(spot.y) for spot in line.spots]
    assert heights == sorted(heights)
    assert line.band is not None
    top, height = map(share, line.band)
    assert heights[1] < top < heights[2] < heights[3] < top + height


def test_the_noise_band_lies_around_the_first_takes() -> None:
    line = drawn((140, 120, 100, 92))
    assert line.noise is not None
    top, height = map(share, line.noise)
    assert top < share(line.spots[0].y) < top + height < share(line.spots[1].y)


def test_a_single_value_can_be_drawn() -> None:
    assert len(drawn((90,)).spots) == 1


def test_that_it_is_too_early_for_a_trend_is_said_once_and_not_on_each_chart() -> None:
    waits = Change("too early", "record 3 more takes")
    early = [replace(measured((140, 120), text), change=waits) for text in ("one", "two")]
    found = Progress("id", "Tell me.", 2, tuple(early), ())
    page = render(dataclasses.replace(history(), found=found, rungs=()))
    assert page.lower().count("record 3 more takes") == 1
    assert "too early" not in page


def test_a_column_is_as_high_as_its_seconds() -> None:
    stacks, target_y = columns([take(1), take(2)], PAGES, 90.0)
    heights = [share(height) for _, _, height, _ in stacks[0].blocks]
    assert heights[2] / heights[0] == pytest.approx(12 / 10, abs=0.01)
    assert (100 - share(target_y)) / sum(heights) == pytest.approx(90 / 60, abs=0.01)


def test_every_point_opens_its_take() -> None:
    page = render(history())
    assert len(re.findall(r'<a href="takes/2\.html"', page)) >= 2
    assert "time" not in Skeleton(page).addresses
    assert all(address.startswith("takes/") for address in Skeleton(page).addresses)


@cache
def harmless_tags() -> list[tuple[str, tuple[str, ...]]]:
    return Skeleton(render(history("harmless"))).tags


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>&\"'/=`{}%[]() \x1b\u202eonscript"), min_size=1) | st.text(min_size=1))
def test_no_words_can_become_markup(words: str) -> None:
    assert Skeleton(render(history(words))).tags == harmless_tags()


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
    assert serious_faults(page) == []


@pytest.mark.browser
def test_clicking_a_point_opens_the_page_of_its_take(page: Page, tmp_path: Path) -> None:
    (tmp_path / "takes").mkdir()
    (tmp_path / "takes" / "2.html").write_text("<title>take two</title>")
    page.locator("circle.dot").nth(1).click()
    page.wait_for_url("**/takes/2.html")
    assert page.title() == "take two"


def test_the_hostile_heading_is_shown_as_it_is() -> None:
    assert "&lt;/script&gt;" in render(history(reports.HOSTILE))


def test_answers_to_follow_ups_are_no_columns_of_their_own() -> None:
    """They are left out of everything else; the page would show more takes than it counts."""
    asked = take(9)
    asked = replace(asked, summary=replace(asked.summary, follow_up=True))
    page = render(dataclasses.replace(history(), entries=[*history().entries, asked]))
    assert len(re.findall(r'<tr><th scope="row"><a href="takes/\d', page)) == 3
    assert ">9</" not in page


def test_a_note_names_commands_as_code_and_a_page_of_the_studio_leaves_them_out() -> None:
    note = '13 takes were left out. `rehearse list --verdict "not scored"` shows them all.'
    noted = dataclasses.replace(history(), found=replace(history().found, notes=(note,)))
    assert "<code>rehearse list --verdict &#34;not scored&#34;</code> shows them all." in render(noted)
    inside = render(noted, inside=True)
    assert "<li>13 takes were left out.</li>" in inside
    assert "rehearse list" not in inside


def test_points_stand_on_one_line_in_a_wide_window(browser: Browser, tmp_path: Path) -> None:
    points = measured((140, 120, 100, 92), "points")
    rungs = [Rung("id", "Tell me about a time your judgement turned out to be mistaken. " * 2, 4,
                  "2026-03-01T12:00:00+00:00", measured((92,)), points)]  # fmt: skip
    (tmp_path / "progress.html").write_text(render(dataclasses.replace(history(), rungs=rungs)))
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((tmp_path / "progress.html").as_uri())
    cells = page.locator(".ladder tbody td").evaluate_all(
        "(all) => all.map((one) => { const range = document.createRange(); range.selectNodeContents(one);"
        " return new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 12))).size; })"
    )
    page.close()
    assert max(cells) == 1
