"""Tables on screens too narrow for their columns: the least needed are left out, then a row takes two lines.

No value is cut, and no identifier is broken, as long as the most needed columns fit a line of their own.
"""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from rehearse.report.terminal.soft import longest_piece, longest_word

_GAPS = (2, 1)  # columns between the values of a row that takes two lines: as many as there is room for
_INDENT = 2  # of the second line
_A_LINE = 1_000  # columns that a cell needs which is more than text: it gets a line of its own
_LEAST = 12  # columns that a cell which may be wrapped needs beside the others; `min_width` of its column replaces it


def bare(gap: int = 2) -> Table:
    """An empty table without lines, with so many blanks between its columns."""
    return Table(box=None, pad_edge=False, padding=(0, gap, 0, 0), header_style="dim")


class Stacking:
    """The table; where it does not fit, without the columns that can be spared, or with a line of its own for a cell.

    spare: the headings of columns that are left out, the first of them first. apart: the column, the first or the last,
    whose cells get a line of their own where that is not enough, or where they are more than a Text or a string.
    """

    def __init__(self, table: Table, *, apart: int | None = None, spare: Sequence[str] = ()) -> None:
        self.table, self.spare = table, spare
        self.apart = None if apart is None else table.columns[apart]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich's protocol."""
        columns = self._fitting(options.max_width)
        if columns is None:
            yield from self._stacked(options.max_width)
            return
        yield _set(self.table, columns, options.max_width - self._gaps(columns))

    def headings(self, width: int) -> tuple[str, ...]:
        """The headings of the columns that are shown in so many columns of the screen."""
        shown = self._fitting(width)
        return tuple(str(one.header) for one in (self._stackable(width)[0] if shown is None else shown))

    def _fitting(self, width: int) -> list[Column] | None:
        """The columns that fit beside each other; None if a cell of each row needs a line of its own."""
        for columns in self._choices():
            if self._gaps(columns) + sum(map(_narrowest, columns)) <= width:
                return columns
        return columns if self.apart is None else None

    def _gaps(self, columns: Sequence[Column]) -> int:
        _, right, _, left = Padding.unpack(self.table.padding)
        return (left + right) * (len(columns) - 1)

    def _choices(self) -> Iterator[list[Column]]:
        """All columns, then ever fewer of them."""
        for left_out in range(len(self.spare) + 1):
            yield [one for one in self.table.columns if str(one.header) not in self.spare[:left_out]]

    def _stackable(self, width: int) -> tuple[list[Column], int]:
        """The columns of which there is room for all but the one apart, and the gap between them."""
        for columns in self._choices():
            beside = [_widest(one) for one in columns if one is not self.apart]
            for gap in _GAPS:
                if sum(beside) + gap * (len(beside) - 1) + (_INDENT if self._leads() else 0) <= width:
                    return columns, gap
        return columns, gap

    def _leads(self) -> bool:
        return self.apart is self.table.columns[0]

    def _stacked(self, width: int) -> Iterator[RenderableType]:
        columns, gap = self._stackable(width)
        beside = [one for one in columns if one is not self.apart]
        widths = [_widest(one) for one in beside]
        before = _INDENT if self._leads() else 0
        yield Padding(Text(_line([one.header for one in beside], beside, widths, gap).plain, "dim"), (0, 0, 0, before))
        assert self.apart is not None  # noqa: S101 - else the columns were said to fit
        longest = max((longest_word(_text(cell)) for cell in self.apart.cells), default=0)
        below = min(widths[0] + gap if len(beside) > 1 else 2 * _INDENT, max(0, width - longest))
        for alone, *cells in zip(self.apart.cells, *(one.cells for one in beside), strict=True):
            values = Padding(_line(cells, beside, widths, gap), (0, 0, 0, before))
            yield from (alone, values) if self._leads() else (values, Padding(alone, (0, 0, 0, below)))


def _set(table: Table, columns: Sequence[Column], room: int) -> Table:
    """The table with these of its columns, in so many columns of the screen; rich would not look at their words."""
    shown, widths = copy(table), {id(one): _narrowest(one) for one in columns}
    wrapped = sorted((one for one in columns if not one.no_wrap), key=_widest)
    for place, one in enumerate(wrapped):
        share = max(0, room - sum(widths.values())) // (len(wrapped) - place)
        widths[id(one)] = min(_widest(one), widths[id(one)] + share)
    shown.columns = [replace(one, _index=place, width=widths[id(one)]) for place, one in enumerate(columns)]
    return shown


def _narrowest(column: Column) -> int:
    """The columns that it needs: all of it, or of one that is wrapped enough for its longest piece."""
    if not all(isinstance(cell, Text | str) for cell in column.cells):
        return _A_LINE
    if column.no_wrap:
        return _widest(column)
    pieces = (longest_piece(cell) for cell in _cells(column))
    return max(min(_widest(column), column.min_width or _LEAST), *pieces)


def _widest(column: Column) -> int:
    return max(cell_len(cell.plain) for cell in _cells(column))


def _cells(column: Column) -> Iterator[Text]:
    """Heading and cells."""
    yield from map(_text, (column.header, *column.cells))


def _text(cell: RenderableType) -> Text:
    """The cell; nothing for one that is more than a line of text, as a cell with a line of its own may be."""
    return cell if isinstance(cell, Text) else Text(cell if isinstance(cell, str) else "")


def _line(cells: Sequence[RenderableType], columns: Sequence[Column], widths: Sequence[int], gap: int) -> Text:
    """The values of a row, each in its place."""
    line = Text()
    for place, (cell, column, width) in enumerate(zip(cells, columns, widths, strict=True)):
        value = _text(cell)
        room = " " * (width - cell_len(value.plain))
        before, behind = (room, "") if column.justify == "right" else ("", room)
        line.append(" " * gap * bool(place) + before).append_text(value).append(behind)
    line.rstrip()
    return line
