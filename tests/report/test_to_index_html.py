"""The index of several recordings in a browser: nothing overflows, and no name is broken where there is room."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from rehearse.report.screens.batch import line
from rehearse.report.to_index_html import render
from tests import builders_report as reports

NAMES = ("nurse_good.wav", "engineer_bad.wav", "a-long-name-of-a-recording-of-an-answer-on-a-rainy-tuesday-morning.wav")


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_in_a_browser_nothing_overflows_and_no_name_is_broken(width: int, browser: Browser, tmp_path: Path) -> None:
    lines = [line(name, at, reports.full(), "", "page.html") for at, name in enumerate(NAMES, start=1)]
    (tmp_path / "index.html").write_text(render([*lines, line("lost.wav", None, None, "It is empty.")]))
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto((tmp_path / "index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    rows = page.locator("tbody th a").all()
    heights = [row.evaluate("one => one.getClientRects().length") for row in rows[:2]]
    narrow = page.locator("td.fix-next").first.bounding_box()
    page.close()
    assert heights == [1, 1]
    assert narrow is not None
    assert narrow["width"] > 150
