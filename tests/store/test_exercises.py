"""Promises of keeping results of exercises."""

from pathlib import Path

from rehearse.store.attempts import Store
from rehearse.store.exercises import add, done


def test_results_come_back_oldest_first(tmp_path: Path) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store:
        add(store, "fix", "own001", "I did it", 1.0)
        add(store, "principle", "raw-logs", "2", 0.0)
        assert [(one.kind, one.item, one.answer, one.points) for one in done(store)] == [
            ("fix", "own001", "I did it", 1.0),
            ("principle", "raw-logs", "2", 0.0),
        ]
