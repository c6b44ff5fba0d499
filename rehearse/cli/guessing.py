"""A guess of the points, asked for between the take and the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

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
    from rehearse.practice.guesses import asked, read

    if typed is None:
        return {}
    if typed != ASK:
        return read(typed)
    drop_typed_ahead()
    while True:
        try:
            typed = click.prompt(asked(), default="", show_default=False, err=True)
        except click.Abort:
            return {}
        try:
            return read(typed)
        except UsageError as error:
            echo(f"{error.message} {error.hint}", err=True)


def keep_guess(attempt: int | None, report: Report, points: dict[str, float]) -> None:
    """Keep the guess with its attempt, and say how far off it was."""
    from rehearse.data.progress_measures import measures
    from rehearse.store.summary import summarise

    if not points:
        return
    true, labels = summarise(report).measures, {measure.name: measure.label for measure in measures().measure}
    told = [f"{labels[name]} {value:g}, the rubric {true[name]:g}" for name, value in points.items() if name in true]
    echo(f"You guessed: {'; '.join(told)}." if told else "The answer was not scored, so your guess cannot be compared.",
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
