"""The list of attempts on a terminal, each on as many lines as the id of its question needs."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.practice.days import day_of
from rehearse.practice.listing import AttemptRow
from rehearse.report.terminal.soft import Soft
from rehearse.report.terminal.stacking import Stacking, bare
from rehearse.report.terminal.style import NARROW, cut
from rehearse.report.terminal.verdict import verdict_cell
from rehearse.report.wording import clean, duration

FIXED = ("take", "day", "time", "verdict", "points")  # columns that are never wrapped
_LEAST = 8  # columns of a file's or a person's name, which may be cut


def table(found: Sequence[AttemptRow], width: int) -> RenderableType:
    """Number, day, time, verdict, points, then question, file and person as far as there is room.

    Where a question's id has no room beside them, question, file and person share a line of their own, so that the id
    stays whole. On a narrow screen person and question, or file, share that line, and the points may be left out.
    """
    narrow, named = width < NARROW, any(row.person for row in found)
    if not narrow:
        beside = _table(FIXED, ("question",), ("file", "person") if named else ("file",))
        for row in found:
            beside.add_row(*_fixed(row), *_separate(row, named=named))
        if _needs(beside) <= width:
            return beside
    listed = _table(FIXED, ("about",), ())
    for row in found:
        listed.add_row(*_fixed(row), Soft(clean(_about(row, narrow=narrow))))
    return Stacking(listed, apart=-1, spare=("points",))


def _table(fixed: Sequence[str], whole: Sequence[str], cut_short: Sequence[str]) -> Table:
    listed = bare(1)
    for name in (*fixed, *whole):
        left = name in ("day", "verdict", *whole)
        listed.add_column(name, justify="left" if left else "right", no_wrap=True)
    for name in cut_short:
        listed.add_column(name)
    return listed


def _needs(listed: Table) -> int:
    """The columns of the screen without which an id or a value would be broken."""
    widest = [max(cell_len(str(cell)) for cell in (one.header, *one.cells)) for one in listed.columns]
    pairs = zip(listed.columns, widest, strict=True)
    return len(widest) - 1 + sum(wide if one.no_wrap else min(wide, _LEAST) for one, wide in pairs)


def _fixed(row: AttemptRow) -> Iterator[Text]:
    yield Text(str(row.attempt), style="bold")
    yield Text(str(day_of(row.created)))
    yield Text("" if row.duration_s is None else duration(row.duration_s))
    yield verdict_cell(row.verdict, row.duration_verdict, row.duration_s, row.target_s)
    yield Text("" if row.points is None else str(row.points))


def _separate(row: AttemptRow, *, named: bool) -> Iterator[Text]:
    yield Soft(clean(row.question_id or "–"))
    yield cut(_file(row), "dim" if row.recorded else "")
    if named:
        yield cut(row.person or "")


def _file(row: AttemptRow) -> str:
    return "recorded" if row.recorded else row.file or "–"


def _about(row: AttemptRow, *, narrow: bool) -> str:
    """Whose take it is and its question, or the file; where there is room both."""
    named = [row.question_id] if row.question_id else []
    about = ", ".join(named if narrow and named else [*named, _file(row)])
    return f"{row.person}: {about}" if row.person else about
