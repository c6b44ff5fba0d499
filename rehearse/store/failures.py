"""What can go wrong with the database, one sentence each; the recordings are beside it and are never touched."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rehearse.errors import NoSuchAttempt, StoreBusy, StoreError, refused

_ROOM_BYTES = 100_000
SAFE = "Your recordings are untouched."


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system report about the database at `path` into a StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(error, path) from error
    except OverflowError as error:  # beyond the 64 bits of SQLite's numbers
        raise NoSuchAttempt("There is no take with so high a number.", "`rehearse list` shows your takes.") from error
    except OSError as error:
        raise StoreError(
            f"Nothing can be saved in {path.parent}: {refused(error)}.",
            "Choose another folder with REHEARSE_HOME, or free some space in this one.",
        ) from error


def _explained(error: sqlite3.Error, path: Path) -> StoreError:
    name: str = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusy(
            f"Another program is writing to {path} and has not finished.", f"Try again in a moment. {SAFE}"
        )
    if name.startswith("SQLITE_FULL") or (name.startswith("SQLITE_IOERR") and _is_full(path)):
        return StoreError(f"The disk is full: {path} cannot grow.", f"Free some space and try again. {SAFE}")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreError(
            f"{path} is damaged or is not a database of takes.",
            f"`rehearse doctor --repair` saves what can be read of it. {SAFE}",
        )
    if name == "SQLITE_READONLY_DBMOVED":
        return gone(path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return StoreError(f"{path} cannot be opened for writing.", "Change its permissions, or set REHEARSE_HOME.")
    return StoreError(f"{path} could not be read or written ({error}).", SAFE)


def gone(path: Path) -> StoreError:
    """The error for a database that was deleted, or whose disk went away, while it was open."""
    return StoreError(f"{path} no longer exists.", "Reconnect its disk or restore the folder, then try again.")


def _is_full(path: Path) -> bool:
    """Whether there is no room beside the file; SQLite says so for some of what it writes alone."""
    try:
        return shutil.disk_usage(path.parent).free < _ROOM_BYTES
    except OSError:
        return False
