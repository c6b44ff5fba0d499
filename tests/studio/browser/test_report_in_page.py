"""A report is a part of its page: one thing scrolls, and the player stays in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from rehearse.store.attempts import Store
from tests import builders_report as reports

pytestmark = pytest.mark.browser

SCROLLS = """() => [...document.querySelectorAll('main *')].filter((one) => one.matches('iframe')
  || (['auto', 'scroll'].includes(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight)).length"""

CUT = """(box) => { const seen = box.getBoundingClientRect(), text = document.createRange();
  text.selectNodeContents(box);
  return [...text.getClientRects()].filter((line) => line.top < seen.bottom - 1 && line.bottom > seen.bottom + 1
    || line.top < seen.top - 1 && line.bottom > seen.top + 1).length; }"""


@pytest.fixture
def take(page: Page, tmp_path: Path) -> Page:
    """The page of a take with its sound, on a phone; whatever goes wrong on it fails the test."""
    with Store(tmp_path / "home" / "attempts.sqlite3") as store:
        for _ in range(2):
            store.add(reports.full(), reports.speak(reports.full(), store.recordings / "answer.wav"))
    page.set_viewport_size({"width": 390, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    return page


@pytest.mark.slow
def test_only_the_page_scrolls_and_the_player_stays_in_sight(take: Page) -> None:
    faults: list[str] = []
    take.on("console", lambda message: faults.append(message.text))
    take.on("pageerror", lambda error: faults.append(str(error)))
    take.goto(f"{take.url}attempts/1")
    assert take.evaluate(SCROLLS) == 0
    for place in ("0", "document.documentElement.scrollHeight"):
        take.evaluate(f"window.scrollTo(0, {place})")
        box = take.locator(".player").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] == pytest.approx(900, abs=1)
    take.locator(".said .w[data-s]").nth(30).click()
    take.wait_for_selector(".w.playing")
    take.locator("body").press("Space")
    assert take.evaluate("document.querySelector('audio').paused")
    assert take.locator("h1").count() == 1
    assert faults == []
    found = Axe().run(take)
    assert not found.response["violations"], found.generate_report()


@pytest.mark.slow
def test_progress_and_its_points_stay_in_the_studio(take: Page) -> None:
    take.goto(f"{take.url}progress")
    assert take.evaluate(SCROLLS) == 0
    assert take.evaluate("document.documentElement.scrollWidth") <= 390
    found = Axe().run(take)
    assert not found.response["violations"], found.generate_report()
    take.locator("main svg a").last.click()
    take.wait_for_url("**/attempts/2")
    assert take.locator("nav[aria-label=Studio]").is_visible()


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
def test_no_line_of_the_moment_in_the_player_is_cut_through(take: Page, width: int) -> None:
    take.set_viewport_size({"width": width, "height": 900})
    take.goto(f"{take.url}attempts/1")
    moment = take.locator(".now")
    moment.evaluate("(box) => { box.textContent = 'Before your first step, tell what happened. '.repeat(4) }")
    assert moment.evaluate(CUT) == 0
    assert moment.evaluate("(box) => getComputedStyle(box).lineHeight.slice(0, -2) * 2 - box.clientHeight") <= 1
