"""The one way in which commands print text: no character of it steers the terminal, whoever wrote it.

Names of files and devices, questions, stories, notes and transcripts come from outside, and error messages quote them.
Reports and screens go through rich, which has the same guard in `report.plain.clean`.
"""

import shutil

import click

from rehearse.data.plain_text import printable


def echo(text: object = "", *, err: bool = False, nl: bool = True) -> None:
    """Print text with its line ends and nothing else that a terminal obeys; `err`: on stderr."""
    click.echo(safe(str(text)), err=err, nl=nl)


def safe(text: str) -> str:
    """The text, every line of it `printable`."""
    return "\n".join(map(printable, text.split("\n")))


def columns() -> int:
    """How wide running text is set: the terminal's width less two, 78 at most."""
    return min(shutil.get_terminal_size().columns - 2, 78)
