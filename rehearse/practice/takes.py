"""Where takes are recorded, and which of them have no report yet."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from rehearse.audio.recover import SEPARATOR, Unfinished, take_name, unfinished
from rehearse.errors import StoreError
from rehearse.practice import take_options
from rehearse.practice.take_options import TakeOptions
from rehearse.settings import database_path, recordings_dir
from rehearse.store.moments import here

_STAMP = "%Y-%m-%d-%H%M%S-%f"  # of a take's name, to the millisecond


def new_path(question_id: str, options: TakeOptions | None = None) -> Path:
    """The path of the next take, with a name never used before; its options are kept beside it until it is stored."""
    take_options.drop_without_take(recordings_dir())
    stamp = here().strftime(_STAMP)[:-3]
    path = recordings_dir() / take_name(stamp, question_id)
    if options is not None:
        take_options.write(path, options)
    return path


def begun_at(path: Path) -> str | None:
    """When a take was begun by the name that `new_path` gave it, ISO 8601; None for any other name."""
    try:
        begun = datetime.strptime(path.name.partition(SEPARATOR)[0], _STAMP)
    except ValueError:
        return None
    return here(begun).replace(microsecond=0).isoformat()


def unfinished_takes() -> tuple[Unfinished, ...]:
    """The takes without an attempt. If the store cannot be read: those whose recorder was killed."""
    from rehearse.store.attempts import Store
    from rehearse.store.overview import recordings

    if not recordings_dir().is_dir():
        return ()
    if not database_path().exists():  # to look makes none
        return unfinished(recordings_dir())
    try:
        with Store(database_path()) as store:
            stored = recordings(store)
    except StoreError:
        return tuple(take for take in unfinished(recordings_dir()) if take.part)
    return unfinished(recordings_dir(), stored)
