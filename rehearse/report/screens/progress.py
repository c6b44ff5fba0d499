"""Progress on a terminal: timing first, then delivery, then content; the call beside the numbers it rests on."""

from collections.abc import Collection, Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.data.amounts import number
from rehearse.data.progress_measures import measures
from rehearse.practice.days import day_of
from rehearse.practice.guesses import Gap
from rehearse.practice.ladder import Rung
from rehearse.practice.left_out import versions
from rehearse.practice.progress import Progress, Series, differently_made
from rehearse.practice.rule_ladder import SILENT_TAKES, RuleRun, State
from rehearse.report.screens.calls import MARKS, STYLES, columns, legend, marks, measured
from rehearse.report.screens.fitting import Fullest
from rehearse.report.terminal.soft import Soft
from rehearse.report.terminal.stacking import Stacking
from rehearse.report.terminal.style import ByWidth, indented, labelled, marked, title
from rehearse.report.terminal.verdict import verdict_cell
from rehearse.report.wording import clean, count
from rehearse.store.summary import Entry

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
            yield indented(measured(rows))
    yield from legend(progress.series, width)


def in_short(progress: Progress, width: int) -> Iterator[RenderableType]:
    """The measures that are always shown, and those that went better or worse, in one table."""
    rows = [one for one in progress.series if one.measure.always_shown or one.change.call in ("better", "worse")]
    if rows:
        yield Text("")
        yield indented(measured(rows))
        yield from legend(rows, width)


def notes(progress: Progress, lines: int | None = None) -> Iterator[RenderableType]:
    """What limits all this; each note in at most so many lines, that on the takes left out with fewer reasons."""
    if not progress.notes:
        return
    yield title("Keep in mind")
    if lines is None:
        yield indented(marked("!", progress.notes))
        return
    shorter = [clean(version) for version in versions(progress.left_out)]
    table = Table.grid(padding=(0, 1, 0, 0))
    for note in map(clean, progress.notes):
        table.add_row(Text("!", style="bold"), Fullest(shorter if note in shorter else [note], lines))
    yield indented(table)


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
    by_call: dict[str, list[str]] = {}
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
        return f"Record {count(lacking, 'more scored take')} to see a trend."
    because = waits[0].change.because if waits else "nothing was measured in these takes"
    return f"{because[:1].upper()}{because[1:]}."


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
    yield ByWidth(lambda narrow: indented(_takes(lines, other, gap=1 if narrow else 2)))
    if other & {entry.id for entry in shown}:
        yield indented(Text("* made with a different rubric or speech model from the newest take", style="dim"))


def _takes(entries: Sequence[Entry], other: Collection[int], *, gap: int) -> Stacking:
    """One take per line; on a narrow screen without fillers and pace."""
    shown = [measure for measure in measures().measure if measure.name in COLUMNS]
    names = ("take", "day", *(COLUMNS[measure.name] for measure in shown), "verdict")
    table = columns(*names, gap=gap)
    for entry in entries:
        cells = [Text(measure.text(entry.summary.measures.get(measure.name))) for measure in shown]
        table.add_row(Text(str(entry.id)), Text(str(day_of(entry.summary.created))), *cells, _verdict(entry, other))
    return Stacking(table, apart=-1, spare=(COLUMNS["fillers_per_minute"], COLUMNS["speech_rate_wpm"]))


def _verdict(entry: Entry, other: Collection[int]) -> Text:
    brief = entry.summary
    said = verdict_cell(brief.verdict, brief.duration_verdict, brief.measures.get("duration_s"), brief.target_s)
    return said.append(" *", style="dim") if entry.id in other else said


def rules(runs: Sequence[RuleRun], most: int | None = None) -> Iterator[RenderableType]:
    """Which faults are fixed, rule by rule; of the first so many."""
    if not runs:
        return
    yield title(f"{_some('Rules', runs, most)}, newest take on the right; fixed: not in the last {SILENT_TAKES}")
    yield ByWidth(lambda narrow: indented(_runs(runs[:most], "" if narrow else " ")))


def _runs(runs: Sequence[RuleRun], between: str) -> Table:
    """A rule per line; the marks of its takes are never wrapped."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for no_wrap in (False, True, True, True):
        table.add_column(no_wrap=no_wrap)
    for run in runs:
        takes = between.join("x" if accused else "·" for accused in run.accused)
        state = Text(run.state, RULES[run.state])
        table.add_row(Text(clean(run.name)), Text(takes), state, Text(clean(run.code), style="dim"))
    return table


def _some(name: str, of: Sequence[object], most: int | None) -> str:
    return name if most is None or len(of) <= most else f"{name}, {most} of {len(of)}"


def ladder(rungs: Sequence[Rung], heading: str = "Questions", most: int | None = None) -> Iterator[RenderableType]:
    """Every practised question, or the newest so many, with its last time and points, and how both went."""
    yield title(_some(heading, rungs, most))
    table = columns("question", "takes", "day", "time, s", "points")
    for rung in rungs[:most]:
        table.add_row(
            Soft(clean(rung.question_id or "(no question)")),
            Text(str(rung.takes)),
            Text(str(day_of(rung.last))),
            _last(rung.time),
            _last(rung.points),
        )
    yield indented(Stacking(table, apart=0))
    yield marks(call for call in MARKS if call != "shown only")


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
