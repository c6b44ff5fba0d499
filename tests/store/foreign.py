"""Databases whose columns hold values of other kinds: damaged by a flipped bit, or written by somebody else."""

import contextlib
import sqlite3
from pathlib import Path

from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions
from rehearse.store import comments, exercises, guesses, links, notes
from rehearse.store.attempts import Store
from rehearse.store.people import name_speaker
from tests.cli.homes import fill, take
from tests.practice.test_interview import PLAN

VALUES = (
    "NULL",
    "7",
    "9223372036854775807",
    "-1.5",
    "9e999",
    "'x'",
    "''",
    "CAST(x'ff41' AS TEXT)",
    "'a' || char(27) || '[2J' || char(0) || char(10) || 'b'",
    "printf('%.5000c', 'x')",
    "x'00ff'",
    "x''",
)
_TABLES = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


def home(folder: Path) -> None:
    """Fill a home with a row of every table for each of the values, and a recording for each attempt."""
    fill(folder, [take(f"question-{number % 5}", 1 + number) for number, _ in enumerate(VALUES)])
    with Store(folder / "attempts.sqlite3") as store:
        for attempt in range(1, 1 + len(VALUES)):
            name_speaker(store, attempt, "Dana" if attempt % 2 else None)
            links.link(store, attempt, "the-leak")
            comments.add(store, attempt, 1.5, "Say more.", "Lee")
            guesses.add(store, attempt, {"total_points": 50.0})
            interview = Interview.begin(store, MockOptions(follow_ups=0), PLAN[:1])
            notes.add(store, "Ask who decides.", interview.number)
            exercises.add(store, "fix", f"own{attempt:03}", "I did it.", 1.0)
    with contextlib.closing(sqlite3.connect(folder / "attempts.sqlite3")) as db:
        db.execute("PRAGMA journal_mode = DELETE")  # one file


def columns(path: Path) -> list[tuple[str, str]]:
    """Every column of every table."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        tables = [name for name, _ in db.execute(_TABLES)]
        return [(table, row[1]) for table in tables for row in db.execute(f"PRAGMA table_info({table})")]


def spoil(path: Path, wanted: list[tuple[str, str]], *, strict: bool) -> None:
    """Put the values into these columns, one a row, whatever kinds the tables allow.

    strict: whether the tables say afterwards, as ours do, that they hold nothing of the kind.
    """
    with contextlib.closing(sqlite3.connect(path)) as db:
        ours = dict(db.execute(_TABLES).fetchall())
    _declare(path, {name: _lax(sql) for name, sql in ours.items()})
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        for shift, (table, column) in enumerate(wanted):
            for nth, (row,) in enumerate(db.execute(f"SELECT rowid FROM {table}").fetchall(), start=shift):  # noqa: S608
                with contextlib.suppress(sqlite3.IntegrityError):  # no number of a row, or that of another
                    value = VALUES[nth % len(VALUES)]
                    db.execute(f"UPDATE {table} SET {column} = {value} WHERE rowid = {row}")  # noqa: S608 - ours
    if strict:
        _declare(path, ours)


def _lax(sql: str) -> str:
    for kind in (" TEXT", " BLOB", " REAL", " NOT NULL", "STRICT"):
        sql = sql.replace(kind, "")
    return sql


def _declare(path: Path, tables: dict[str, str]) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA writable_schema = ON")
        for name, sql in tables.items():
            db.execute("UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", (sql, name))
