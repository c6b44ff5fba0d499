"""The difficulty radar on a terminal: bars."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.practice.radar import Axis, Radar
from rehearse.report.terminal.stacking import Stacking, bare
from rehearse.report.terminal.style import ByWidth, heading, indented, marked
from rehearse.report.wording import clean, count, percent

WIDTH = 24  # cells of a full bar of the bank
NARROW_WIDTH = 16  # on a narrow screen
NAME_COLUMNS, BAR = 20, "bar"
NARROW = 12  # of one beside the name of a principle
LEVEL_STYLES = {"easy": "green", "medium": "yellow", "hard": "red"}


def section(found: Radar) -> Iterator[RenderableType]:
    """The bank by kind and difficulty, then the answers by kind and by principle."""
    yield heading(f"The bank: {count(found.questions, 'question')}")
    longest = max((one.share for one in found.bank), default=0.0) or 1.0
    yield ByWidth(lambda narrow: indented(_bank(found, longest, NARROW_WIDTH if narrow else WIDTH)))
    yield Text()
    yield heading("Your points by kind, as a share of all points")
    yield indented(_axes(found.kinds))
    if found.unasked:
        yield indented(marked("·", [unasked(found.unasked)]))
    yield Text()
    yield heading("Your points by principle, as a share of all points")
    yield indented(_axes(found.principles))


def unasked(takes: int) -> str:
    """How many scored takes are in no row, since they have no question, and how to give them one."""
    said = f"{count(takes, 'scored take')} without a question {'is' if takes == 1 else 'are'} not counted"
    return f"{said}: `rehearse question TAKE ID` sets the question."


def _bank(found: Radar, longest: float, width: int) -> Stacking:
    table = _table("kind", "level", BAR, "count")
    for one in found.bank:
        kind = one.kind if one.difficulty == "easy" else ""
        share = Text(bar(one.share / longest, width), style=LEVEL_STYLES[one.difficulty])
        table.add_row(
            Text(kind, style="bold"), Text(one.difficulty), share, Text(f"{one.questions} ({percent(one.share)})")
        )
    return Stacking(table, spare=(BAR,))


def bar(share: float, width: int = WIDTH) -> str:
    """A bar of up to `width` cells; any value above zero has at least one."""
    return "█" * max(round(share * width), 1 if share > 0 else 0)


def _axes(axes: Iterable[Axis]) -> Stacking:
    table = _table("", BAR, "share")
    for axis in axes:
        said = "no scored take" if axis.reached is None else f"{percent(axis.reached)}, {count(axis.takes, 'take')}"
        table.add_row(Text(clean(axis.name)), Text(bar(axis.reached or 0.0, NARROW), style="cyan"), Text(said))
    return Stacking(table, spare=(BAR,))


def _table(*names: str) -> Table:
    """A table whose headings are not shown; its first column is wrapped, the bars give way on a narrow screen."""
    table = bare(1)
    table.show_header = False
    for name in names:
        wrapped = name == ""
        table.add_column(name, no_wrap=not wrapped, min_width=NAME_COLUMNS if wrapped else None)
    return table
