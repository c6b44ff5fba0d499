"""How dense the story is, and which stretches earned nothing."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from rehearse.data.amounts import number
from rehearse.report.terminal.style import grid, heading, indented
from rehearse.report.wording import clock, count, quoted
from rehearse.types import Content


def section(content: Content) -> Iterator[RenderableType]:
    """Points per ten seconds, and the stretches with their moments; nothing for an answer that was not scored."""
    found = content.density
    if found is None or (found.points_per_10_s is None and not found.idle):
        return
    yield heading("Signal density")
    if found.points_per_10_s is not None:
        yield indented(Text(f"{number(found.points_per_10_s)} points per ten seconds of the story"))
    table = grid(columns=2, wide=1)
    for one in found.idle:
        timed = one.start_s is not None and one.end_s is not None
        where = f"{clock(one.start_s or 0.0)}-{clock(one.end_s or 0.0)}" if timed else count(one.words, "word")
        table.add_row(Text(where), Text(f"earned nothing: {quoted(one.quote)}"))
    yield indented(table)
