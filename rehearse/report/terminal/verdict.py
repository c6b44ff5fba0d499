"""A verdict as one cell of a table."""

from rich.text import Text

from rehearse.report.headline import brief
from rehearse.report.terminal.style import BAND_STYLES, VERDICT_STYLES
from rehearse.types import Band, Verdict


def verdict_cell(verdict: Verdict, band: Band, duration_s: float | None, target_s: float) -> Text:
    """The verdict with its colour; for a hire that does not fit the round, the length as well."""
    said = brief(verdict, band, duration_s, target_s)
    return Text(said, style=VERDICT_STYLES[verdict] if said == verdict else BAND_STYLES["note"])
