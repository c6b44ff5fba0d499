"""The points users guessed before they saw the report."""

from collections.abc import Mapping

from rehearse.store.attempts import Store
from rehearse.store.kinds import fitting, number, text, whole


def add(store: Store, attempt: int, points: Mapping[str, float]) -> None:
    """Store a guess: points by name of the measure ("total_points", or rows of the rubric)."""
    with store.transaction():
        for name, value in points.items():
            store.execute("INSERT OR REPLACE INTO guess (attempt_id, name, points) VALUES (?, ?, ?)",
                          (attempt, name, value))  # fmt: skip


def guessed(store: Store) -> dict[int, dict[str, float]]:
    """Every guess by attempt, oldest first."""
    found: dict[int, dict[str, float]] = {}
    rows = store.rows("SELECT attempt_id, name, points FROM guess ORDER BY attempt_id, name")
    for attempt, name, value in fitting(rows, whole, text, number):
        found.setdefault(attempt, {})[name] = value
    return found
