"""The page of a cohort in a browser: nothing overflows, and axe finds no serious fault."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from rehearse.batch.cohort import cohort
from rehearse.batch.rows import row_of
from rehearse.report.to_cohort_html import render
from tests.batch.results import broken, result
from tests.chromium import serious_faults


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_browser_nothing_overflows_and_axe_finds_no_serious_fault(
    scheme: str, browser: Browser, tmp_path: Path
) -> None:
    rows = [row_of(result(f"{at}.wav", "Ann", 40 + 8 * at, duration_s=60.0 + at)) for at in range(6)]
    (tmp_path / "cohort.html").write_text(render(cohort([*rows, row_of(broken("b.wav"))], names=True)))
    opened = browser.new_page(
        viewport={"width": 360, "height": 700}, color_scheme="dark" if scheme == "dark" else "light"
    )
    opened.goto((tmp_path / "cohort.html").as_uri())
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
    faults = serious_faults(opened)
    opened.close()
    assert faults == []
