"""What can go wrong with the database, as one sentence each; the recordings lie beside it and are never touched."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rehearse.errors import StoreBusy, StoreError

SAFE = "Your recordings are untouched."


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system report about the database at `path` into a StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(error, path) from error
    except OSError as error:
        raise StoreError(
            f"Nothing can be saved in {path.parent}: {error.strerror or error}.",
            "Choose another folder with REHEARSE_HOME, or make room in this one.",
        ) from error


def _explained(error: sqlite3.Error, path: Path) -> StoreError:
    name: str = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusy(f"Another program is writing to {path} and did not finish.", f"Try again. {SAFE}")
    if name.startswith("SQLITE_FULL"):
        return StoreError(f"The disk is full: {path} cannot grow.", f"Make room and try again. {SAFE}")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreError(
            f"{path} is damaged or is not a database of attempts.",
            f"Move it away, and rehearse begins a new one. {SAFE} `rehearse recover` makes attempts of them.",
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return StoreError(f"{path} cannot be opened for writing.", "Change its permissions, or set REHEARSE_HOME.")
    return StoreError(f"{path} could not be read or written ({error}).", SAFE)
