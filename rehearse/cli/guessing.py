"""A guess of the points, asked for between the take and the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rehearse.cli.prompting import typed as typed_behind
from rehearse.cli.say import echo
from rehearse.cli.typed_ahead import drop_typed_ahead
from rehearse.errors import RehearseError, UsageError
from rehearse.settings import database_path

if TYPE_CHECKING:
    from rehearse.types import Report


ASK = "ask"


def guess(typed: str | None) -> dict[str, float]:
    """What the user guesses: as typed with the option, or asked for; nothing without it, or when they press Enter.

    Raises UsageError if what was typed with the option is not a guess.
    """
    from rehearse.practice.guesses import read

    if typed is None:
        return {}
    if typed != ASK:
        return read(typed)
    drop_typed_ahead()
    echo(_asked(), err=True)
    while True:
        try:
            found = read(typed_behind("Your guess", empty=True))
        except click.Abort:
            echo(err=True)  # the cursor is behind the prompt
            return {}
        except UsageError as error:
            echo(f"{error.message} {error.hint}", err=True)
            continue
        said = [f"{label} {found[name]:g} of {most}" for name, (label, most) in _guessed().items() if name in found]
        echo(f"Your guess: {', '.join(said) or 'none'}. The report follows.", err=True)
        return found


def _guessed() -> dict[str, tuple[str, int]]:
    """What can be guessed: the name its points have and the most there are, by measure; the total first."""
    from rehearse.data.rubric import rubric
    from rehearse.practice.guesses import MOST_TOTAL, TOTAL
    from rehearse.practice.guesses import ROWS as GUESSED
    from rehearse.report.wording import ROWS

    return {TOTAL: ("total", MOST_TOTAL)} | {f"{row}_points": (ROWS[row], rubric().of[row]) for row in GUESSED}


def _asked() -> str:
    """What is asked before the report."""
    (_, most), *rows = _guessed().values()
    each = ", ".join(f"{label} 0-{top}" for label, top in rows)
    return f"How many points will it get? Type a total, 0-{most}, or three numbers: {each}. Press Enter to skip."


def keep_guess(attempt: int | None, report: Report, points: dict[str, float]) -> None:
    """Keep the guess with its attempt, and say how far off it was."""
    from rehearse.store.summary import summarise

    if not points:
        return
    true = summarise(report).measures
    told = [
        f"{label} {points[name]:g}, the report says {true[name]:g} of {most}"
        for name, (label, most) in _guessed().items()
        if name in points and name in true
    ]
    echo(f"Your guess: {'; '.join(told)}." if told else "The answer was not scored, so your guess cannot be compared.",
         err=True)  # fmt: skip
    if attempt is None:
        return
    from rehearse.store.attempts import Store
    from rehearse.store.guesses import add

    try:
        with Store(database_path()) as store:
            add(store, attempt, points)
    except RehearseError as error:
        echo(f"The guess was not saved: {error.message}", err=True)
