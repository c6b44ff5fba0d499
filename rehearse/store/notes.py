"""Notes after interviews, each of a mock interview or of a real one."""

import msgspec

from rehearse.errors import UsageError
from rehearse.store import kinds, moments
from rehearse.store.attempts import Store
from rehearse.store.mocks import unknown


class Note(msgspec.Struct, frozen=True):
    """One note: when it was written, of which mock interview (None: of a real one), and its text."""

    id: int
    created: str
    mock: int | None
    text: str


def add(store: Store, text: str, mock: int | None = None, created: str | None = None) -> int:
    """Keep a note, of now or of another moment; returns its number. Raises UsageError for an unknown mock interview."""
    if mock is not None and not store.rows("SELECT 1 FROM mock WHERE id = ?", (mock,)):
        raise unknown(mock)
    created = created or moments.now()
    return store.execute("INSERT INTO note (created, mock_id, body) VALUES (?, ?, ?)", (created, mock, text))


def listed(store: Store, mock: int | None = None) -> tuple[Note, ...]:
    """Every note, or those of one mock interview, oldest first."""
    rows = store.rows(
        "SELECT id, created, mock_id, body FROM note WHERE ?1 IS NULL OR mock_id = ?1 ORDER BY id", (mock,)
    )
    found = kinds.fitting(rows, kinds.whole, kinds.moment, kinds.maybe(kinds.whole), kinds.text)
    return tuple(Note(*row) for row in found)


def remove(store: Store, number: int) -> None:
    """Forget a note; raises UsageError for an unknown one."""
    if not store.rows("SELECT 1 FROM note WHERE id = ?", (number,)):
        raise UsageError(f"There is no note {number}.", "`rehearse notes` lists them.")
    store.execute("DELETE FROM note WHERE id = ?", (number,))
