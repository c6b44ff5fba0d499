"""Opening the database wherever it is: on a healthy disk, a full one, a network share, a read-only one."""

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from rehearse.store import backup
from rehearse.store.kinds import lenient
from rehearse.store.schema import MIGRATIONS, migrate

_TRIES, _BETWEEN_S = 40, 0.05  # to change to a write-ahead log while others open the new database, too
_PLACE = ("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_FULL", "SQLITE_PERM", "SQLITE_PROTOCOL")


def opened(path: Path, wait_s: float) -> sqlite3.Connection:
    """A connection to the database with its tables up to date; one that can only read where nothing else is possible.

    Readers and one writer do not wait for each other (write-ahead log). Where the shared memory for that cannot be had
    (network share, full disk) the database is opened for this program alone, and kept with a rollback journal from then
    on; where nothing can be written it is opened as it stands, or, where it is an earlier version's, as a copy in
    memory with today's tables. Raises sqlite3.Error, that of the first way, and StoreTooNew.
    """
    try:
        return _by(_shared, path, wait_s)
    except sqlite3.Error as error:
        if not getattr(error, "sqlite_errorname", "").startswith(_PLACE) or not path.is_file():
            raise
        for way in (_alone, _as_it_stands):
            with contextlib.suppress(sqlite3.Error):
                return _by(way, path, wait_s)
        with contextlib.suppress(sqlite3.Error):
            return _in_memory(path)
        raise


def locked(path: Path, wait_s: float) -> sqlite3.Connection:
    """A connection that no other program shares, so that the files can be deleted. Raises sqlite3.Error if one does."""

    def exclusively(db: sqlite3.Connection) -> None:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("BEGIN EXCLUSIVE")

    return _by(exclusively, path, wait_s)


def _by(way: Callable[[sqlite3.Connection], None], path: Path, wait_s: float) -> sqlite3.Connection:
    only_read = way is _as_it_stands
    name = unchanging(path) if only_read else path
    db = sqlite3.connect(name, timeout=wait_s, isolation_level=None, uri=only_read)
    try:
        way(db)  # before anything else reads the file: how it is locked must be said first
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten, not only unlisted
    except BaseException:
        db.close()
        raise
    return db


def _up_to_date(db: sqlite3.Connection) -> None:
    """Bring its tables up to date, with a copy of how they were beside it."""
    db.text_factory = os.fsdecode  # the name of a folder need not be UTF-8
    path = Path(db.execute("PRAGMA database_list").fetchone()[2])
    db.text_factory = lenient
    migrate(db, before=lambda taken: backup.keep(db, path, taken))


def _shared(db: sqlite3.Connection) -> None:
    is_new = db.execute("PRAGMA user_version").fetchone()[0] == 0
    _up_to_date(db)
    if is_new:  # one with a rollback journal keeps it: it has been where the other way does not work
        write_ahead(db)
    db.execute("SELECT count(*) FROM attempt").fetchone()


def write_ahead(db: sqlite3.Connection) -> None:
    """Change to a write-ahead log. For this SQLite does not wait for other programs: try again, or leave it to them."""
    for _ in range(_TRIES):
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(_BETWEEN_S)


def _alone(db: sqlite3.Connection) -> None:
    """For this program alone: the index of the log is then kept in memory."""
    db.execute("PRAGMA locking_mode = EXCLUSIVE")
    _up_to_date(db)
    with contextlib.suppress(sqlite3.Error):  # on a full disk it stays as it is, and can be read
        if db.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete":
            db.execute("PRAGMA locking_mode = NORMAL")
    db.execute("SELECT count(*) FROM attempt").fetchone()


def _as_it_stands(db: sqlite3.Connection) -> None:
    """Without any lock or log: on a read-only disk nobody changes it."""
    if db.execute("PRAGMA user_version").fetchone()[0] != len(MIGRATIONS):
        raise sqlite3.OperationalError("its tables are not those of this version")
    db.execute("SELECT count(*) FROM attempt").fetchone()


def _in_memory(path: Path) -> sqlite3.Connection:
    """A copy with today's tables, of which nothing could be kept and into which nothing can be written."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with contextlib.closing(sqlite3.connect(unchanging(path), uri=True)) as stored:
            stored.backup(db)
        migrate(db)
        db.execute("PRAGMA query_only = ON")
    except BaseException:
        db.close()
        raise
    return db


def unchanging(path: Path) -> str:
    """The database as SQLite opens it where nobody writes."""
    return f"file:{quote(os.fsencode(path.absolute()))}?mode=ro&immutable=1"
