"""Saves what can be read of a damaged database into a new one; the damaged one is kept beside it."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from rehearse.errors import StoreError
from rehearse.store import connection, recordings, statements
from rehearse.store.attempts import Store
from rehearse.store.failures import translated
from rehearse.store.kinds import lenient
from rehearse.store.packing import unpacked
from rehearse.store.schema import MIGRATIONS, migrate

_Row = tuple[object, ...]
_WAIT_S = 5.0
_KINDS: dict[str, tuple[type, ...]] = {"TEXT": (str,), "BLOB": (bytes,), "INTEGER": (int,), "REAL": (int, float)}
_MOST_BETWEEN = 100_000  # rows that are asked for one by one between two damaged pages
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"


class Repaired(msgspec.Struct, frozen=True):
    """What was done: attempts that can be read now, where the damaged file lies (None: nothing was damaged), and how
    many unfinished copies of recordings were removed.
    """

    attempts: int
    damaged: str | None
    leftovers: int


def faults(path: Path) -> tuple[str, ...]:
    """What SQLite finds wrong with the database, in its words; empty for an intact one, or where there is none.

    Raises StoreError where the file cannot be read, and StoreBusy where another program holds it.
    """
    if not path.is_file():
        return ()
    try:
        found, lost = _checked(str(path))
    except sqlite3.OperationalError:  # a read-only disk, where no log can be opened
        with translated(path):
            found, lost = _checked(connection.unchanging(path))
    except sqlite3.DatabaseError as error:
        return (str(error),)
    broken = [line for line in found if line != "ok"]
    return (*broken, *(f"a row of {row[0]} refers to a missing row" for row in lost))


def _checked(name: str) -> tuple[list[str], list[_Row]]:
    with contextlib.closing(sqlite3.connect(name, isolation_level=None, uri=name.startswith("file:"))) as db:
        found = [row[0] for row in db.execute("PRAGMA integrity_check(5)")]
        return found, db.execute("PRAGMA foreign_key_check").fetchall()


def repair(path: Path) -> Repaired:
    """Put what can be read of the database into a new one, and the damaged one beside it under another name.

    An intact database stays as it is. Raises StoreBusy when another program has it open, and StoreError as the store
    does; then nothing was changed.
    """
    aside = _replaced(path) if faults(path) else None
    if aside is None and path.is_file():
        for left in path.parent.glob(f"{path.name}.partial*"):  # of a repair that was killed
            left.unlink(missing_ok=True)
    with Store(path) as store, translated(path):
        removed = recordings.leftovers(store.recordings)
        for file in removed:
            file.unlink(missing_ok=True)
        return Repaired(len(store.entries()), str(aside) if aside else None, len(removed))


def _replaced(path: Path) -> Path:
    """The path of the damaged database, once a new one has replaced it."""
    fresh, aside = path.with_name(path.name + ".partial"), _free_name(path)
    with translated(path):
        _wait_for_others(path)
        try:
            _salvage(path, fresh)
            for end in ("-wal", "-shm", "-journal"):
                path.with_name(path.name + end).unlink(missing_ok=True)
            path.replace(aside)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    return aside


def _free_name(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    return aside


def _wait_for_others(path: Path) -> None:
    """Return once no other program has the database open; one that is too damaged for a lock needs none."""
    try:
        connection.locked(path, _WAIT_S).close()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return


def _salvage(path: Path, fresh: Path) -> None:
    """Write a new database with every row of the old one that can be read."""
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=0o600)
    with (
        contextlib.closing(sqlite3.connect(path, isolation_level=None)) as old,
        contextlib.closing(sqlite3.connect(fresh, isolation_level=None)) as new,
    ):
        old.text_factory = lenient
        migrate(new, MIGRATIONS[: _steps(old)])
        for (table,) in new.execute(_TABLES).fetchall():
            _copy(old, new, table)
        migrate(new)
        _join(new, path.parent / "recordings")


def _steps(old: sqlite3.Connection) -> int:
    """How many steps the damaged database has taken; all of them where that cannot be read."""
    try:
        taken: int = old.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError:
        return len(MIGRATIONS)
    return taken if 0 < taken <= len(MIGRATIONS) else len(MIGRATIONS)


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    """Copy the rows of a table that can be read and fit its columns."""
    columns = new.execute(f"PRAGMA table_info({table})").fetchall()
    places = ", ".join("?" * len(columns))
    new.execute("BEGIN")
    for row in _rows(old, table):
        if len(row) == len(columns):
            with contextlib.suppress(sqlite3.IntegrityError):  # a value that was damaged into another kind
                held = tuple(_held(value, *column) for value, column in zip(row, columns, strict=True))
                new.execute(f"INSERT OR IGNORE INTO {table} VALUES ({places})", held)  # noqa: S608 - a name of ours
    new.execute("COMMIT")


def _held(value: object, _: int, name: str, kind: str, needed: int, *__: object) -> object:
    """The value; one that damage has made another kind becomes nothing where the column allows that, and an empty
    summary, which is derived again.
    """
    if isinstance(value, _KINDS[kind]) or (needed and name != "summary"):
        return value
    return b"" if name == "summary" else None


def _rows(old: sqlite3.Connection, table: str) -> Iterator[_Row]:
    """Every row of a table that can be read: from the first on, from the last back, and one by one between."""
    every = f"SELECT rowid, * FROM {table}"  # noqa: S608 - a name of ours
    low, high = 0, 0
    for number, row in _walk(old, f"{every} ORDER BY rowid"):
        low = number
        yield row
    for number, row in _walk(old, f"{every} ORDER BY rowid DESC"):
        if number <= low:
            return
        high = number
        yield row
    for number in range(low + 1, min(high or low + 1000, low + _MOST_BETWEEN)):
        yield from (row for _, row in _walk(old, f"{every} WHERE rowid = {number}"))


def _walk(old: sqlite3.Connection, query: str) -> Iterator[tuple[int, _Row]]:
    """The rows that a query finds before the first that cannot be read, each with its number."""
    with contextlib.suppress(sqlite3.DatabaseError):
        for number, *row in old.execute(query):
            yield number, tuple(row)


def _join(new: sqlite3.Connection, folder: Path) -> None:
    """Give a report whose line was lost a new one, with its recording where that is found; drop orphaned rows."""
    new.execute("BEGIN")
    new.execute("DELETE FROM attempt WHERE id NOT IN (SELECT attempt_id FROM report)")  # `recover` has its recording
    lost = new.execute("SELECT attempt_id, body FROM report WHERE attempt_id NOT IN (SELECT id FROM attempt)")
    for number, body in lost.fetchall():
        with contextlib.suppress(StoreError):
            made = unpacked(number, body)
            sound = Path(made.audio.path) if made.audio else None
            mark = (made.provenance.audio_sha256 or "")[:12]
            names = (recordings.copy_name(sound, mark), sound.name) if sound else ()
            recording = next((name for name in names if (folder / name).is_file()), None)
            taken = made.provenance.created.replace("+00:00", "Z")
            new.execute(statements.ADD_AGAIN, (number, taken, recording))
    for table in ("report", "told", "comment", "guess"):
        new.execute(f"DELETE FROM {table} WHERE attempt_id NOT IN (SELECT id FROM attempt)")  # noqa: S608 - ours
    new.execute("DELETE FROM mock_turn WHERE mock_id NOT IN (SELECT id FROM mock)")
    new.execute("UPDATE mock_turn SET attempt_id = NULL WHERE attempt_id NOT IN (SELECT id FROM attempt)")
    new.execute("UPDATE note SET mock_id = NULL WHERE mock_id NOT IN (SELECT id FROM mock)")
    new.execute("COMMIT")
