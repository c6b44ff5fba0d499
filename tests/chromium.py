"""A real Chromium without a window, for pages."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = (
    "--no-sandbox",
    "--mute-audio",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


@contextmanager
def chromium(playwright: Playwright, *flags: str) -> Iterator[Browser]:
    """A browser of one's own; where none is installed the tests that need it say so, and in CI they fail."""
    if CHROMIUM is None:
        say = pytest.fail if os.environ.get("REQUIRE_ALL") else pytest.skip
        say("Chromium is not installed: apt-get install chromium")
    opened = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *flags])
    yield opened
    opened.close()


def serious_faults(page: Page) -> list[tuple[str, str]]:
    """What keeps people from using a page, as axe finds it: the rule and the first element that breaks it."""
    found = Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}]
