"""The one way in which commands print text: no character in it can control the terminal, whoever wrote it.

Names of files and devices, questions, stories, notes and transcripts come from outside, and error messages quote them.
Reports and screens go through rich, which has the same guard in `report.wording.clean`.

What is for people is wrapped between words: at the terminal's width, in a pipe at COLUMNS or else at 80. What is for
machines (JSON, CSV, a script) goes through `verbatim` and keeps its lines. A path is never broken in a pipe, and on a
terminal only behind a slash.
"""

import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator

import click

from rehearse.data.plain_text import printable, visible

_WIDEST = 100  # columns; longer lines are hard to read
_LEAST = 20
_COMMAND = re.compile(r"`[^`\n]*`")
_FOLDER = re.compile(r"[^/\\]*[/\\]+|[^/\\]+")  # a piece of a path, up to the end of its slash
_UNBROKEN = re.compile("`|://")  # a command or an address: what a terminal breaks by itself can be copied in one piece
_BLANK, _CELL = "\0", "\1"  # a blank at which no line may end, and a second column; `safe` leaves neither in a text


def echo(text: object = "", *, err: bool = False, rest: str = "", whole: object = "") -> None:
    """Print text for people, wrapped by `fitting`, with its line ends and nothing else that a terminal obeys."""
    said, name = str(text), str(whole)
    if name and not name.isprintable():  # a file's name with a line end
        said, name = said.replace(name, visible(name)), visible(name)
    click.echo(fitting(safe(said), rest=rest, whole=safe(name)), err=err)


def verbatim(text: object, *, nl: bool = True) -> None:
    """Print on stdout what a machine reads or a user copies, with the lines it has."""
    click.echo(safe(str(text)), nl=nl)


def listed(text: object) -> None:
    """Print on stdout a line with a path by itself: as it is in a pipe, on a terminal with line ends behind slashes."""
    width, lines = _width(), safe(str(text)).split("\n")
    shown = (part for line in lines for part in _broken(_by_cells(line), width, _indent(line) + "  "))
    click.echo("\n".join(shown).replace(_CELL, ""))


def fitting(text: str, *, rest: str = "", whole: str = "") -> str:
    """The text with its lines wrapped between words, on a terminal at 100 columns at most.

    Continuation lines have the line's own indent plus `rest`. Neither a command in backticks nor `whole`, a path for
    instance, is broken where it has a blank.
    """
    width = max(_LEAST, _width())
    return "\n".join(
        wrapped(line, width, rest, whole) if len(_by_cells(line)) > width else line for line in text.split("\n")
    )


def lines_of(said: Iterable[str]) -> int:
    """How many lines these take, each printed by itself with `echo`."""
    return sum(fitting(safe(one)).count("\n") + 1 for one in said)


def hanging(text: str, first: str = "", rest: str = "") -> str:
    """The text wrapped between words; its first line begins with `first`, the others with `rest`."""
    return textwrap.fill(text, max(_LEAST, columns()), initial_indent=first, subsequent_indent=rest,
                         break_long_words=False, break_on_hyphens=False)  # fmt: skip


def _width() -> int:
    """The columns there are; whoever sets COLUMNS for a pipe gets lines as long as that."""
    columns = shutil.get_terminal_size().columns
    return min(columns, _WIDEST) if _on_terminal() else columns


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def wrapped(line: str, width: int, rest: str = "", whole: str = "") -> str:
    """One line wrapped between words; continuation lines have its indent plus `rest`."""
    indent = _indent(line)
    kept = line.strip().replace(whole, whole.replace(" ", _BLANK)) if " " in whole else line.strip()
    kept = _by_cells(kept)
    kept = _COMMAND.sub(lambda found: found[0].replace(" ", _BLANK), kept)
    filled = textwrap.fill(kept, max(_LEAST, width), initial_indent=indent, subsequent_indent=indent + rest,
                           break_long_words=False, break_on_hyphens=False)  # fmt: skip
    lines = (part for one in filled.split("\n") for part in _broken(one, width, indent + (rest or "  ")))
    return "\n".join(lines).replace(_BLANK, " ").replace(_CELL, "")


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _broken(line: str, width: int, rest: str) -> Iterator[str]:
    """A line for a terminal that is longer than it, in lines that end behind a slash; else as it is."""
    if len(line) <= width or not _on_terminal() or _UNBROKEN.search(line):
        yield line
        return
    shown = ""
    for piece in _FOLDER.findall(line):
        if shown.strip() and len(shown) + len(piece.rstrip()) > width:
            yield shown
            shown = rest
        shown += piece
    yield shown


def _by_cells(line: str) -> str:
    """The line with a mark for each column beyond the first that a character takes, as Chinese and emoji do."""
    if line.isascii():
        return line
    from rich.cells import cell_len

    return "".join(one + _CELL * (cell_len(one) - 1) for one in line)


def safe(text: str) -> str:
    """The text, every line of it `printable`."""
    if text.replace("\n", "").isprintable():  # at once: a table of all takes has millions of lines
        return text
    return "\n".join(map(printable, text.split("\n")))


def columns() -> int:
    """How wide running text is set: the terminal's width less two, from 20 to 78."""
    return max(_LEAST, min(shutil.get_terminal_size().columns - 2, 78))
