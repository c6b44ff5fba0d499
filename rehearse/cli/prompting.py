"""A question of any length before what is typed: wrapped between words, its last line with the cursor behind it."""

import sys

import click

from rehearse.cli.say import fitting, safe

_ROOM = "__"  # stands for what is typed on the line of the cursor
YES_OR_NO = " [y/N]:"  # stands behind a question to be confirmed


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


def typed(prompt: str, *, empty: bool = False, suffix: str = ": ", err: bool = True) -> str:
    """What is typed behind a prompt. What comes from a pipe is not seen there, so the line is ended for it.

    empty: whether Enter alone is an answer. Raises click.Abort for Ctrl-C and the end of the input.
    """
    default = "" if empty else None
    said: str = click.prompt(prompt, default=default, show_default=False, prompt_suffix=suffix, type=str, err=err)
    if not sys.stdin.isatty():
        click.echo(err=err)
    return said


def said_yes(question: str) -> bool:
    """Ask until the answer is y or n; Enter alone is n. Raises click.Abort for Ctrl-C and the end of the input."""
    while True:
        asked = last_line(question, YES_OR_NO) + YES_OR_NO
        if (answer := typed(asked, empty=True, suffix=" ").strip().lower()) in ("y", "yes"):
            return True
        if answer in ("", "n", "no"):
            return False
        click.echo("Type y for yes or n for no.", err=True)
