"""How it was spoken: measures against targets, then fillers, pauses, repeats, pace and voice with their moments."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.report.plain import (
    BANDS,
    MARKS,
    clean,
    count,
    filler_moment,
    fillers_sum,
    moment,
    name,
    number,
    pause_moment,
    quoted,
    seconds,
)
from rehearse.report.terminal.style import BAND_STYLES, indented, labelled, title
from rehearse.types import Delivery, Metric, PaceWindow, Report

SHOWN_PAUSES = 3  # the longest; the others stand in the HTML page and in the JSON
BLOCKS = "▁▂▃▄▅▆▇█"


def section(report: Report) -> Iterator[RenderableType]:
    """Bands first, then the events behind them."""
    yield title("Delivery")
    if report.delivery.metrics:
        yield indented(_bands(report.delivery.metrics))
        yield Text()
    yield indented(labelled(_events(report)))


def _bands(metrics: tuple[Metric, ...]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(2):
        table.add_column(no_wrap=True)
    table.add_column()
    for metric in metrics:
        style = BAND_STYLES[metric.band]
        label = Text.assemble((MARKS[metric.band], style), " ", name(metric.name))
        value = "–" if metric.value is None else f"{number(metric.value)} {clean(metric.unit)}"
        more = f": {clean(metric.reason)}" if metric.value is None else f", target {clean(metric.target)}"
        judged = Text.assemble((BANDS[metric.band], style), (more if metric.reason or metric.target else "", "dim"))
        table.add_row(label, Text(value), judged)
    return table


def _events(report: Report) -> Iterator[tuple[str, str | Text]]:
    delivery = report.delivery
    if report.transcript is not None or delivery.fillers.items:
        yield "Fillers", _fillers(delivery)
    if delivery.pauses is not None:
        yield "Pauses", _pauses(delivery)
    if delivery.repeats:
        yield "Repeats", ", ".join(f"{quoted(one.text)} {moment(one.start_s)}".strip() for one in delivery.repeats)
    if delivery.pace:
        yield "Pace", _pace(delivery.pace)
    if voice := _voice(delivery):
        yield "Voice", voice


def _fillers(delivery: Delivery) -> Text:
    fillers = delivery.fillers
    said = Text(fillers_sum(fillers))
    counted = [item for item in fillers.items if not item.dismissed]
    if counted:
        phrases = count(fillers.phrases, "filler phrase")
        rate = "" if fillers.per_minute is None else f" ({number(fillers.per_minute)} a minute)"
        said.append(f": {fillers.sounds} um/uh{rate}, {phrases}")
        said.append("\n" + " · ".join(filler_moment(item) for item in counted), style="dim")
    if fillers.unsure:
        said.append("\nunsure, not counted: ", style="dim")
        said.append(" · ".join(filler_moment(item) for item in fillers.unsure), style="dim")
    return said


def _pauses(delivery: Delivery) -> Text:
    inside = [pause for pause in (delivery.pauses.items if delivery.pauses else ()) if pause.place != "start"]
    if not inside:
        return Text("none")
    longest = sorted(inside, key=lambda pause: -pause.duration_s)[:SHOWN_PAUSES]
    said = Text(f"{count(len(inside), 'silent pause')}, the longest:")
    for pause in longest:
        said.append(f"\n{pause_moment(pause)}", style="dim")
    return said


def _pace(pace: tuple[PaceWindow, ...]) -> Text:
    """A line of blocks, one a window, from the slowest to the fastest."""
    rates = [window.wpm for window in pace]
    low, high = min(rates), max(rates)
    span = (high - low) or 1.0
    blocks = "".join(BLOCKS[round((rate - low) / span * (len(BLOCKS) - 1))] for rate in rates)
    slowest, fastest = min(pace, key=lambda window: window.wpm), max(pace, key=lambda window: window.wpm)
    return Text.assemble(
        blocks,
        f"  {number(low)} wpm from {moment(slowest.start_s)}, {number(high)} wpm from {moment(fastest.start_s)}",
    )


def _voice(delivery: Delivery) -> str:
    said = []
    if delivery.response_latency_s is not None:
        said.append(f"first word after {seconds(delivery.response_latency_s)}")
    if delivery.pitch and delivery.pitch.median_hz is not None:
        said.append(f"pitch {number(delivery.pitch.median_hz)} Hz")
    if delivery.pitch and delivery.pitch.spread_semitones is not None:
        said.append(f"spread {number(delivery.pitch.spread_semitones)} semitones")
    if delivery.loudness and delivery.loudness.median_dbfs is not None:
        said.append(f"level {number(delivery.loudness.median_dbfs)} dBFS")
    return ", ".join(said)
