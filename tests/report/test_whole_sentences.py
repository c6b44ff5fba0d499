"""The report of one screen, at 80 columns, ends no sentence of its own in the middle; only quotations are cut."""

import msgspec
import pytest

from rehearse.delivery.missing import SHARED_OUT, WRITTEN
from rehearse.report.terminal.room import MOST_LINES
from rehearse.report.warning_text import warning_text
from rehearse.types import Report
from tests import builders_report as reports
from tests.report.printed import printed

GOES_ON = "Duration and rates end with the last word; the recording goes on for 3000 s."


def warned(report: Report, *warnings: str) -> Report:
    return msgspec.structs.replace(report, warnings=warnings)


@pytest.mark.parametrize("warning", [WRITTEN, GOES_ON])
def test_what_most_reports_warn_of_fits_a_line(warning: str) -> None:
    """The part that says what it means was lost: "The duration and all rates…"."""
    assert f"! {warning}" in printed(warned(reports.full(), warning), form="short").splitlines()


@pytest.mark.parametrize("name", ["full", "no_hire", "text_only", "judged"])
def test_a_longer_warning_is_wrapped(name: str) -> None:
    said = printed(warned(getattr(reports, name)(), SHARED_OUT, GOES_ON), form="short")
    assert f"! {warning_text(SHARED_OUT)} ! {GOES_ON}" in " ".join(said.split())
    assert len(said.splitlines()) <= MOST_LINES
