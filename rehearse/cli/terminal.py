"""What every command that prints shares: the console, and JSON as exactly one object."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

import msgspec

from rehearse.cli.say import echo, verbatim
from rehearse.data.plain_text import escaped

LEAST_COLUMNS = 20
_PIECE_BYTES = 1 << 20  # of JSON that is printed at once

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


def console() -> Console:
    """Standard output with rich: no colour when piped or with NO_COLOR."""
    from rich.console import Console

    return wide_enough(Console(highlight=False, emoji=False, markup=False))


def wide_enough(screen: Console) -> Console:
    """The console, laid out for at least 20 columns: COLUMNS is 0 if unknown, and a window can be one column wide."""
    screen.width = max(screen.width, LEAST_COLUMNS)
    return screen


def show(*renderables: RenderableType) -> None:
    """Print renderables one below the other, without blanks at line ends."""
    from rich.console import Group

    from rehearse.report.terminal.style import Tidy, width_of

    screen = console()
    screen.print(Tidy(Group(*renderables)), end="", width=width_of(screen))


@contextmanager
def waiting(said: str) -> Iterator[None]:
    """Show on a terminal what is being waited for, until it is there; nothing elsewhere or for an empty text."""
    from rich.console import Console

    screen = Console(stderr=True)
    with screen.status(said) if said and screen.is_terminal else nullcontext():
        yield


def print_json(value: Any) -> None:
    """One JSON object on standard output, with keys in a fixed order."""
    text = msgspec.json.format(msgspec.json.encode(value, order="deterministic"), indent=2)
    begin = 0
    while begin < len(text):  # in pieces of whole lines: a hundred thousand takes are half a gigabyte
        end = text.find(b"\n", begin + _PIECE_BYTES) + 1 or len(text)
        verbatim(escaped(text[begin:end].decode()), nl=False)
        begin = end
    echo()
