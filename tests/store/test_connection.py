"""The database opens wherever it lies: without shared memory, on a full disk, on one that cannot be written."""

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from rehearse.errors import StoreError
from rehearse.store.attempts import Store
from rehearse.store.connection import locked
from tests import builders_report as reports

POWERLESS = ["setpriv", "--reuid=65534", "--clear-groups"] if os.geteuid() == 0 else []  # root may write anything


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "home" / "attempts.sqlite3"
    with Store(found) as store:
        take = store.recordings / "take.wav"
        take.write_bytes(b"s" * 50_000)
        store.add(reports.full(), take)
    return found


def child(path: Path, code: str, through: Sequence[str] = ()) -> str:
    """What the code prints in another process; `store` is the store at `path`."""
    whole = "from pathlib import Path; from rehearse.store.attempts import Store; "
    whole += f"store = Store(Path({str(path)!r})); {code}"
    done = subprocess.run([*through, sys.executable, "-c", whole], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout.strip()


def without_room(path: Path, code: str) -> str:
    """The same in a process that can write no file at all beyond its present size: nothing has room to grow."""
    return child(path, f"{code}", [sys.executable, "-c", _NO_ROOM])


_NO_ROOM = (
    "import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY)); "
    "os.execvp(sys.argv[1], sys.argv[1:])"
)


def test_what_is_stored_can_be_read_without_room_for_another_byte(path: Path) -> None:
    assert without_room(path, "print(len(store.entries()), store.get(1).report.schema)") == "1 1"


def test_what_was_not_yet_moved_from_the_log_can_be_read_without_room(path: Path) -> None:
    """A program was killed: the newest attempt stands in the log alone."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA wal_autocheckpoint = 0")
    with Store(path) as store:
        store.add(reports.full(), None)
        log = path.with_name(path.name + "-wal").read_bytes()
        whole = path.read_bytes()
    db.close()
    path.write_bytes(whole)
    path.with_name(path.name + "-wal").write_bytes(log)
    path.with_name(path.name + "-shm").unlink(missing_ok=True)
    assert without_room(path, "print(len(store.entries()))") == "2"


def test_a_write_without_room_is_one_sentence(path: Path) -> None:
    code = "from rehearse.errors import StoreError; from tests import builders_report as reports\n"
    code += "try: store.add(reports.full(), None)\nexcept StoreError as error: print(error.message)"
    assert without_room(path, f"exec({code!r})").endswith(".")
    with Store(path) as store:
        assert len(store.entries()) == 1


def test_a_place_without_shared_memory_gets_a_rollback_journal(path: Path) -> None:
    """A pipe in the place of the memory file, which cannot be made larger, stands for a network share."""
    os.mkfifo(path.with_name(path.name + "-shm"))
    with Store(path) as store:
        store.add(reports.full(), None)
        assert store.rows("PRAGMA journal_mode") == [("delete",)]
    with Store(path) as first, Store(path) as second:
        first.add(reports.full(), None)
        assert len(second.entries()) == 3


@pytest.mark.parametrize("mode", ["folder", "file", "both"])
def test_on_a_read_only_disk_everything_can_be_read_and_nothing_written(path: Path, mode: str) -> None:
    for parent in path.parents[:5]:
        parent.chmod(parent.stat().st_mode | 0o055) if parent.stat().st_uid == os.geteuid() else None
    path.chmod(0o444 if mode != "folder" else 0o666)
    path.parent.chmod(0o555 if mode != "file" else 0o777)
    try:
        assert child(path, "print(len(store.entries()), store.newest())", POWERLESS) == "1 1"
    finally:
        path.parent.chmod(0o700)


def test_a_database_of_which_nobody_may_know_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "attempts.sqlite3").mkdir()
    with pytest.raises(StoreError):
        Store(tmp_path / "attempts.sqlite3")


def test_the_lock_for_deleting_waits_for_every_other_program(path: Path) -> None:
    with Store(path), pytest.raises(sqlite3.OperationalError, match="locked"):
        locked(path, 0)
    locked(path, 0).close()


def test_what_is_deleted_is_gone_from_the_file(path: Path) -> None:
    mark = "a-note-that-nobody-should-find"
    with Store(path) as store:
        number = store.execute("INSERT INTO note (created, body) VALUES ('2026-01-01', ?)", (mark * 50,))
        store.execute("DELETE FROM note WHERE id = ?", (number,))
    assert all(mark.encode() not in file.read_bytes() for file in path.parent.glob("attempts*"))


def test_the_limit_of_the_test_is_real() -> None:
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
