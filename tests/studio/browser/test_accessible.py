"""Every page and every state of a take is accessible, and no wider than the window."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.studio.browser.driving import A_SECOND, WAIT_MS, keep_it

pytestmark = pytest.mark.browser

PAGES = ("/", "/questions", "/answer/hardest-customer", "/mock", "/ask", "/attempts", "/progress", "/stories",
         "/settings", "/data", "/data/delete", "/nothing")  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (1280, "light"),
        pytest.param(390, "dark", marks=pytest.mark.slow),
        pytest.param(360, "light", marks=pytest.mark.slow),
    ],
)
def test_every_page_is_accessible_and_as_wide_as_the_window(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    home = page.url.rstrip("/")
    for path in PAGES:
        page.goto(home + path)
        found = Axe().run(page)
        assert not found.response["violations"], found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.slow
def test_every_state_of_a_take_is_accessible(page: Page) -> None:
    """At 360 pixels in the dark, which is where least fits."""
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    home = page.url.rstrip("/")

    def holds() -> None:
        found = Axe().run(page)
        assert not found.response["violations"], found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360

    page.goto(f"{home}/answer/hardest-customer")
    page.click("summary")
    page.click("#check")
    expect(page.locator("#heard")).not_to_be_empty(timeout=WAIT_MS)
    holds()
    page.click("#think")
    holds()
    page.click("#start")
    expect(page.locator("#stop")).to_be_visible(timeout=WAIT_MS)
    expect(page.locator("#clock")).to_have_text(A_SECOND, timeout=WAIT_MS)
    holds()
    page.click("#pause")
    holds()
    other = page.context.new_page()
    other.goto(f"{home}/answer/hardest-customer")
    other.click("#start")
    expect(other.locator("#trouble")).to_contain_text("Another page is recording.", timeout=WAIT_MS)
    other.close()
    page.click("#stop")
    keep_it(page)
    page.wait_for_url("**/attempts/1")
    holds()
    page.click("text=Delete it")
    holds()
    page.goto(f"{home}/mock")
    page.click("text=Begin")
    page.wait_for_url("**/mock/1")
    holds()
    page.goto(f"{home}/mock")
    holds()
    page.click("text=Continue")
    page.click("text=End the interview here")
    holds()
    page.click("text=Yes, end it")
    expect(page.locator("h1")).to_have_text("Interview 1", timeout=WAIT_MS)
    holds()
