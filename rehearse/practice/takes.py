"""Where takes are recorded, and which of them have no report yet."""

from __future__ import annotations

from pathlib import Path

from rehearse.audio.recover import Unfinished, take_name, unfinished
from rehearse.errors import StoreError
from rehearse.settings import database_path, recordings_dir
from rehearse.store.moments import here


def new_path(question_id: str) -> Path:
    """The path of the next take, with a name never used before."""
    stamp = here().strftime("%Y-%m-%d-%H%M%S-%f")[:-3]
    return recordings_dir() / take_name(stamp, question_id)


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
