"""A copy of the database as it was before its tables were changed for a later version of the program."""

import contextlib
import os
import sqlite3
from pathlib import Path

_COPY, _DAMAGED = "{name}.schema-*", "{name}.damaged-*"


def keep(db: sqlite3.Connection, path: Path, taken: int) -> None:
    """Copy the database to a file beside it if it has taken exactly that many steps; earlier copies are deleted.

    `path`: of the database, which `db` has open outside any transaction (a copy from one that is writing never ends).
    Raises sqlite3.Error and OSError; then there is no copy, and nothing may be changed.
    """
    copy = path.with_name(f"{path.name}.schema-{taken}")
    partial = copy.with_name(f"{copy.name}.{os.getpid()}.partial")  # another program may copy it too
    try:
        partial.unlink(missing_ok=True)
        partial.touch(mode=0o600)
        with contextlib.closing(sqlite3.connect(partial)) as other:
            db.execute("BEGIN")
            now: int = db.execute("PRAGMA user_version").fetchone()[0]  # waits for the program that is writing
            try:
                db.backup(other)
            finally:
                db.execute("COMMIT")
            other.execute("PRAGMA journal_mode = DELETE")  # one file, whoever opens it
        if now != taken:  # another program has brought it up to date, and has a copy
            return
        for earlier in path.parent.glob(_COPY.format(name=path.name)):
            if earlier != copy and earlier.suffix != ".partial":
                earlier.unlink(missing_ok=True)
        partial.replace(copy)
    finally:
        partial.unlink(missing_ok=True)


def kept(path: Path) -> tuple[Path, ...]:
    """The copies beside the database at `path`, and the damaged ones that were repaired."""
    return tuple(sorted(file for kind in (_COPY, _DAMAGED) for file in path.parent.glob(kind.format(name=path.name))))


def forget(path: Path) -> None:
    """Delete all of them: they may hold what was deleted from the database."""
    for copy in kept(path):
        copy.unlink(missing_ok=True)
