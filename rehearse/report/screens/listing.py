"""The list of attempts on a terminal, each on as many lines as the id of its question needs."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.practice.days import day_of
from rehearse.practice.listing import AttemptRow
from rehearse.report.terminal.soft import Soft
from rehearse.report.terminal.stacking import Stacking
from rehearse.report.terminal.style import NARROW, cut
from rehearse.report.terminal.verdict import verdict_cell
from rehearse.report.wording import clean, duration

FIXED = ("take", "day", "time", "verdict", "points")  # columns that are never wrapped


def table(found: Sequence[AttemptRow], width: int) -> RenderableType:
    """Number, day, time, verdict, points, then question, file and person as far as there is room.

    On a narrow screen the points are left out, and person, question or file share one.
    """
    narrow, named = width < NARROW, any(row.person for row in found)
    listed = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    for name in FIXED[:4] if narrow else FIXED:
        listed.add_column(name, justify="left" if name in ("day", "verdict") else "right", no_wrap=True)
    for name in ("about",) if narrow else ("question", "file"):
        listed.add_column(name)
    if named and not narrow:
        listed.add_column("person")
    for row in found:
        listed.add_row(*_cells(row, narrow=narrow, named=named))
    return Stacking(listed, apart=-1) if narrow else listed


def _cells(row: AttemptRow, *, narrow: bool, named: bool) -> Iterator[Text]:
    yield Text(str(row.attempt), style="bold")
    yield Text(str(day_of(row.created)))
    yield Text("" if row.duration_s is None else duration(row.duration_s))
    yield verdict_cell(row.verdict, row.duration_verdict, row.duration_s, row.target_s)
    file = "recorded" if row.recorded else row.file or "–"
    if narrow:
        about = row.question_id or file
        yield Soft(clean(f"{row.person}: {about}" if row.person else about))
    else:
        yield Text("" if row.points is None else str(row.points))
        yield Soft(clean(row.question_id or "–"))
        yield cut(file, "dim" if row.recorded else "")
    if named and not narrow:
        yield cut(row.person or "")
