"""Stories are edited in the browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.studio.browser.driving import WAIT_MS

pytestmark = pytest.mark.browser


@pytest.mark.slow
def test_stories_are_edited_line_by_line(page: Page) -> None:
    page.goto(page.url + "stories")
    page.click("text=Edit all stories")
    for text in (
        "# The leak\nSituation: we lost water.\n",
        "# The leak\nSituation: we lost water.\nAction: I looked.\n",
    ):
        page.fill("#text", text)
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text("Saved.")).to_be_visible(timeout=WAIT_MS)
        assert page.input_value("#text") == text
