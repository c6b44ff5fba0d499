"""The user's own takes, which everything that says "you" is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.settings import database_path

if TYPE_CHECKING:
    from rehearse.store.summary import Entry


def own_takes() -> tuple[Entry, ...]:
    """One's own takes in brief, oldest first, without those by other people; looking creates no database."""
    from rehearse.store import overview
    from rehearse.store.attempts import Store

    if not database_path().exists():
        return ()
    with Store(database_path()) as store:
        return overview.newest(store, whose=(None,))
