"""Tables on screens too narrow for their columns: a row takes two lines there, and no value is cut."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

_GAP = 2  # columns between the values of a row that takes two lines
_LEAST = 12  # columns that a cell which may be wrapped needs beside the others


class Stacking:
    """The table; where it does not fit, the first or the last cell of each row has a line of its own.

    apart: that column; every cell is a Text.
    """

    def __init__(self, table: Table, *, apart: int) -> None:
        self.table = table
        self.apart = apart % len(table.columns)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich's protocol."""
        yield from [self.table] if self._needs(console, options) <= options.max_width else self._stacked()

    def _needs(self, console: Console, options: ConsoleOptions) -> int:
        """The columns without which something would be cut."""
        _, right, _, left = Padding.unpack(self.table.padding)
        gaps = (left + right) * (len(self.table.columns) - 1)
        return gaps + sum(_narrowest(column, console, options) for column in self.table.columns)

    def _stacked(self) -> Iterator[RenderableType]:
        columns = self.table.columns
        beside = [column for at, column in enumerate(columns) if at != self.apart]
        widths = [_widest(column) for column in beside]
        yield Text(_line([str(column.header) for column in beside], beside, widths), style="dim")
        for row in zip(*(column.cells for column in columns), strict=True):
            values = Text(_line([str(cell) for at, cell in enumerate(row) if at != self.apart], beside, widths))
            alone = Padding(row[self.apart], (0, 0, 0, 0 if self.apart == 0 else widths[0] + _GAP))
            yield from (alone, Padding(values, (0, 0, 0, _GAP))) if self.apart == 0 else (values, alone)


def _narrowest(column: Column, console: Console, options: ConsoleOptions) -> int:
    """The columns that it needs: all of it, or of one that is wrapped enough for its longest piece."""
    if column.no_wrap:
        return _widest(column)
    pieces = [Measurement.get(console, options, cell).minimum for cell in (column.header, *column.cells)]
    return max(min(_widest(column), _LEAST), *pieces)


def _widest(column: Column) -> int:
    return max(map(cell_len, map(str, (column.header, *column.cells))))


def _line(values: list[str], columns: list[Column], widths: list[int]) -> str:
    """The values of a row, each in its place."""
    placed = zip(values, columns, widths, strict=True)
    cells = (value.rjust(width) if column.justify == "right" else value.ljust(width) for value, column, width in placed)
    return (" " * _GAP).join(cells).rstrip()
