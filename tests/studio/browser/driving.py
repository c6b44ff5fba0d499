"""What the tests of the studio in a browser wait for and share."""

from __future__ import annotations

import re

from playwright.sync_api import Page

SAID_S = 23.4  # a pause between sentences
WAIT_MS = 120_000  # a busy machine loads the libraries of the first report for long
A_SECOND, TWO_SECONDS = re.compile("0:(0[1-9]|[1-5].)"), re.compile("0:(0[2-9]|[1-5].)")  # and more


def keep_it(page: Page, *, by_key: bool = False) -> None:
    """Keep the take that was stopped, should it be asked whether so short a one is to be kept."""
    page.locator("#keep:visible, .report").first.wait_for()
    if page.locator("#keep:visible").count():
        page.locator("#keep").press("Enter") if by_key else page.click("#keep")
