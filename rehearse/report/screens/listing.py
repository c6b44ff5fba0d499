"""The list of attempts on a terminal: one line each."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.practice.days import day_of
from rehearse.practice.listing import Row
from rehearse.report.terminal.style import NARROW, VERDICT_STYLES
from rehearse.report.wording import clean, duration


def table(found: Sequence[Row], width: int) -> RenderableType:
    """Number, day, time, verdict, points, then question, file and person as far as there is room."""
    named = any(row.person for row in found)
    listed = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    for name in ("take", "day", "time", "verdict", "points"):
        if name != "points" or width >= NARROW:
            listed.add_column(name, justify="right" if name in ("take", "time", "points") else "left", no_wrap=True)
    for name in ("question", "file", *(("person",) if named else ())):
        listed.add_column(name, no_wrap=True, overflow="ellipsis")
    for row in found:
        points = "" if row.points is None else str(row.points)
        cells = [
            Text(str(row.attempt), style="bold"),
            Text(str(day_of(row.created))),
            Text("" if row.duration_s is None else duration(row.duration_s)),
            Text(row.verdict, style=VERDICT_STYLES[row.verdict]),
            *([Text(points)] if width >= NARROW else []),
            Text(clean(row.question_id or "–")),
            Text("recorded" if row.recorded else clean(row.file or "–"), style="dim" if row.recorded else ""),
            *([Text(clean(row.person or ""))] if named else []),
        ]
        listed.add_row(*cells)
    return listed
