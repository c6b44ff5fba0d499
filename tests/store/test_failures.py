"""Promises of the store's bad days: one sentence each, from real SQLite."""

import sqlite3
from pathlib import Path

import pytest

from rehearse.errors import StoreBusy, StoreError
from rehearse.store.failures import translated


def test_a_full_disk_is_said_plainly(tmp_path: Path) -> None:
    """SQLite's own limit of pages stands for the disk."""
    path = tmp_path / "attempts.sqlite3"
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("CREATE TABLE a (x BLOB)")
    db.execute("PRAGMA max_page_count = 3")
    with pytest.raises(StoreError, match="disk is full") as caught, translated(path):
        db.execute("INSERT INTO a VALUES (zeroblob(100000))")
    assert "recordings are untouched" in caught.value.hint


def test_a_database_held_by_another_program_is_busy(tmp_path: Path) -> None:
    path = tmp_path / "attempts.sqlite3"
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    db = sqlite3.connect(path, isolation_level=None, timeout=0)
    with pytest.raises(StoreBusy, match=f"Another program is writing to {path}") as caught, translated(path):
        db.execute("BEGIN IMMEDIATE")
    assert caught.value.hint.startswith("Try again in a moment.")


def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "attempts.sqlite3"
    path.write_bytes(b"not a database at all" * 100)
    db = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(StoreError, match="damaged"), translated(path):
        db.execute("PRAGMA user_version")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    path = tmp_path / "file" / "attempts.sqlite3"
    with pytest.raises(StoreError, match="Nothing can be saved"), translated(path):
        path.parent.mkdir(parents=True)


def test_a_read_only_database_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "attempts.sqlite3"
    sqlite3.connect(path).execute("CREATE TABLE a (x)")
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    with pytest.raises(StoreError, match="cannot be opened for writing"), translated(path):
        db.execute("INSERT INTO a VALUES (1)")


def test_our_own_mistakes_are_not_hidden(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), translated(tmp_path):
        _ = 1 / 0
