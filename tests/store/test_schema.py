"""Promises of the migrations."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from rehearse.errors import StoreError, StoreTooNew
from rehearse.store import backup
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


ROWS = {  # the schema that brought a table, and a row of it
    "attempt": (
        1,
        "(id, created, question_id, recording, summary_version, summary) VALUES (3, ?, 'q', 'a.wav', 1, x'')",
    ),
    "report": (1, "(attempt_id, body) VALUES (3, x'00')"),
    "told": (2, "VALUES (3, 'the-leak')"),
    "mock": (2, "VALUES (5, '2026-01-01T10:00:00Z', x'7b7d', NULL)"),
    "mock_turn": (2, "VALUES (5, 100, x'7b7d', 3)"),
    "drill": (2, "VALUES (2, '2026-01-01T10:00:00Z', 'own-it', '4', 'b', 0.5)"),
    "note": (2, "VALUES (9, '2026-01-01T10:00:00Z', 5, 'It went well.')"),
    "comment": (3, "VALUES (1, 3, '2026-01-01T10:00:00Z', 'Dana', 4.5, 'Good.')"),
    "guess": (4, "VALUES (3, 'total', 70.0)"),
}


SINCE_MOMENTS_SAY_WHERE = 5  # steps


def of_version(path: Path, taken: int) -> dict[str, list[tuple[object, ...]]]:
    """A database of an earlier schema with a row in every table; the rows by table."""
    db = opened(path)
    migrate(db, MIGRATIONS[:taken])
    for table, (since, row) in ROWS.items():
        if since <= taken:
            db.execute(f"INSERT INTO {table} {row}", ("2026-01-01T23:30:00+00:00",) if table == "attempt" else ())
    found = rows(db)
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    return found


def rows(db: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if name in ROWS]
    return {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608 - names of ours


@pytest.mark.parametrize("taken", range(1, len(MIGRATIONS)))
def test_every_row_of_every_earlier_schema_is_kept_and_a_copy_lies_beside_it(taken: int, tmp_path: Path) -> None:
    path = tmp_path / "attempts.sqlite3"
    before = of_version(path, taken)
    with Store(path):
        pass
    after = rows(opened(path))
    for table, (row,) in before.items():
        in_utc = table == "attempt" and taken < SINCE_MOMENTS_SAY_WHERE
        same = (row[0], "2026-01-01T23:30:00Z", *row[2:]) if in_utc else row
        assert after[table][0][: len(same)] == same
    (copy,) = backup.kept(path)
    assert version(opened(copy)) == taken
    assert rows(opened(copy)) == before
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with Store(path):
        assert backup.kept(path) == (copy,), "none is made of what is up to date"


def test_without_a_copy_nothing_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "attempts.sqlite3"
    before = of_version(path, 1)
    (tmp_path / f"attempts.sqlite3.schema-1.{os.getpid()}.partial").mkdir()  # in the way
    with pytest.raises(StoreError, match="Nothing can be saved"):
        Store(path)
    assert version(opened(path)) == 1
    assert rows(opened(path)) == before


def test_an_older_database_that_cannot_be_written_is_read_as_a_copy(tmp_path: Path) -> None:
    """A folder in the place of the log keeps everybody from writing."""
    path = tmp_path / "attempts.sqlite3"
    of_version(path, 2)
    for end in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + end).mkdir()
    with Store(path) as store:
        assert store.rows("SELECT body FROM note") == [("It went well.",)]
        assert speakers(store) == ()
        with pytest.raises(StoreError):
            store.execute("DELETE FROM note")
    assert version(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) == 2


_OPENS = "import sys; from pathlib import Path; from rehearse.store.attempts import Store; "
_OPENS += "store = Store(Path(sys.argv[1])); print(store.rows('SELECT count(*) FROM note')[0][0])"


def test_several_programs_may_bring_it_up_to_date_at_once(tmp_path: Path) -> None:
    path = tmp_path / "attempts.sqlite3"
    of_version(path, 2)
    command = [sys.executable, "-c", _OPENS, str(path)]
    programs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [program.communicate() for program in programs] == [("1\n", "")] * 3
    assert version(opened(path)) == len(MIGRATIONS)
    assert len(backup.kept(path)) == 1


def test_a_step_that_fails_leaves_nothing_of_itself(tmp_path: Path) -> None:
    db = opened(tmp_path / "db")
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, ("CREATE TABLE a (x INTEGER); CREATE TABLE a (x INTEGER)",))
    assert version(db) == 0
    assert db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_a_store_newer_than_the_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    db = opened(tmp_path / "db")
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(StoreTooNew, match="newer version"):
        migrate(db)
    assert version(db) == len(MIGRATIONS) + 1
