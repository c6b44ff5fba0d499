"""An answer that reasons aloud: its checklist; what was heard with words and moment, what was not with what to say."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from rehearse.report.terminal.room import Shown, Spare
from rehearse.report.terminal.style import Clipped, grid, heading, indented
from rehearse.report.wording import clean, moment, quoted
from rehearse.types import Content


def short(content: Content) -> Iterator[Shown]:
    """A line per point: what was heard with its words, or what to say, whole where there is room."""
    found = content.think_aloud
    if found is None:
        return
    yield heading(f"Think aloud: {found.heard} of {found.of}")
    for point in found.points:
        mark = Text("✓ ", style="green") if point.heard else Text("– ", style="yellow")
        said = quoted(point.quote) if point.heard else f"not heard: {clean(point.advice)}"
        line = Text.assemble(mark, (clean(point.label), "bold"), "  ", said)
        cut = indented(Clipped(line, 1))
        yield cut if point.heard else Spare(3, indented(Clipped(line, 3)), cut)


def section(content: Content) -> Iterator[RenderableType]:
    """The checklist; nothing for a story."""
    found = content.think_aloud
    if found is None:
        return
    yield heading(f"Think aloud: {found.heard} of {found.of}")
    table = grid(columns=3, wide=2)
    for point in found.points:
        mark = Text("✓", style="green") if point.heard else Text("–", style="yellow")
        said = Text.assemble((clean(point.label), "bold" if point.heard else ""))
        said.append(f"\n{quoted(point.quote)}" if point.heard else f": not heard\n→ {clean(point.advice)}")
        table.add_row(mark, Text(moment(point.start_s).rjust(4) if point.start_s is not None else ""), said)
    yield indented(table)
