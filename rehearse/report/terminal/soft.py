"""Text with ids, file names and commands in it: one that is longer than its line is broken where it can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, JustifyMethod, OverflowMethod
from rich.containers import Lines
from rich.measure import Measurement
from rich.text import Text

_WORDS = re.compile(r"\S+\s*|\s+")
_PIECES = re.compile(r"[^-/_.\s]*[-/_.]+|[^-/_.\s]+|\s+")


class Soft(Text):
    """Text that breaks a word longer than a line after a hyphen, slash, dot or underscore, never cutting any of it."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """Rich's wrapping where every word fits a line, else our own."""
        if width < 1 or all(cell_len(word) <= width for word in self.plain.split()):
            return super().wrap(console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=no_wrap)
        lines = Lines()
        for line in self.split(allow_blank=True):
            for part in line.divide(list(_breaks(line.plain, width))):
                part.rstrip()
                lines.append(part)
        return lines

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Rich's protocol: a column need not be wider than the longest piece."""
        lines = self.plain.splitlines() or [""]
        return Measurement(longest_piece(self), max(map(cell_len, lines)))


class Named(Text):
    """The name of a measure with its unit behind a comma, which has a line of its own where both do not fit one."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """Rich's wrapping of the name, then of the unit."""
        comma = self.plain.find(", ") + 1
        parts = self.divide([comma]) if comma and cell_len(self.plain) > width else [self]
        lines = Lines()
        for part in parts:
            bare = Text(part.plain.strip(), style=self.style)
            lines.extend(bare.wrap(console, width, justify=justify, overflow=overflow, tab_size=tab_size,
                                   no_wrap=no_wrap))  # fmt: skip
        return lines


def longest_piece(text: Text) -> int:
    """The columns that its longest part takes which no line is to end in: a word, or of a Soft a part of a word."""
    return max(map(cell_len, _PIECES.findall(text.plain)), default=0) if isinstance(text, Soft) else longest_word(text)


def longest_word(text: Text) -> int:
    """The columns that its longest word takes."""
    return max(map(cell_len, text.plain.split()), default=0)


def _breaks(line: str, width: int) -> Iterator[int]:
    """The places at which new lines begin."""
    at = used = 0
    for piece in _pieces(line, width):
        if used and used + cell_len(piece.rstrip()) > width:
            yield at
            used = 0
        at, used = at + len(piece), used + cell_len(piece)


def _pieces(line: str, width: int) -> Iterator[str]:
    """Words with the blanks after them; of those longer than a line their pieces, none longer than a line."""
    for word in _WORDS.findall(line):
        if cell_len(word.rstrip()) <= width:
            yield word
            continue
        for piece in _PIECES.findall(word):
            yield from chop_cells(piece, width) if cell_len(piece) > width else [piece]
