"""What the store refuses in one sentence, and several writers at once."""

import multiprocessing
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from rehearse.errors import StoreBusy, StoreError, StoreTooNew
from rehearse.store import connection
from rehearse.store.attempts import Store
from rehearse.store.schema import migrate
from tests import builders_report as reports


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "attempts.sqlite3"


def test_a_store_newer_than_the_program_is_refused(path: Path) -> None:
    with Store(path):
        pass
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StoreTooNew):
        Store(path)


def test_a_damaged_database_is_said_and_the_recordings_stay(path: Path) -> None:
    with Store(path) as store:
        (store.recordings / "take.wav").write_bytes(b"sound")
        store.add(reports.full(), store.recordings / "take.wav")
    path.write_bytes(b"\0" * 8192)
    with pytest.raises(StoreError, match="damaged"):
        Store(path)
    assert (path.parent / "recordings" / "take.wav").read_bytes() == b"sound"


def test_an_unwritable_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError, match="Nothing can be saved"):
        Store(tmp_path / "file" / "attempts.sqlite3")


def test_a_writer_that_waits_too_long_gives_up_with_one_sentence(path: Path) -> None:
    with Store(path, wait_s=0.05) as store:
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy):
            store.add(reports.full(), None)
        assert store.entries() == ()  # reading goes on
        holder.execute("ROLLBACK")
        store.add(reports.full(), None)


def test_a_copy_that_does_not_fit_leaves_nothing_of_itself(path: Path, tmp_path: Path) -> None:
    """The limit on file size stands in for the disk."""
    (tmp_path / "mine.wav").write_bytes(bytes(1_000_000))
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from rehearse.errors import StoreError; from rehearse.store.attempts import Store\n"
        "from tests import builders_report as reports\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "with Store(Path(sys.argv[1])) as store:\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))\n"
        "    try: store.add(reports.full(), Path(sys.argv[2]))\n"
        "    except StoreError as error: print(error.message)"
    )
    command = [sys.executable, "-c", code, str(path), str(tmp_path / "mine.wav")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "Nothing can be saved" in done.stdout
    assert list((path.parent / "recordings").iterdir()) == []


def writer(path: Path, count: int) -> None:
    for _ in range(count):
        with Store(path, wait_s=30) as store:
            store.add(reports.full(), None)


def test_several_programs_write_at_once_and_nothing_is_lost(path: Path) -> None:
    """They also find no database and all make it at the same moment."""
    context = multiprocessing.get_context("spawn")
    programs = [context.Process(target=writer, args=(path, 10)) for _ in range(4)]
    for program in programs:
        program.start()
    for program in programs:
        program.join(60)
    assert [program.exitcode for program in programs] == [0, 0, 0, 0]
    with Store(path) as store:
        assert len(store.entries()) == 40
        assert len(store.attempts()) == 40


@pytest.mark.slow
@pytest.mark.parametrize("ends", [True, False])
def test_a_new_database_is_used_while_another_program_writes_its_first_attempt(path: Path, *, ends: bool) -> None:
    """SQLite does not wait to change how its log is kept, and said at once that the database was locked."""
    path.parent.mkdir()
    db = sqlite3.connect(path, isolation_level=None)
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    migrate(other)
    other.execute("BEGIN IMMEDIATE")
    done = threading.Timer(0.2, other.execute, ("COMMIT",))
    if ends:
        done.start()
    connection.write_ahead(db)
    assert db.execute("PRAGMA journal_mode").fetchone()[0] == ("wal" if ends else "delete")
    if ends:
        done.join()
    other.close()
    db.close()
