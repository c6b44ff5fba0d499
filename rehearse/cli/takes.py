"""How a recording becomes an attempt: what every command that makes one shares."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.cli.say import echo
from rehearse.errors import RehearseError
from rehearse.settings import database_path
from rehearse.types import Report

if TYPE_CHECKING:
    from rehearse.practice.story_file import Story


def keep(
    report: Report,
    recording: Path,
    story: Story | None = None,
    show: Callable[[int | None], None] | None = None,
    person: str | None = None,
) -> tuple[int | None, RehearseError | None]:
    """Store the attempt, of this speaker and as one that tells this story; then `show` its number and say it on stderr.

    Returns the number, or the error: a store that cannot take it must not cost the user the report. What goes wrong
    in showing it, such as a closed pipe, does not cost the attempt.
    """
    number, error = _stored(report, recording, story, person)
    if show is not None:
        show(number)
    if number is not None:
        _say_kept(number, report, story, person)
    return number, error


def _stored(
    report: Report, recording: Path, story: Story | None, person: str | None
) -> tuple[int, None] | tuple[None, RehearseError]:
    from rehearse.cli.own import keeps_sound
    from rehearse.practice import keeping
    from rehearse.store.attempts import Store

    try:
        with Store(database_path()) as store:
            return keeping.add(store, report, recording, story, person, keep_sound=keeps_sound()), None
    except RehearseError as error:
        return None, error


def _say_kept(number: int, report: Report, story: Story | None, person: str | None) -> None:
    from rehearse.cli import telling
    from rehearse.store.attempts import Store

    then = f"`rehearse data delete {number}` deletes it" if report.live else f"`rehearse show {number}` shows it again"
    echo(f"Saved as take {number}{_named(report)}: {then}.", err=True)
    _say_better_model(number, report.provenance.model)
    if story is None:
        if person is None:  # nobody else tells the user's stories
            telling.suggest(number, report)
        return
    with Store(database_path()) as store:
        telling.say_linked(store, number, story)


def _named(report: Report) -> str:
    """The file of an attempt that was not recorded by us, for a sentence."""
    return f", {Path(report.audio.path).name}" if report.audio is not None and report.live is None else ""


def _say_better_model(number: int, used: str | None) -> None:
    """After the very first attempt: what another model would bring."""
    from rehearse.cli.model_option import better_model
    from rehearse.speech import models

    if number == 1 and used == models.default_name() and better_model() is not None:
        better = models.catalogue().recommended
        echo(f"{better} mishears fewer words: `rehearse models install {better}`.", err=True)
