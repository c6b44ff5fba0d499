"""Results of drills."""

import msgspec

from rehearse.store import kinds, moments
from rehearse.store.attempts import Store


class Exercise(msgspec.Struct, frozen=True):
    """One exercise done: what was answered and what it earned (0-1)."""

    created: str
    kind: str
    item: str
    answer: str
    points: float


def add(store: Store, kind: str, item: str, answer: str, points: float) -> None:
    """Store a result."""
    created = moments.now()
    store.execute("INSERT INTO drill (created, kind, item, answer, points) VALUES (?, ?, ?, ?, ?)",
                 (created, kind, item, answer, points))  # fmt: skip


def keep(store: Store, one: Exercise) -> None:
    """Store a result from another database."""
    store.execute("INSERT INTO drill (created, kind, item, answer, points) VALUES (?, ?, ?, ?, ?)",
                 (one.created, one.kind, one.item, one.answer, one.points))  # fmt: skip


def done(store: Store) -> tuple[Exercise, ...]:
    """Everything that was done, oldest first."""
    rows = store.rows("SELECT created, kind, item, answer, points FROM drill ORDER BY id")
    found = kinds.fitting(rows, kinds.moment, kinds.text, kinds.text, kinds.text, kinds.number)
    return tuple(Exercise(*row) for row in found)
