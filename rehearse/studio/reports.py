"""Stored takes and their reports."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.errors import AudioError, NoSuchAttempt
from rehearse.settings import database_path
from rehearse.store.attempts import Store

if TYPE_CHECKING:
    from rehearse.report.sound import Sound
    from rehearse.types.audio import Side


def opened() -> Store:
    """The store. Raises NoSuchAttempt where nothing was ever stored, so that looking creates no database."""
    if not database_path().exists():
        raise NoSuchAttempt("There are no takes yet.", "Answer a question first.")
    return Store(database_path())


def report_page(number: int, *, inside: bool = False) -> str:
    """The report as `rehearse show --html` writes it, with its sound where that can be read. Raises NoSuchAttempt.

    inside: only what a page of the studio holds.
    """
    from rehearse.report import to_html
    from rehearse.store import comments

    with opened() as store:
        found, said = store.get(number), comments.listed(store, number)
    recording = Path(found.recording) if found.recording else None
    heard = None
    if recording is not None and found.report.audio is not None:
        with suppress(OSError):  # it is gone, or went while it was read
            heard = sound_of(recording, recording.stat().st_mtime_ns, found.report.audio.channel)
    return to_html.render(found.report, heard, comments=said, inside=inside)


@lru_cache(maxsize=4)
def sound_of(recording: Path, _changed_ns: int, channel: Side | None) -> Sound | None:
    """The sound for a page; None where it cannot be read. Kept, for a page is often loaded again.

    `sound_of.cache_clear` belongs to every deletion, so that no deleted sound stays in memory.
    """
    from rehearse.report import sound

    try:
        return sound.listen(recording, channel)
    except AudioError:
        return None
