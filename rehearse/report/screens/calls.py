"""Tables of measures with the calls made on them: better, worse, no change, or too early to say."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.data.amounts import number
from rehearse.data.progress_measures import Measure
from rehearse.practice.change import Call
from rehearse.practice.progress import Series
from rehearse.report.terminal.soft import Named
from rehearse.report.terminal.stacking import Stacking, bare
from rehearse.report.terminal.style import INDENT, NARROW, indented

STYLES: dict[Call, str] = {
    "better": "green",
    "worse": "bold red",
    "no change": "",
    "too early": "dim",
    "shown only": "dim",
}
MARKS: dict[Call, str] = {"better": "▲", "worse": "▼", "no change": "=", "too early": "…", "shown only": "·"}
MEASURE_COLUMNS = 20  # of the name of a measure, which goes on below
MARK, WORDS = "", " "  # headings of the call, which has two columns
SPARE = ("±", "first", "best", "target", "last", WORDS)  # columns of a measure, the least needed one first


def measured(rows: Sequence[Series]) -> Stacking:
    """One line a measure; on a narrow screen what the call rests on or, until one can be made, single takes."""
    names = ["measure", "target", "first 3", "last 3", "±", "first", "best", "last", MARK, WORDS]
    early = all(series.change.before is None for series in rows)
    empty = {"first 3", "last 3", "±"} if early else set[str]()
    if all(series.change.call == "too early" for series in rows):
        empty |= {MARK, WORDS}  # said once, above the tables
    if not any(series.measure.band for series in rows):
        empty.add("target")
    table = columns(*(name for name in names if name not in empty), gap=1)  # nine columns, of eighty
    for series in rows:
        cells = dict(zip(names, _cells(series), strict=True))
        table.add_row(*(cell for name, cell in cells.items() if name not in empty))
    return Stacking(table, spare=[name for name in SPARE if not (early and name == "last")])


def legend(rows: Sequence[Series], width: int) -> Iterator[RenderableType]:
    """What the columns that a call rests on hold, its marks where they stand alone, and what is counted."""
    shown = measured(rows).headings(width - INDENT)
    if "first 3" in shown:
        said = "first 3, last 3: medians of those takes"
        yield indented(Text(f"{said}; ±: the smallest change that counts" if "±" in shown else said, style="dim"))
    if MARK in shown and WORDS not in shown:
        yield marks(dict.fromkeys(series.change.call for series in rows))
    if width >= NARROW:  # a narrow screen has no line to spare for it
        yield from explained(series.measure for series in rows)


def explained(shown: Iterable[Measure]) -> Iterator[RenderableType]:
    """What is counted, for each measure whose label does not say it."""
    yield from (indented(Text(measure.explained, style="dim")) for measure in shown if measure.explained)


def marks(calls: Iterable[Call]) -> RenderableType:
    """What the marks of these calls mean."""
    return indented(Text("  ".join(f"{MARKS[call]} {call}" for call in calls), style="dim"))


def _cells(series: Series) -> tuple[Text, ...]:
    measure, change = series.measure, series.change
    return (
        Named(measure.heading),
        Text(measure.band, style="dim"),
        Text(measure.text(change.before)),
        Text(measure.text(change.after)),
        Text("" if change.noise is None else number(change.noise), style="dim"),
        Text(measure.text(series.first.value)),
        Text("" if measure.better == "neither" else measure.text(series.best.value)),
        Text(measure.text(series.last.value)),
        Text(MARKS[change.call], style=STYLES[change.call]),
        Text(change.call, style=STYLES[change.call]),  # what it waits for is said once, above the tables
    )


def columns(*names: str, gap: int = 2) -> Table:
    """An empty table with these headings."""
    table = bare(gap)
    for name in names:
        wide = name in ("measure", "question", "day", "verdict", MARK, WORDS)
        table.add_column(name, justify="left" if wide else "right", no_wrap=name != "measure",
                         min_width=MEASURE_COLUMNS if name == "measure" else None)  # fmt: skip
    return table
