"""Programs that end at the Nth statement of what they do to a store, as `kill -9` ends one.

`python -m tests.store.killed FOLDER` does each of the four things once for every statement, each time in a copy of the
folder's database, and prints what the database held afterwards: a line of JSON each.
"""

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from rehearse.store.attempts import Store
from rehearse.store.schema import MIGRATIONS, migrate
from tests import builders_report as reports


def _add(store: Store) -> None:
    store.add(reports.no_hire(), None)


def _replace(store: Store) -> None:
    store.replace(1, reports.no_hire())


def _delete(store: Store) -> None:
    store.delete(2)


THINGS: dict[str, Callable[[Store], None]] = {"add": _add, "replace": _replace, "delete": _delete}


def _ends_at(db: sqlite3.Connection, nth: int) -> None:
    """Have this process end before the Nth statement from now on."""
    left = [nth]

    def count(_: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            os._exit(9)

    db.set_trace_callback(count)


def _do(thing: str, path: Path, nth: int) -> None:
    if thing == "migrate":
        db = sqlite3.connect(path, isolation_level=None)
        db.execute("PRAGMA user_version = 1")  # the tables of the later steps are gone, as they were then
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if name not in ("attempt", "report", "sqlite_sequence"):
                db.execute(f"DROP TABLE {name}")
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall():
            if name != "attempt_of_question":
                db.execute(f"DROP INDEX {name}")
        db.execute("ALTER TABLE attempt DROP COLUMN person")
        _ends_at(db, nth)
        migrate(db)
    else:
        store = Store(path)
        _ends_at(store._db, nth)  # the store has no other use for it
        THINGS[thing](store)
    os._exit(0)


def _held(path: Path) -> dict[str, object]:
    """What the store holds when it is opened the next time."""
    with Store(path) as store:
        entries = store.entries()
        return {
            "ids": [entry.id for entry in entries],
            "verdicts": [store.get(entry.id).report.content.verdict for entry in entries],  # type: ignore[union-attr]
            "listed": [entry.summary.verdict for entry in entries],
            "whole": store.rows("PRAGMA integrity_check") == [("ok",)],
            "schema": store.rows("PRAGMA user_version")[0][0] == len(MIGRATIONS),
        }


def main(folder: Path) -> None:
    """Every thing, ended at every statement; one line each."""
    for thing in (*THINGS, "migrate"):
        for nth in range(1, 100):
            shutil.rmtree(folder / "copy", ignore_errors=True)
            shutil.copytree(folder / "home", folder / "copy")
            path = folder / "copy" / "attempts.sqlite3"
            child = os.fork()
            if child == 0:
                _do(thing, path, nth)
            _, status = os.waitpid(child, 0)
            print(json.dumps({"thing": thing, "nth": nth, "exit": os.waitstatus_to_exitcode(status), **_held(path)}))
            if status == 0:
                break


if __name__ == "__main__":
    main(Path(sys.argv[1]))
