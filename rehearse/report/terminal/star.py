"""The STAR ribbon: which part of the story filled the time, to scale, with its axis and each part's length."""

from collections.abc import Iterator
from typing import Literal

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.data.amounts import beside, rounded
from rehearse.delivery.room import least_s
from rehearse.report import ribbon
from rehearse.report.terminal.style import NARROW, PART_STYLES, coloured, heading, indented, width_of
from rehearse.report.wording import LETTERS, PARTS, clock, count, no_parts, part_words, percent, seconds
from rehearse.types import Part, PartName, Report

JUSTIFIED: tuple[Literal["left", "right"], ...] = ("left", "left", "right", "right")  # letter, name, length, share


def section(report: Report, console: Console) -> Iterator[RenderableType]:
    """The ribbon, its axis, and each part with seconds, share and first words."""
    if report.content is None or ribbon.of(report) is None:
        yield from _without(report)
        return
    yield from _ribbon(report, console)
    yield indented(_parts(report, console))


def short(report: Report, console: Console) -> Iterator[RenderableType]:
    """The ribbon, its axis, and the lengths of the parts one after the other."""
    if report.content is None or ribbon.of(report) is None:
        yield from _without(report)
        return
    yield from _ribbon(report, console)
    yield indented(Text("\n".join(_lengths(report, width_of(console) - 2))))


def _without(report: Report) -> Iterator[RenderableType]:
    """Why there is no ribbon, where one is to be expected."""
    if why := no_parts(report.content):
        yield heading("Where the time went" if report.audio is not None else "Where the words went")
        yield indented(Text(why))


def _ribbon(report: Report, console: Console) -> Iterator[RenderableType]:
    over, columns = ribbon.of(report), width_of(console) - 4
    if over is None:
        return
    outside_s = ribbon.outside_s(report)
    rest = "" if outside_s is None else f" ({rounded(outside_s)} s {ribbon.OUTSIDE})"
    yield heading(f"Where the time went{rest}" if over.unit == "s" else "Where the words went")
    yield indented(_bar(over.cells(columns), colour=coloured(console)))
    if over.target is not None:
        yield indented(Text(axis(over.extent, over.target, columns), style="dim"))


def _lengths(report: Report, columns: int) -> list[str]:
    """The parts in lines such as "S Situation 7 s  T Task missing", none of them split over two lines."""
    assert report.content is not None  # noqa: S101 - short() has looked
    lines, aims_s = [""], least_s(report.delivery.target_s)
    for name, label in PARTS.items():
        part = report.content.parts[name]
        length = _length(part, aims_s.get(name), decimals=0)
        said = f"{LETTERS[name]} {label} {length if part.present else 'missing'}"
        if lines[-1] and len(lines[-1]) + 2 + len(said) > columns:
            lines.append("")
        lines[-1] += f"  {said}" if lines[-1] else said
    return lines


def _length(part: Part, aim_s: float | None, *, decimals: int) -> str:
    """The words of a part, or its seconds, which never read as if they reached the time that it lacks."""
    if part.seconds is None:
        return count(part.words, "word")
    return f"{beside(part.seconds, low=aim_s, decimals=decimals)} s"


def _bar(cells: tuple[PartName | None, ...], *, colour: bool) -> Text:
    """One letter per cell; with colours each run carries its name instead, where it fits."""
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


def axis(extent_s: float, target_s: float, columns: int) -> str:
    """Half minutes under the ribbon, and the target with its mark; labels that would touch are left out."""
    step_s = 30 if extent_s <= 300 else 60 * round(extent_s / 300)
    ticks = {float(moment): clock(moment) for moment in range(0, int(extent_s) + 1, step_s)}
    ticks[target_s] = f"▲{clock(target_s)} target"
    mark = min(int(target_s / extent_s * columns), columns - 1)
    if mark + len(ticks[target_s]) > columns:  # beside its mark, where the ribbon ends
        ticks[target_s] = f"target {clock(target_s)}▲"
    line = ""
    for moment_s, label in sorted(ticks.items(), key=lambda tick: (tick[0] != target_s, tick[0])):
        at = min(int(moment_s / extent_s * columns), columns - 1)
        column = max(0, at + 1 - len(label)) if label.endswith("▲") else min(at, columns - len(label))
        around = line.ljust(columns)[max(0, column - 1) : column + len(label) + 1]
        if not around.strip():
            line = line.ljust(columns)[:column] + label + line.ljust(columns)[column + len(label) :]
    return line.rstrip()


def _parts(report: Report, console: Console) -> Table:
    assert report.content is not None  # noqa: S101 - section() has looked
    table = Table.grid(padding=(0, 2, 0, 0))
    for justify in JUSTIFIED:
        table.add_column(justify=justify, no_wrap=True)
    table.add_column()
    aims_s = least_s(report.delivery.target_s)
    for name, label in PARTS.items():
        part = report.content.parts[name]
        style = PART_STYLES[name] if part.present else "dim"
        row = [Text(f" {LETTERS[name]} ", style=style), Text(label, style="" if part.present else "dim")]
        if part.present:
            length = _length(part, aims_s.get(name), decimals=1)
            of = "" if part.seconds is None else " of words"  # beside seconds, it would be taken for one of the time
            row += [Text(length), Text(f"{percent(part.share, 1)}{of}")]
        else:
            row += [Text("missing", style="bold"), Text()]
        if width_of(console) >= NARROW:
            row.append(Text(part_words(part), "dim"))
        table.add_row(*row)
    outside_s = ribbon.outside_s(report)
    if outside_s is not None:
        outside = [
            " · ",
            "Outside",
            seconds(outside_s),
            "",
            *([ribbon.OUTSIDE_ARE] if width_of(console) >= NARROW else []),
        ]
        table.add_row(*(Text(cell, "dim") for cell in outside))
    return table
