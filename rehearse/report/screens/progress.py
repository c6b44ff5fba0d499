"""Progress on a terminal: timing first, then delivery, then content; the call beside the numbers it rests on."""

from collections.abc import Collection, Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.data.progress_measures import measures
from rehearse.practice.change import Call
from rehearse.practice.days import day_of
from rehearse.practice.guesses import Gap
from rehearse.practice.ladder import Rung
from rehearse.practice.progress import Progress, Series, differently_made
from rehearse.practice.rule_ladder import RuleRun, State
from rehearse.report.terminal.soft import Soft
from rehearse.report.terminal.stacking import Stacking
from rehearse.report.terminal.style import NARROW, ByWidth, indented, labelled, marked, title
from rehearse.report.terminal.verdict import verdict_cell
from rehearse.report.wording import clean, count, number
from rehearse.store.summary import Entry

STYLES: dict[Call, str] = {
    "better": "green",
    "worse": "bold red",
    "no change": "",
    "too early": "dim",
    "shown only": "dim",
}
MARKS: dict[Call, str] = {"better": "▲", "worse": "▼", "no change": "=", "too early": "…", "shown only": "·"}
RULES: dict[State, str] = {"open": "yellow", "on and off": "", "fixed": "green"}
NEWEST = 12
COLUMNS = {"duration_s": "time, s", "speech_rate_wpm": "wpm", "fillers_per_minute": "um/min", "total_points": "points"}
GROUPS = {"timing": "Time", "delivery": "Delivery", "content": "Content"}


def head(progress: Progress) -> Iterator[RenderableType]:
    """What these takes are of, how many there are, and what became of them."""
    yield Text(clean(progress.question) if progress.question else "All questions", style="bold")
    yield Text(summary(progress))


def groups(progress: Progress, width: int) -> Iterator[RenderableType]:
    """Every measure of one question or of everything, in their groups."""
    for group, heading in GROUPS.items():
        rows = [series for series in progress.series if series.measure.group == group]
        if rows:
            yield title(heading)
            yield indented(_measures(rows, width))
    yield from _columns(progress.series, width)


def in_short(progress: Progress, width: int) -> Iterator[RenderableType]:
    """The measures that are always shown, and those that went better or worse, in one table."""
    rows = [one for one in progress.series if one.measure.always_shown or one.change.call in ("better", "worse")]
    if rows:
        yield Text("")
        yield indented(_measures(rows, width))
        yield from _columns(rows, width)


def notes(progress: Progress, lines: int | None = None) -> Iterator[RenderableType]:
    """What limits all this; each note cut after so many lines."""
    if progress.notes:
        yield title("Keep in mind")
        yield indented(marked("!", progress.notes, lines))


def guesses(gaps: Sequence[Gap]) -> Iterator[RenderableType]:
    """How far off the guesses made before the report were; nothing if none were made."""
    if not gaps:
        return
    labels = {measure.name: measure.label for measure in measures().measure}
    yield title("Your guesses")
    yield indented(labelled(
        (labels[gap.name], f"{number(gap.mean_gap)} points off on average over {count(gap.takes, 'take')}, "
                           f"{number(abs(gap.mean_bias))} too {'kind' if gap.mean_bias > 0 else 'strict'}")
        for gap in gaps
    ))  # fmt: skip


def summary(progress: Progress) -> str:
    """How many takes there are, how many of them count where some do not, and what became of them."""
    everything = progress.attempts + len(progress.left_out)
    if not progress.left_out or not progress.attempts:
        return f"{count(everything, 'take')}. {verdict(progress)}"
    scored = any(series.measure.group == "content" for series in progress.series)
    one = progress.attempts == 1
    counts = ("was scored" if one else "were scored") if scored else ("counts" if one else "count")
    return f"{progress.attempts:,} of {everything:,} takes {counts}. {verdict(progress)}"


def verdict(progress: Progress) -> str:
    """The calls in a sentence, the good and the bad by name."""
    by_call: dict[Call, list[str]] = {}
    for series in progress.series:
        by_call.setdefault(series.change.call, []).append(series.measure.label)
    said = [f"{call.capitalize()}: {', '.join(by_call[call])}." for call in ("better", "worse") if call in by_call]
    if said:
        return " ".join(said)
    if not progress.attempts:
        return "It was not scored." if len(progress.left_out) == 1 else "None of them was scored."
    if "no change" in by_call:
        return "No change larger than your usual take-to-take variation."
    waits = [series for series in progress.series if series.change.call == "too early"]
    if waits and progress.left_out:
        lacking = measures().method.fewest - sum(point.compared for point in waits[0].points)
        return f"{count(lacking, 'more scored take')} {'shows' if lacking == 1 else 'show'} a trend."
    because = waits[0].change.because if waits else "nothing was measured in these takes"
    return f"{because[:1].upper()}{because[1:]}."


def _measures(rows: Sequence[Series], width: int) -> Table:
    """One line a measure; below NARROW columns only what the call rests on, or the last value until one can be made."""
    names = ["measure", "target", "first 3", "last 3", "±", "first", "best", "last", ""]
    early = all(series.change.before is None for series in rows)
    dropped = {"first 3", "last 3", "±"} if early else set[str]()
    if all(series.change.call == "too early" for series in rows):
        dropped.add("")  # said once, above the tables
    if width < NARROW:
        dropped |= {"target", "±", "first", "best"} if early else {"target", "±", "first", "best", "last"}
    elif not any(series.measure.band for series in rows):
        dropped.add("target")
    table = _table(*(name for name in names if name not in dropped), gap=1)  # nine columns, of eighty
    for series in rows:
        cells = dict(zip(names, _cells(series), strict=True))
        table.add_row(*(cell for name, cell in cells.items() if name not in dropped))
    return table


def _columns(rows: Sequence[Series], width: int) -> Iterator[RenderableType]:
    """What the columns that a call rests on hold, where there are any."""
    if any(series.change.before is not None for series in rows):
        said = "first 3, last 3: medians of those takes"
        yield indented(Text(said if width < NARROW else f"{said}; ±: the smallest change that counts", style="dim"))


def _cells(series: Series) -> tuple[Text, ...]:
    measure, change = series.measure, series.change
    return (
        Text(measure.heading),
        Text(measure.band, style="dim"),
        Text(measure.text(change.before)),
        Text(measure.text(change.after)),
        Text("" if change.noise is None else number(round(change.noise, 1)), style="dim"),
        Text(measure.text(series.first.value)),
        Text("" if measure.better == "neither" else measure.text(series.best.value)),
        Text(measure.text(series.last.value)),
        called(series),
    )


def called(series: Series) -> Text:
    """The call as a mark and a word or two; what it waits for is said once, above the tables."""
    call = series.change.call
    return Text(f"{MARKS[call]} {call}", style=STYLES[call])


def _table(*names: str, gap: int = 2) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, gap, 0, 0), header_style="dim")
    for name in names:
        wide = name in ("measure", "question", "day", "verdict", "")
        table.add_column(name, justify="left" if wide else "right", no_wrap=name != "measure", overflow="fold")
    return table


def takes(
    entries: Sequence[Entry], heading: str = "", most: int = NEWEST, *, newest_first: bool = False
) -> Iterator[RenderableType]:
    """The newest takes, one per line; as a course of takes the oldest of them first, as a list the newest.

    entries: oldest first, whatever the order of the lines.
    """
    named = heading or ("Takes" if len(entries) <= most else f"The newest {most} of {count(len(entries), 'take')}")
    yield title(f"{named}, {'newest' if newest_first else 'oldest'} first" if len(entries) > 1 else named)
    other, shown = differently_made(entries), entries[-most:]
    lines = shown[::-1] if newest_first else shown
    yield ByWidth(lambda narrow: indented(Stacking(_takes(lines, other, narrow=narrow), apart=-1)))
    if other & {entry.id for entry in shown}:
        yield indented(Text("* made with a different rubric or speech model from the newest take", style="dim"))


def _takes(entries: Sequence[Entry], other: Collection[int], *, narrow: bool) -> Table:
    """One take per line; on a narrow screen without pace and fillers."""
    columns = ("duration_s", "total_points") if narrow else COLUMNS
    shown = [measure for measure in measures().measure if measure.name in columns]
    names = ("take", "day", *(COLUMNS[measure.name] for measure in shown), "verdict")
    table = _table(*names, gap=1 if narrow else 2)
    for entry in entries:
        cells = [Text(measure.text(entry.summary.measures.get(measure.name))) for measure in shown]
        table.add_row(Text(str(entry.id)), Text(str(day_of(entry.summary.created))), *cells, _verdict(entry, other))
    return table


def _verdict(entry: Entry, other: Collection[int]) -> Text:
    brief = entry.summary
    said = verdict_cell(brief.verdict, brief.duration_verdict, brief.measures.get("duration_s"), brief.target_s)
    return said.append(" *", style="dim") if entry.id in other else said


def rules(runs: Sequence[RuleRun], most: int | None = None) -> Iterator[RenderableType]:
    """Which faults are fixed, rule by rule; of the first so many."""
    if not runs:
        return
    yield title(f"{_some('Rules', runs, most)}, newest take on the right")
    table = Table.grid(padding=(0, 2, 0, 0))
    for run in runs[:most]:
        marks = " ".join("x" if accused else "·" for accused in run.accused)
        table.add_row(
            Text(clean(run.code), style="bold"), Text(clean(run.name)), Text(marks), Text(run.state, RULES[run.state])
        )
    yield indented(table)


def _some(name: str, of: Sequence[object], most: int | None) -> str:
    return name if most is None or len(of) <= most else f"{name}, {most} of {len(of)}"


def ladder(rungs: Sequence[Rung], heading: str = "Questions", most: int | None = None) -> Iterator[RenderableType]:
    """Every practised question, or the newest so many, with its last time and points, and how both went."""
    yield title(_some(heading, rungs, most))
    table = _table("question", "takes", "day", "time, s", "points")
    for rung in rungs[:most]:
        table.add_row(
            Soft(clean(rung.question_id or "(no question)")),
            Text(str(rung.takes)),
            Text(str(day_of(rung.last))),
            _last(rung.time),
            _last(rung.points),
        )
    yield indented(Stacking(table, apart=0))
    yield indented(
        Text("  ".join(f"{mark} {call}" for call, mark in MARKS.items() if call != "shown only"), style="dim")
    )


def _last(series: Series | None) -> Text:
    """The newest value with the mark of its call."""
    if series is None:
        return Text("")
    call = series.change.call
    return Text(f"{series.measure.text(series.last.value)} {MARKS[call]}", style=STYLES[call])


def plot(drawing: str) -> Iterator[RenderableType]:
    """A drawing in characters, as it is."""
    yield Text("")
    yield indented(Text(drawing, no_wrap=True))
