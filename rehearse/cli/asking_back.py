"""The last minute of a mock interview: what the candidate would like to ask."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from rehearse.cli.prompting import last_line
from rehearse.cli.typed_ahead import drop_typed_ahead

if TYPE_CHECKING:
    from rehearse.practice.interview import Interview


_ASKED = "\nWhat would you like to ask us? (Type it, or press Enter to ask nothing.)"
_SURE = "No question? Type one, or press Enter again to finish."


def ask_back(interview: Interview) -> None:
    """On a terminal, let the candidate type what they would ask and save it as a note; Enter twice asks nothing."""
    from rehearse.practice.asked_back import PREFIX
    from rehearse.store import notes

    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return
    for question in (_ASKED, _SURE):  # Enter is pressed by habit: it ends every other wait of the interview
        drop_typed_ahead()
        try:
            said: str = click.prompt(
                last_line(question), default="", show_default=False, prompt_suffix="\n> ", err=True
            )
        except click.Abort:
            return
        if said.strip():
            notes.add(interview.store, PREFIX + said.strip(), interview.number)
            return
