"""Store results in a SQLite database: a table `result` with a column for each measure and the full report as JSON."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from rehearse.batch.results_file import stands, unusable
from rehearse.batch.rows import LATER, TEXTS, ResultRow, from_texts, measure_names, row_of
from rehearse.batch.work import Result
from rehearse.data.plain_text import printable
from rehearse.errors import UsageError

_DOES_SOMETHING = """
    SELECT 1 FROM sqlite_master WHERE name = 'result' COLLATE NOCASE AND (type <> 'table' OR sql LIKE 'CREATE VIRTUAL%')
    UNION ALL
    SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'result' COLLATE NOCASE
    UNION ALL
    SELECT 1 FROM pragma_table_xinfo('result') WHERE hidden > 1
"""  # reading a view or a generated column may never end, a trigger does what it likes


class SqliteFile:
    """A SQLite database that results are written to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._usable():
            self._db = sqlite3.connect(path)
            _make_sure_it_only_holds_results(path, self._db)
            self._db.execute(_made())
            for name in sorted(LATER - _columns(self._db)):
                self._db.execute(f"ALTER TABLE result ADD COLUMN {name} TEXT")

    def resume(self, keys: Mapping[str, str]) -> dict[str, str]:
        """See `ResultsFile`."""
        done: dict[str, str] = {}
        with self._usable(), self._db:
            for path, key, error in self._db.execute("SELECT path, key, error FROM result").fetchall():
                if not stands(path, key, failed=error is not None, keys=keys):
                    self._db.execute("DELETE FROM result WHERE path = ?", (path,))
                elif error is None:
                    done[key] = path
        return done

    def add(self, result: Result) -> None:
        """See `ResultsFile`."""
        row = row_of(result)
        report = None if result.report is None else msgspec.json.encode(result.report, order="deterministic").decode()
        measured = (row.measures.get(name) for name in measure_names())
        values = (*(getattr(row, name) for name in TEXTS), " ".join(row.accused), *measured, report)
        names = ", ".join((*TEXTS, "accused", *measure_names(), "report"))
        with self._usable(), self._db:
            marks = ", ".join("?" * len(values))
            self._db.execute(f"INSERT OR REPLACE INTO result ({names}) VALUES ({marks})", values)  # noqa: S608 - ours

    @contextlib.contextmanager
    def _usable(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            why = printable(str(error))
            raise UsageError(f"{self._path} cannot be used: {why}.", "Name another file, or use --force.") from error

    def close(self) -> None:
        """See `ResultsFile`."""
        self._db.close()


def _make_sure_it_only_holds_results(path: Path, db: sqlite3.Connection) -> None:
    """Make sure that the results are a table that does nothing when it is read or written. Raises UsageError."""
    if db.execute(_DOES_SOMETHING).fetchone() is not None:
        raise unusable(path)


def _columns(db: sqlite3.Connection) -> set[str]:
    return {name for _, name, *_ in db.execute("PRAGMA table_info(result)")}


def _made() -> str:
    texts = ", ".join(f"{name} TEXT{' PRIMARY KEY' if name == 'path' else ''}" for name in TEXTS)
    numbers = ", ".join(f"{name} REAL" for name in measure_names())
    return f"CREATE TABLE IF NOT EXISTS result ({texts}, accused TEXT, {numbers}, report TEXT)"


def rows(path: Path) -> Iterator[ResultRow]:
    """Yield the results in the order in which they were written. Raises UsageError if this is not a results file."""
    names = measure_names()
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            _make_sure_it_only_holds_results(path, db)
            there = _columns(db)
            texts = tuple(name for name in TEXTS if name in there or name not in LATER)
            columns = ", ".join((*texts, "accused", *names))
            query = f"SELECT {columns} FROM result ORDER BY rowid"  # noqa: S608 - our own names
            for values in db.execute(query):
                measured = dict(zip(names, values[len(texts) + 1 :], strict=True))
                yield from_texts(
                    dict(zip(texts, values, strict=False)), measured, str(values[len(texts)] or "").split()
                )
    except (sqlite3.Error, msgspec.MsgspecError) as error:
        raise unusable(path) from error
