"""The report on one screen: what decided the verdict, fillers and pace, what else missed its target, what to type."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.data.amounts import rounded
from rehearse.data.rule_names import in_words
from rehearse.report import events, headline
from rehearse.report.clear import severity
from rehearse.report.deciding import decided_by, decided_heading, fail_names, fails_lead
from rehearse.report.framework_lines import examples, named, unheard
from rehearse.report.judged_metric import FILLERS
from rehearse.report.terminal import missed, points
from rehearse.report.terminal.delivery import pace_blocks
from rehearse.report.terminal.finding_line import FindingLine
from rehearse.report.terminal.room import Shown, Spare, under
from rehearse.report.terminal.soft import Soft
from rehearse.report.terminal.style import (
    BAND_STYLES,
    SEVERITY_STYLES,
    Clipped,
    grid,
    heading,
    indented,
    width_of,
)
from rehearse.report.warning_text import worth_saying
from rehearse.report.wording import (
    MARKS,
    aim,
    clean,
    measured,
    misheard,
    moment,
    name,
    ranked,
)
from rehearse.types import Content, Finding, Metric, Report

SHOWN_FAILS, SHOWN_FINDINGS, SHOWN_METRICS, SHOWN_WARNINGS = 2, 3, 2, 2  # each has one line, a fail has two
DECIDING = ("disqualifier", "major")
ELSEWHERE = ("duration", "speech_rate", *FILLERS, *missed.PAUSES)  # metrics that have their own line
BESIDE_PACE = 11  # columns before what is said of the pace: indent, the longest label, gap
FEWEST_BLOCKS = 4  # of its curve; fewer show none

FEWEST_STEPS = 2
FEWEST_FIX_LINES = {"Content": 3, "Delivery": 2, "Length": 2}  # of each, whatever else there is


class Step(NamedTuple):
    """What can be typed next, and what it does; `stays`: however little room there is."""

    command: str
    does: str
    stays: bool = False


def fixes(report: Report, lines: int | None = None) -> Iterator[RenderableType]:
    """The one thing to fix next in content and the one in delivery; each whole, or in about so many lines."""
    if rows := headline.fixes(report):
        yield heading("Fix next")
        most = {about: lines and max(lines, fewest) for about, fewest in FEWEST_FIX_LINES.items()}
        yield indented(_rows((about, clean(fix), most[about]) for about, fix in rows))


def decided(content: Content) -> Iterator[Shown]:
    """What is behind the verdict: auto-fails or else its reasons, each row with its main one, the gravest findings."""
    lines: list[Shown] = [*_fails(content), *_open(content)]
    if not content.auto_fails:
        whys = [Text(line, style="bold") for line in decided_by(content)]
        lines += [Spare(2, Clipped(why, 4), Clipped(why, 2)) for why in whys]
    settled = not content.auto_fails and not content.to_confirm
    if content.scored:
        lines.append(points.short(content, whole=settled))
    if content.scored and settled:
        lines += _doubted(content)
    if settled:
        grave = [one for one in ranked(content.findings) if one.severity in DECIDING or not content.scored]
        lines += (_finding(one, content.scored) for one in grave[: 2 if content.scored else SHOWN_FINDINGS])
    lines += [Spare(1, line) for line in _steps(content)]
    yield from under(decided_heading(content), lines)


def _steps(content: Content) -> Iterator[RenderableType]:
    """How many steps of the question's framework and how many examples were heard, in a line or two."""
    said = [examples(content.examples)] if content.examples else []
    if content.framework is not None:
        steps = content.framework.steps
        missing = "; ".join(clean(named(step)) for step in steps if not step.heard)
        heard = f"Steps of a good answer: {sum(step.heard for step in steps)} of {len(steps)}"
        more = "does your story answer this question?" if unheard(content) else f"not heard: {missing}"
        said.append(f"{heard}; {more}" if missing else heard)
    if said:
        yield Clipped(Text(" ".join(said)), 2)


def _doubted(content: Content) -> Iterator[RenderableType]:
    """That the result hangs on words that may be misheard, its number or others, where no other result carries it."""
    metrics = content.results.metrics
    if metrics and all(one.doubtful for one in metrics):
        words = misheard(metrics[0].doubtful)
        yield Clipped(Text(f"! Your result {words}", style="yellow"), 1)


def _fails(content: Content) -> Iterator[Shown]:
    fails = fail_names(content)[: 1 if content.to_confirm else SHOWN_FAILS]
    if fails:
        yield Spare(3, Clipped(Text(fails_lead(content, len(fails)), style="bold"), 1))
    for known, code, fail in fails:
        what = Text.assemble(f"{moment(fail.start_s)}  ".lstrip(), (clean(known), "bold red"))
        whole = Text.assemble(what, _unsure(fail.doubtful))
        yield Spare(4, FindingLine(whole, fail.quote, code), FindingLine(what, fail.quote, code, short=True))


def _open(content: Content) -> Iterator[RenderableType]:
    """The first question to the speaker; what to type stands at the end of the report."""
    for one in content.to_confirm[:1]:
        yield Clipped(Text.assemble("To confirm: ", (clean(one.question), "bold"), f" “{clean(one.quote)}”"), 2)


def _finding(finding: Finding, scored: bool) -> Spare:
    """What is wrong, and the words that show it; its weight only where not all of them cost points."""
    weight = "" if scored else f"{severity(finding, scored)}  "
    habit = (f"{weight}{in_words(finding.name)}", SEVERITY_STYLES[finding.severity])
    what = Text.assemble(f"{moment(finding.start_s)}  ".lstrip(), habit, _unsure(finding.doubtful))
    quote = finding.quote or ""
    return Spare(1, FindingLine(what, quote, finding.code), FindingLine(what, quote, finding.code, short=True))


def _unsure(doubtful: tuple[str, ...]) -> str:
    """Which words may be misheard; it stands before the quote, which may be cut."""
    return f" ({misheard(doubtful)})" if doubtful else ""


def delivery(report: Report, console: Console) -> Iterator[Shown]:
    """Fillers, pace and pauses, a line each, and the worst of the other measures."""
    worst_first = sorted(
        (one for one in report.delivery.metrics if one.band in ("note", "attention") and one.id not in ELSEWHERE),
        key=lambda metric: metric.band != "attention",
    )
    rows = _spoken(report, console)
    lines: list[Shown] = [Spare(1, _rows(rows), _rows(_with_one_line(rows)))] if rows else []
    lines += (Spare(0, Clipped(_metric(one), 1)) for one in worst_first[:SHOWN_METRICS])
    yield from under("Delivery", lines)


def _with_one_line(rows: Sequence[tuple[str, str | Text, int]]) -> Iterator[tuple[str, str | Text, int]]:
    """The rows with one line for the pauses, whose first pause then stands alone."""
    yield from ((label, said, 1 if label == "Pauses" else lines) for label, said, lines in rows)


def spoken(report: Report, console: Console) -> Iterator[RenderableType]:
    """Fillers, pace and pauses, a line each; nothing of an answer where none of them is known."""
    if rows := _spoken(report, console):
        yield _rows(rows)


def _spoken(report: Report, console: Console) -> list[tuple[str, str | Text, int]]:
    return [*_fillers(report), *_pace(report, console), *_pauses(report)]


def _fillers(report: Report) -> Iterator[tuple[str, str | Text, int]]:
    for kind in events.of(report):
        if kind.label == "Fillers":
            said = f"{kind.said}{missed.fillers(report)}"
            yield kind.label, Text.assemble(missed.fillers_mark(report), said), 2


def _pace(report: Report, console: Console) -> Iterator[tuple[str, str | Text, int]]:
    metric = next((one for one in report.delivery.metrics if one.id == "speech_rate" and one.value is not None), None)
    said = Text()
    if metric is not None and metric.value is not None:
        said.append(f"{MARKS[metric.band]} ", BAND_STYLES[metric.band])
        said.append(f"{measured(metric)}, target {aim(metric)}  ")
    elif report.delivery.speech_rate_wpm is not None:
        said.append(f"{rounded(report.delivery.speech_rate_wpm)} wpm  ")
    width = width_of(console)
    columns = min(width // 3, width - BESIDE_PACE - cell_len(said.plain))
    if report.delivery.pace and len(report.delivery.pace) > 1 and columns >= FEWEST_BLOCKS:
        said.append(pace_blocks(report.delivery.pace, columns))
    said.rstrip()
    if said:
        yield "Pace", said, 1


def _pauses(report: Report) -> Iterator[tuple[str, str | Text, int]]:
    for kind in events.of(report):
        if kind.label == "Pauses" and kind.moments:
            said = f"{kind.said} {kind.moments[0]}{missed.pauses(report)}"
            yield kind.label, Text.assemble(missed.mark(report, *missed.PAUSES), said), 2


def _metric(metric: Metric) -> Text:
    shown = f"{MARKS[metric.band]} {name(metric.name)} {measured(metric)}"
    return Text(f"{shown}, target {aim(metric)}" if metric.target else shown, BAND_STYLES[metric.band])


def warnings(report: Report) -> Iterator[Shown]:
    """The first of the report's limits; without words all that fit, since they say what to do."""
    wordless = report.content is None
    said = worth_saying(report)
    fitting = SHOWN_WARNINGS if len(said) <= SHOWN_WARNINGS else SHOWN_WARNINGS - 1
    for warning in said[:fitting]:
        line = Clipped(Text.assemble(("! ", "bold"), clean(warning)), 3)
        yield line if wordless else Spare(2, line)
    if (more := len(said) - fitting) > 0:
        yield Text(f"! {more} more in the full report", style="dim")


def next_steps(steps: Sequence[Step], console: Console) -> Iterator[RenderableType]:
    """One line each: what to type and, where everything fits, what it does."""
    if not steps:
        return
    yield heading("Next")
    table = Table.grid(padding=(0, 2, 0, 0))
    widest = max(len(step.command) for step in steps) + max(len(step.does) for step in steps) + 4
    for step in steps:
        row: list[Text] = [Soft(clean(step.command), style="bold")]
        if widest <= width_of(console):
            row.append(Text(clean(step.does), "dim"))
        table.add_row(*row)
    yield indented(table)


def fewer_steps(steps: Sequence[Step], console: Console) -> Iterator[Shown]:
    """The same, of which the first ones and those that stay are enough where there is no room."""
    kept = [*steps[:FEWEST_STEPS], *(step for step in steps[FEWEST_STEPS:] if step.stays)]
    few = [*next_steps(kept, console)]
    for whole, fewer in zip(next_steps(steps, console), few, strict=True):
        yield whole if len(steps) == len(kept) or fewer is few[0] else Spare(5, whole, fewer)


def _rows(rows: Iterable[tuple[str, str | Text, int | None]]) -> Table:
    """Labels, each with its text beside it, in at most that many lines; None: however many it takes."""
    table = grid(columns=2, wide=1)
    for label, what, lines in rows:
        text = what if isinstance(what, Text) else Text(what)
        table.add_row(Text(label, style="bold"), text if lines is None else Clipped(text, lines))
    return table
