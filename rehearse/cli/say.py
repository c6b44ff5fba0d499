"""The one way in which commands print text: no character in it can control the terminal, whoever wrote it.

Names of files and devices, questions, stories, notes and transcripts come from outside, and error messages quote them.
Reports and screens go through rich, which has the same guard in `report.wording.clean`.
"""

import shutil
import sys
import textwrap

import click

from rehearse.data.plain_text import printable

_WIDEST = 100  # columns; longer lines are hard to read


def echo(text: object = "", *, err: bool = False, nl: bool = True) -> None:
    """Print text with its line ends and nothing else that a terminal obeys; `err`: on stderr, where it is wrapped."""
    shown = safe(str(text))
    click.echo(fitting(shown, err=True) if err and nl else shown, err=err, nl=nl)


def prose(text: str, *, err: bool = False, rest: str = "") -> None:
    """Print running text, wrapped by `fitting`."""
    click.echo(fitting(safe(text), err=err, rest=rest), err=err)


def fitting(text: str, *, err: bool = False, rest: str = "") -> str:
    """The text with its lines wrapped between words on a terminal, at 100 columns at most; unchanged elsewhere.

    Continuation lines have the line's own indent plus `rest`.
    """
    stream = sys.stderr if err else sys.stdout
    if stream is None or not stream.isatty():
        return text
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return "\n".join(wrapped(line, width, rest) if len(line) > width else line for line in text.split("\n"))


def wrapped(line: str, width: int, rest: str = "") -> str:
    """One line wrapped between words; continuation lines have its indent plus `rest`."""
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.fill(line.strip(), max(20, width), initial_indent=indent, subsequent_indent=indent + rest,
                         break_long_words=False, break_on_hyphens=False)  # fmt: skip


def safe(text: str) -> str:
    """The text, every line of it `printable`."""
    if text.replace("\n", "").isprintable():  # at once: a table of all takes has millions of lines
        return text
    return "\n".join(map(printable, text.split("\n")))


def columns() -> int:
    """How wide running text is set: the terminal's width less two, from 20 to 78."""
    return max(20, min(shutil.get_terminal_size().columns - 2, 78))
