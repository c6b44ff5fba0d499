"""Promises of the migrations."""

import sqlite3
from pathlib import Path

import pytest

from rehearse.errors import StoreTooNew
from rehearse.store.attempts import Store
from rehearse.store.packing import packed
from rehearse.store.people import name_speaker, speakers
from rehearse.store.schema import MIGRATIONS, migrate
from tests import builders_report as reports


def opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def version(db: sqlite3.Connection) -> int:
    taken: int = db.execute("PRAGMA user_version").fetchone()[0]
    return taken


def test_a_new_database_takes_every_step(tmp_path: Path) -> None:
    db = opened(tmp_path / "new")
    migrate(db)
    assert version(db) == len(MIGRATIONS)


def test_an_older_database_takes_only_the_steps_it_lacks_and_keeps_its_rows(tmp_path: Path) -> None:
    db = opened(tmp_path / "old")
    first = ("CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (7)",)
    migrate(db, first)
    migrate(db, (*first, "ALTER TABLE a ADD COLUMN y INTEGER DEFAULT 1"))
    assert db.execute("SELECT x, y FROM a").fetchall() == [(7, 1)]


def test_every_prefix_of_the_migrations_can_be_brought_up_to_date(tmp_path: Path) -> None:
    """A database of any earlier version opens in this one."""
    for taken in range(len(MIGRATIONS)):
        db = opened(tmp_path / str(taken))
        migrate(db, MIGRATIONS[:taken])
        migrate(db)
        assert version(db) == len(MIGRATIONS)


@pytest.mark.parametrize("taken", range(1, len(MIGRATIONS)))
def test_the_attempts_of_every_earlier_schema_are_listed_without_a_speaker(taken: int, tmp_path: Path) -> None:
    report = reports.full()
    db = opened(tmp_path / "attempts.sqlite3")
    migrate(db, MIGRATIONS[:taken])
    db.execute("INSERT INTO attempt (created, question_id, summary_version, summary) VALUES ('2026', 'q', 1, x'00')")
    db.execute("INSERT INTO report (attempt_id, body) VALUES (1, ?)", (packed(report),))
    db.close()
    with Store(tmp_path / "attempts.sqlite3") as store:
        assert store.get(1).report == report
        assert [(entry.id, entry.person) for entry in store.entries()] == [(1, None)]
        name_speaker(store, 1, " Dana\n K. ")
        assert [entry.person for entry in store.entries()] == ["Dana K."]
        assert speakers(store) == ("Dana K.",)


def test_a_step_that_fails_leaves_nothing_of_itself(tmp_path: Path) -> None:
    db = opened(tmp_path / "db")
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, ("CREATE TABLE a (x INTEGER); CREATE TABLE a (x INTEGER)",))
    assert version(db) == 0
    assert db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_a_store_newer_than_the_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    db = opened(tmp_path / "db")
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(StoreTooNew, match="later version"):
        migrate(db)
    assert version(db) == len(MIGRATIONS) + 1
