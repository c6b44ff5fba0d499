"""What commands share about takes: where they lie, which have no report, how a recording becomes an attempt."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from rehearse.audio.recover import Unfinished, take_name, unfinished
from rehearse.errors import RehearseError, StoreError
from rehearse.settings import database_path, recordings_dir
from rehearse.types import Report


def new_path(question_id: str) -> Path:
    """Where the next take is written; a name that no take has had."""
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S-%f")[:-3]
    return recordings_dir() / take_name(stamp, question_id)


def unfinished_takes() -> tuple[Unfinished, ...]:
    """The takes that no attempt was made of. With a store that cannot be read: those whose recorder was killed."""
    from rehearse.store.attempts import Store

    if not recordings_dir().is_dir():
        return ()
    try:
        with Store(database_path()) as store:
            stored = {recordings_dir() / entry.recording for entry in store.entries() if entry.recording}
    except StoreError:
        return tuple(take for take in unfinished(recordings_dir()) if take.part)
    return unfinished(recordings_dir(), stored)


def keep(report: Report, recording: Path) -> tuple[int | None, RehearseError | None]:
    """Store the attempt and say its number on stderr; the number, or the error.

    A store that cannot take it must not cost the person the report.
    """
    from rehearse.store.attempts import Store

    try:
        with Store(database_path()) as store:
            number = store.add(report, recording)
    except RehearseError as error:
        return None, error
    click.echo(f"Kept as attempt {number}: `rehearse show {number}` prints it again.", err=True)
    return number, None
