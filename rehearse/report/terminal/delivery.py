"""How it was spoken: measures against their targets, then what happened, with its moments."""

from collections import Counter
from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.data.amounts import rounded
from rehearse.report import events
from rehearse.report.heard_wording import deciding_doubts
from rehearse.report.judged_metric import judged
from rehearse.report.terminal.style import BAND_STYLES, NARROW, heading, indented, labelled, marked, width_of
from rehearse.report.wording import BANDS, MARKS, OPEN_MARK, aim, clean, clock, measured, name
from rehearse.types import Delivery, Metric, PaceWindow, Report

MANY_MISSING = 3
LEGEND = "Marks: " + ", ".join(f"{MARKS[band]} {BANDS[band]}" for band in ("ok", "note", "attention", "unmeasured"))
OPEN = f", {OPEN_MARK} open"
BLOCKS = "▁▂▃▄▅▆▇█"


def section(report: Report, console: Console) -> Iterator[RenderableType]:
    """Bands first, then the events behind them."""
    yield heading("Delivery")
    if report.delivery.metrics:
        metrics = report.delivery.metrics
        folded = _folded(metrics)
        if len(folded) < len(metrics):
            yield indented(_bands(report, narrow=width_of(console) < NARROW))
        if folded:
            names = ", ".join(name(metric.name).lower() for metric in folded)
            yield indented(marked("–", [f"Not measured, {clean(folded[0].reason)}: {names}."]))
        if any(metric.value is not None for metric in metrics):
            yield indented(Text(LEGEND + (OPEN if deciding_doubts(report) else ""), style="dim"))
    if rows := tuple(_rows(report, console)):
        if report.delivery.metrics:
            yield Text()
        yield indented(labelled(rows))


def _bands(report: Report, *, narrow: bool) -> Table:
    """One row per measure; on a narrow screen the target is below it, and only where it was missed."""
    table = Table.grid(padding=(0, 1, 0, 0))
    for no_wrap in (True, not narrow, True, False):
        table.add_column(no_wrap=no_wrap)
    metrics = report.delivery.metrics
    folded = _folded(metrics)
    for metric in metrics:
        if metric in folded:
            continue
        mark, band, band_said = judged(report, metric)
        style, more = BAND_STYLES[band], _more(metric)
        said = Text(band_said, style=style)
        if more and not narrow:
            said.append(f", {more}", style="dim")
        table.add_row(Text(mark, style=style), Text(f"{name(metric.name)} "), Text(f"{measured(metric)} "), said)
        if more and narrow and band != "ok":
            table.add_row("", Text(more, style="dim"))
    return table


def _folded(metrics: tuple[Metric, ...]) -> tuple[Metric, ...]:
    """The measures that are missing for the same reason, where there are so many that one line is clearer."""
    reasons = Counter(metric.reason for metric in metrics if metric.value is None)
    reason, count = reasons.most_common(1)[0] if reasons else ("", 0)
    return tuple(one for one in metrics if one.value is None and one.reason == reason) if count >= MANY_MISSING else ()


def _more(metric: Metric) -> str:
    if metric.value is None:
        return clean(metric.reason)
    return f"target {aim(metric)}" if metric.target else ""


def _rows(report: Report, console: Console) -> Iterator[tuple[str, str | Text]]:
    for kind in events.of(report):
        listed = " · ".join(kind.moments)
        parts = [(kind.said, ""), ("\n" if kind.said and listed else "", ""), (listed, "dim")]
        yield kind.label, Text.assemble(*parts)
    if report.delivery.pace and len(report.delivery.pace) > 1:
        yield "Pace", _pace(report.delivery, report.delivery.pace, width_of(console) // 3)


def pace_blocks(pace: tuple[PaceWindow, ...], columns: int) -> str:
    """The speech rate over time as blocks, from the slowest to the fastest, in at most `columns`."""
    step = -(-len(pace) // columns)
    rates = [window.wpm for window in pace[::step]]
    low, high = min(rates), max(rates)
    span = (high - low) or 1.0
    return "".join(BLOCKS[round((rate - low) / span * (len(BLOCKS) - 1))] for rate in rates)


def _pace(delivery: Delivery, pace: tuple[PaceWindow, ...], columns: int) -> Text:
    """The blocks, then the slowest and the fastest stretch."""
    blocks = pace_blocks(pace, columns)
    sides = zip(("slowest", "fastest"), events.pace_range(delivery) or (), strict=False)
    said = [f"{side} {rounded(one.wpm)} wpm from {clock(one.start_s)}" for side, one in sides]
    return Text.assemble(blocks, "  " if said else "", ", ".join(said))
