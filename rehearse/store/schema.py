"""The tables of the database, as a list of migrations to which steps are only ever appended.

`PRAGMA user_version` counts the steps that a database has taken. The report itself is kept apart from the line that
lists it, so that a listing of 10,000 attempts never reads 10,000 reports.
"""

import sqlite3
from collections.abc import Callable

from rehearse.errors import StoreTooNew

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE attempt (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        created TEXT NOT NULL,
        question_id TEXT,
        recording TEXT,
        summary_version INTEGER NOT NULL,
        summary BLOB NOT NULL
    ) STRICT;
    CREATE INDEX attempt_of_question ON attempt (question_id);
    CREATE TABLE report (
        attempt_id INTEGER PRIMARY KEY REFERENCES attempt (id) ON DELETE CASCADE,
        body BLOB NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE told (
        attempt_id INTEGER PRIMARY KEY REFERENCES attempt (id) ON DELETE CASCADE,
        story TEXT NOT NULL
    ) STRICT;
    CREATE TABLE mock (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        created TEXT NOT NULL,
        plan BLOB NOT NULL,
        finished TEXT
    ) STRICT;
    CREATE TABLE mock_turn (
        mock_id INTEGER NOT NULL REFERENCES mock (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        question BLOB NOT NULL,
        attempt_id INTEGER REFERENCES attempt (id) ON DELETE SET NULL,
        PRIMARY KEY (mock_id, place)
    ) STRICT;
    CREATE TABLE drill (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        created TEXT NOT NULL,
        kind TEXT NOT NULL,
        item TEXT NOT NULL,
        answer TEXT NOT NULL,
        points REAL NOT NULL
    ) STRICT;
    CREATE TABLE note (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        created TEXT NOT NULL,
        mock_id INTEGER REFERENCES mock (id) ON DELETE SET NULL,
        body TEXT NOT NULL
    ) STRICT;
    """,
    """
    ALTER TABLE attempt ADD COLUMN person TEXT;
    CREATE TABLE comment (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        attempt_id INTEGER NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
        created TEXT NOT NULL,
        author TEXT,
        start_s REAL,
        body TEXT NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE guess (
        attempt_id INTEGER NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        points REAL NOT NULL,
        PRIMARY KEY (attempt_id, name)
    ) STRICT;
    """,
    # until here moments were stored in UTC; from here on the offset says where, and Z that it is not known
    "UPDATE attempt SET created = replace(created, '+00:00', 'Z')",
    """
    CREATE INDEX attempt_of_person ON attempt (person);
    CREATE INDEX attempt_of_person_and_question ON attempt (person, question_id, created);
    CREATE INDEX attempt_of_recording ON attempt (recording);
    CREATE INDEX attempt_of_summary_version ON attempt (summary_version);
    """,
)


def migrate(
    db: sqlite3.Connection,
    migrations: tuple[str, ...] = MIGRATIONS,
    before: Callable[[int], None] | None = None,
) -> None:
    """Take the steps that this database has not taken, all of them or none.

    before: called with the number of steps that a database with tables has taken, before they are changed; an error it
    raises leaves them as they are. Raises StoreTooNew when it has taken more steps than this program knows.
    """
    taken = _steps_taken(db, migrations)
    if taken == len(migrations):
        return
    if taken and before is not None:
        before(taken)
    db.execute("BEGIN IMMEDIATE")  # from here on no other program can be migrating it too
    try:
        for step in migrations[_steps_taken(db, migrations) :]:
            for statement in step.split(";"):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {len(migrations)}")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _steps_taken(db: sqlite3.Connection, migrations: tuple[str, ...]) -> int:
    taken: int = db.execute("PRAGMA user_version").fetchone()[0]
    if taken > len(migrations):
        raise StoreTooNew(
            f"Your takes were saved by a newer version of rehearse (store version {taken}; this program knows "
            f"{len(migrations)}).",
            "Upgrade rehearse, or move your data with REHEARSE_HOME; nothing was changed.",
        )
    return taken
