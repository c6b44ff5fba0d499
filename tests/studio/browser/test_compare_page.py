"""Two takes compared in a browser: accessible, as wide as the window, worked by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests import builders_report as reports
from tests.cli.homes import fill

pytestmark = pytest.mark.browser


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), pytest.param(390, "dark", marks=pytest.mark.slow)])
def test_the_comparison_is_accessible_and_as_wide_as_the_window(
    page: Page, tmp_path: Path, width: int, scheme: str
) -> None:
    fill(tmp_path / "home", [reports.no_hire(), reports.full()])
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.goto(f"{page.url}beside/1/2")
    assert page.locator("iframe:visible").count() == 0
    for summary in page.locator("summary").all():
        summary.focus()
        page.keyboard.press("Enter")
    expect(page.frame_locator("iframe").nth(1).locator("h1")).to_be_attached()
    found = Axe().run(page)
    assert not found.response["violations"], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("iframe:visible").count() == 2
