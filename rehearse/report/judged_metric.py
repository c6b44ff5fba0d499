"""What is said of a measure against its target: a mark, a band and words, the same in every form of a report."""

from typing import NamedTuple

from rehearse.report.heard_wording import deciding_doubts
from rehearse.report.wording import BANDS, MARKS, OPEN_MARK, banded, worst
from rehearse.types import Band, Metric, Report

UMS = "fillers"  # the id of the measure of um and uh
FILLERS = (UMS, "filler_phrases")


class Judged(NamedTuple):
    """A mark, the band whose colour it has, and the band in words."""

    mark: str
    band: Band
    said: str


def judged(report: Report, metric: Metric) -> Judged:
    """Of a measure of the report; open where um and uh meet their target only without the doubtful ones."""
    doubts = deciding_doubts(report) if metric.id == UMS else 0
    return _open(doubts) if doubts else Judged(MARKS[metric.band], metric.band, banded(metric))


def judged_fillers(report: Report) -> Judged | None:
    """Of all fillers together, by the worse of their measures; None where none was measured."""
    band, doubts = worst(report.delivery.metrics, *FILLERS), deciding_doubts(report)
    if band is None:
        return None
    return _open(doubts) if band == "ok" and doubts else Judged(MARKS[band], band, BANDS[band])


def _open(doubts: int) -> Judged:
    return Judged(OPEN_MARK, "note", f"{BANDS['ok']} without {doubts} doubtful um/uh")
