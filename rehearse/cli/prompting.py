"""A question of any length before what is typed: wrapped between words, its last line with the cursor behind it."""

import click

from rehearse.cli.say import fitting, safe

_ROOM = "__"  # stands for what is typed on the line of the cursor
YES_OR_NO = " [y/N]:"  # what click puts behind a question to be confirmed


def last_line(question: str, behind: str = "", *, err: bool = True) -> str:
    """Print all lines of a question but the last, which is returned for click to print.

    behind: what click puts behind it, which stays on the line of its last word.
    """
    asked = safe(question)
    end = f"{behind}{_ROOM}"
    lines = fitting(asked + end, whole=asked.rsplit(" ", 1)[-1] + end).split("\n")
    for line in lines[:-1]:
        click.echo(line, err=err)
    return lines[-1].removesuffix(end)
