"""The top of the report: can the recording be believed, what was asked, how long, what verdict; then the ribbon."""

from collections.abc import Iterator
from typing import Literal

from rich.box import ROUNDED
from rich.console import Console, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from rehearse.report import ribbon
from rehearse.report.terminal.style import BAND_STYLES, NARROW, PART_STYLES, VERDICT_STYLES, coloured, indented, title
from rehearse.report.wording import (
    LETTERS,
    MARKS,
    PARTS,
    clean,
    clock,
    duration,
    duration_verdict,
    percent,
    quoted,
    seconds,
    trust_sentence,
)
from rehearse.types import PartName, Report

JUSTIFIED: tuple[Literal["left", "right"], ...] = ("left", "left", "right", "right")  # letter, name, length, share


def section(report: Report) -> Iterator[RenderableType]:
    """Trust line, question, panel of duration and verdict."""
    poor = report.audio is not None and report.audio.trust == "poor"
    yield Text(trust_sentence(report), style="bold red" if poor else "dim")
    yield Text()
    if report.question:
        yield indented(Text(clean(report.question.text), style="bold"))
        yield indented(Text(" · ".join(clean(name) for name in report.question.principles), style="dim"))
    yield Panel(_panel(report), box=ROUNDED, style="", border_style="dim", padding=(0, 1))


def _panel(report: Report) -> Table:
    table = Table.grid(expand=True)
    table.add_column(ratio=1)
    table.add_column(justify="right", no_wrap=True)
    table.add_row(_duration(report), _verdict(report))
    if report.content and not report.content.scored and report.content.not_scored_reason:
        table.add_row(Text(f"Not scored: {clean(report.content.not_scored_reason)}"), "")
    return table


def _duration(report: Report) -> Text:
    delivery = report.delivery
    if delivery.duration_s is None and report.audio is not None:
        return Text("no speech", style="bold")
    if delivery.duration_s is None:
        words = len(report.transcript.words) if report.transcript else 0
        return Text.assemble((f"{words} words", "bold"), ", written, not timed")
    band = delivery.duration_verdict
    return Text.assemble(
        (duration(delivery.duration_s), "bold"),
        f" of {clock(delivery.target_s)}  ",
        (f"{MARKS[band]} {duration_verdict(report)}", BAND_STYLES[band]),
    )


def _verdict(report: Report) -> Text:
    content = report.content
    if content is None:
        return Text("no transcript (model missing)", style="dim")
    if content.think_aloud is not None:
        return Text.assemble("think aloud  ", (f"{content.think_aloud.heard} of {content.think_aloud.of}", "bold"))
    verdict = Text(content.verdict.upper(), style=VERDICT_STYLES[content.verdict])
    if content.total is None or not content.scored:
        return verdict
    most = sum(score.of for score in content.scores.values())
    return Text.assemble(verdict, "  ", (str(content.total), "bold"), f" of {most}")


def star(report: Report, console: Console) -> Iterator[RenderableType]:
    """The ribbon to scale, its axis, and each part with seconds, share and first words."""
    over = ribbon.of(report)
    if report.content is None or over is None:
        return
    columns = console.width - 4
    yield title("Where the time went" if over.unit == "s" else "Where the words went")
    yield indented(_bar(over.cells(columns), colour=coloured(console)))
    if over.target is not None:
        yield indented(Text(_axis(over.extent, over.target, columns), style="dim"))
    yield indented(_parts(report, console))


def _bar(cells: tuple[PartName | None, ...], *, colour: bool) -> Text:
    """One letter a cell; with colours each run carries its name instead, where it fits."""
    bar = Text(no_wrap=True, overflow="crop")
    start = 0
    while start < len(cells):
        part, end = cells[start], start
        while end < len(cells) and cells[end] == part:
            end += 1
        width = end - start
        if part is None:
            bar.append("·" * width, style="dim")
        elif not colour:
            bar.append(LETTERS[part] * width)
        else:
            label = PARTS[part] if width >= len(PARTS[part]) + 2 else LETTERS[part]
            bar.append(label.center(width), style=PART_STYLES[part])
        start = end
    return bar


def _axis(extent_s: float, target_s: float, columns: int) -> str:
    """Half minutes under the ribbon, the target with its mark; a label that would touch the one before is left out."""
    step_s = 30 if extent_s <= 300 else 60 * round(extent_s / 300)
    ticks = {float(moment): clock(moment) for moment in range(0, int(extent_s) + 1, step_s)}
    ticks[target_s] = f"▲{clock(target_s)} target"
    line = ""
    for moment_s, label in sorted(ticks.items(), key=lambda tick: (tick[0] != target_s, tick[0])):
        column = min(int(moment_s / extent_s * columns), columns - len(label))
        around = line.ljust(columns)[max(0, column - 1) : column + len(label) + 1]
        if not around.strip():
            line = line.ljust(columns)[:column] + label + line.ljust(columns)[column + len(label) :]
    return line.rstrip()


def _parts(report: Report, console: Console) -> Table:
    assert report.content is not None  # noqa: S101 - star() has looked
    table = Table.grid(padding=(0, 2, 0, 0))
    for justify in JUSTIFIED:
        table.add_column(justify=justify, no_wrap=True)
    table.add_column()
    for name, label in PARTS.items():
        part = report.content.parts[name]
        style = PART_STYLES[name] if part.present else "dim"
        row = [Text(f" {LETTERS[name]} ", style=style), Text(label, style="" if part.present else "dim")]
        if part.present:
            length = f"{part.words} words" if part.seconds is None else seconds(part.seconds)
            row += [Text(length), Text(percent(part.share))]
        else:
            row += [Text("missing", style="bold"), Text()]
        table.add_row(
            *row,
            *([Text(quoted(part.quote), "dim", no_wrap=True, overflow="ellipsis")] if console.width >= NARROW else []),
        )
    return table
