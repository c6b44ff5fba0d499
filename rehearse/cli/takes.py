"""How a recording becomes an attempt: what every command that makes one shares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.cli.errors import told_in
from rehearse.cli.say import echo, lines_of
from rehearse.errors import RehearseError
from rehearse.settings import database_path
from rehearse.types import Report

if TYPE_CHECKING:
    from rehearse.practice.story_file import Story


def keep(
    report: Report,
    recording: Path,
    story: Story | None = None,
    show: Callable[[int | None, int], None] | None = None,
    person: str | None = None,
) -> tuple[int | None, RehearseError | None]:
    """Store the attempt, of this speaker and as one that tells this story; then `show` it and say its number on stderr.

    show: with the number, and how many lines are said below.

    Returns the number, or the error: a store that cannot take it must not cost the user the report. What goes wrong
    in showing it, such as a closed pipe, does not cost the attempt.
    """
    number, error = _stored(report, recording, story, person)
    said = [] if number is None else [*_said_of(number, report, story, person)]
    if show is not None:
        show(number, lines_of(said) + told_in(error))
    for line in said:
        echo(line, err=True)
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


def _said_of(number: int, report: Report, story: Story | None, person: str | None) -> Iterator[str]:
    """That it is saved, what another model would bring, and which story it tells."""
    from rehearse.cli import telling
    from rehearse.store.attempts import Store

    then = f"`rehearse data delete {number}` deletes it" if report.live else f"`rehearse show {number}` shows it again"
    yield f"Saved as take {number}{_named(report)}: {then}."
    yield from _better_model(number, report.provenance.model)
    if story is None:
        if person is None:  # nobody else tells the user's stories
            yield from filter(None, [telling.suggestion(number, report)])
        return
    with Store(database_path()) as store:
        yield telling.linked(store, number, story)


def _named(report: Report) -> str:
    """The file of an attempt that was not recorded by us, for a sentence."""
    return f", {Path(report.audio.path).name}" if report.audio is not None and report.live is None else ""


def _better_model(number: int, used: str | None) -> Iterator[str]:
    """After the very first attempt: what another model would bring."""
    from rehearse.cli.model_option import better_model
    from rehearse.speech import models

    if number == 1 and used == models.default_name() and better_model() is not None:
        better = models.catalogue().recommended
        yield f"{better} mishears fewer words: `rehearse models install {better}`."
