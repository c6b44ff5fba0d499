"""The targets that fillers and pauses missed, as their lines on the screen name them, and the marks of these lines."""

from collections.abc import Sequence

from rich.text import Text

from rehearse.report.judged_metric import FILLERS, judged_fillers
from rehearse.report.terminal.style import BAND_STYLES
from rehearse.report.wording import MARKS, aim, measured, worst
from rehearse.types import Metric, Report

PAUSES = ("pause", "pause_in_clause")


def fillers_mark(report: Report) -> Text:
    """The mark of the fillers; nothing where they were not measured."""
    found = judged_fillers(report)
    return Text() if found is None else Text(f"{found.mark} ", BAND_STYLES[found.band])


def mark(report: Report, *metrics: str) -> Text:
    """The mark of the worst of these metrics that was measured; nothing where none was."""
    band = worst(report.delivery.metrics, *metrics)
    return Text() if band is None else Text(f"{MARKS[band]} ", BAND_STYLES[band])


def fillers(report: Report) -> str:
    """The targets that were missed; of which kind of filler each is, where there are both kinds."""
    found, missed = report.delivery.fillers, _of(report, FILLERS)
    if not missed:
        return ""
    named = {"fillers": "um/uh ", "filler_phrases": "phrases "} if found.sounds and found.phrases else {}
    return f", target {', '.join(named.get(one.id, '') + aim(one) for one in missed.values())}"


def pauses(report: Report) -> str:
    """The target that the longest pause misses, then the longest one inside a clause where that misses its own."""
    items, missed = report.delivery.pauses.items if report.delivery.pauses else (), _of(report, PAUSES)
    longest = max((pause for pause in items if pause.place != "start"), key=lambda pause: pause.duration_s)
    inside = missed.get("pause_in_clause")
    own = inside if longest.place == "clause" else missed.get("pause")
    said = "" if own is None else f", target {aim(own)}"
    if inside is None or longest.place == "clause":
        return said
    return f"{said}; the longest inside a clause {measured(inside)}, target {aim(inside)}"


def _of(report: Report, ids: Sequence[str]) -> dict[str, Metric]:
    """Those of these metrics that missed their target, by their ids."""
    metrics = (one for one in report.delivery.metrics if one.id in ids and one.band in ("note", "attention"))
    return {one.id: one for one in metrics}
