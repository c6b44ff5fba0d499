"""The attempts on disk: one SQLite file, recordings in a folder beside it.

A recording is written before its attempt is stored and is never moved or altered by the store; whatever goes wrong
with the database, the sound stays. Two programs may write at once: each waits for the other for a bounded time.
"""

import contextlib
import os
import shutil
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from rehearse.errors import NoSuchAttempt, StoreError
from rehearse.store import summary as brief
from rehearse.store.failures import SAFE, translated
from rehearse.store.schema import migrate
from rehearse.store.summary import Summary, summarise
from rehearse.types import Attempt, Report

WAIT_S = 5.0
_Value = str | int | float | bytes | None

_ONE = "SELECT id, recording, body FROM attempt JOIN report ON attempt_id = id WHERE id = ?"
_ALL = """
    SELECT id, recording, body FROM attempt JOIN report ON attempt_id = id
    WHERE ?1 IS NULL OR question_id = ?1 ORDER BY id
"""
_BRIEF = "SELECT id, recording, summary FROM attempt WHERE ?1 IS NULL OR question_id = ?1 ORDER BY id"
_ADD = "INSERT INTO attempt (created, question_id, summary_version, summary, recording) VALUES (?, ?, ?, ?, ?)"
_REPLACE = "UPDATE attempt SET created = ?, question_id = ?, summary_version = ?, summary = ? WHERE id = ?"
_OLD = "SELECT id FROM attempt WHERE summary_version <> ?"


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One line of a listing: the attempt's number, its recording as stored (it may be gone) and the summary."""

    id: int
    recording: str | None
    summary: Summary


class Store:
    """The database at `path` and `recordings/` beside it; made when they are not there. Use it in a `with`.

    `wait_s`: how long a write waits for another program before it gives up with StoreBusy.
    Raises StoreTooNew, StoreBusy, or StoreError for an unwritable folder, a full disk or a damaged file.
    """

    def __init__(self, path: Path, wait_s: float = WAIT_S) -> None:
        self.path = path
        self.recordings = path.parent / "recordings"
        with translated(path):
            self.recordings.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=wait_s, isolation_level=None)
        try:
            with translated(path):
                _prepare(self._db)
                self._renew_summaries()
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._db.close()

    def add(self, report: Report, recording: Path | None) -> int:
        """Store a report and where its recording lies; returns the attempt's number.

        A recording that lies elsewhere is copied into the recordings folder, so that it can be played and judged again.
        """
        kept = self._keep(recording, report) if recording else None
        with self.together():
            number = self._db.execute(_ADD, (*_line(report), kept)).lastrowid
            self._db.execute("INSERT INTO report (attempt_id, body) VALUES (?, ?)", (number, _packed(report)))
        assert number is not None  # noqa: S101 - an INSERT into a table with an INTEGER PRIMARY KEY has one
        return number

    def replace(self, number: int, report: Report) -> None:
        """Put another report in the place of an attempt's: judged again, or with a finding dismissed.

        The attempt keeps its day; `report.provenance.created` says when the report was made.
        """
        with self.together():
            found = self._db.execute("SELECT created FROM attempt WHERE id = ?", (number,)).fetchone()
            if found is None:
                raise _unknown(number)
            self._db.execute(_REPLACE, (*_line(report, found[0]), number))
            self._db.execute("UPDATE report SET body = ? WHERE attempt_id = ?", (_packed(report), number))

    def get(self, number: int) -> Attempt:
        """The attempt by its number; raises NoSuchAttempt."""
        with translated(self.path):
            row = self._db.execute(_ONE, (number,)).fetchone()
        if row is None:
            raise _unknown(number)
        return self._attempt(row)

    def newest(self) -> int:
        """The number of the last attempt that was stored; raises NoSuchAttempt when there is none."""
        with translated(self.path):
            number: int | None = self._db.execute("SELECT max(id) FROM attempt").fetchone()[0]
        if number is None:
            raise NoSuchAttempt("There are no attempts yet.", "`rehearse record` makes the first one.")
        return number

    def attempts(self, question_id: str | None = None) -> tuple[Attempt, ...]:
        """Every attempt with its whole report (of one question, or all), oldest first; `entries` is far lighter."""
        with translated(self.path):
            rows = self._db.execute(_ALL, (question_id,)).fetchall()
        return tuple(self._attempt(row) for row in rows)

    def entries(self, question_id: str | None = None) -> tuple[Entry, ...]:
        """Every attempt in brief (of one question, or all), oldest first."""
        with translated(self.path):
            rows = self._db.execute(_BRIEF, (question_id,)).fetchall()
        decode = msgspec.msgpack.Decoder(Summary).decode
        return tuple(Entry(number, recording, decode(body)) for number, recording, body in rows)

    def delete(self, number: int) -> Path | None:
        """Forget an attempt and delete its recording; returns the deleted file. Raises NoSuchAttempt."""
        attempt = self.get(number)
        with self.together():
            self._db.execute("DELETE FROM attempt WHERE id = ?", (number,))
        if attempt.recording is None or self._shared(attempt.recording):
            return None
        recording = Path(attempt.recording)
        if recording.parent != self.recordings:
            return None  # it was never ours
        with translated(self.path):
            recording.unlink(missing_ok=True)
        return recording

    def copy_to(self, path: Path) -> None:
        """A whole copy of the database as it is now, in one file; other programs may go on writing."""
        with translated(self.path), contextlib.closing(sqlite3.connect(path)) as copy:
            self._db.backup(copy)

    def rows(self, query: str, values: Sequence[_Value] = ()) -> list[tuple[Any, ...]]:
        """What a query finds, for the other tables of this room."""
        with translated(self.path):
            return self._db.execute(query, values).fetchall()

    def change(self, statement: str, values: Sequence[_Value] = ()) -> int:
        """Carry out one statement, in a transaction of its own or in `together`; the number of the row it added."""
        with self.together():
            return self._db.execute(statement, values).lastrowid or 0

    def _shared(self, recording: str) -> bool:
        return any(self._found(entry.recording) == recording for entry in self.entries())

    def _attempt(self, row: tuple[int, str | None, bytes]) -> Attempt:
        number, recording, body = row
        try:
            report = msgspec.json.decode(zlib.decompress(body), type=Report)
        except (zlib.error, msgspec.MsgspecError) as error:
            raise StoreError(f"The report of attempt {number} cannot be read ({error}).", SAFE) from error
        return Attempt(number, report, self._found(recording))

    def _found(self, recording: str | None) -> str | None:
        """The full path of a recording that is still there."""
        if recording is None:
            return None
        path = self.recordings / recording  # an absolute path stays as it is
        return str(path) if path.is_file() else None

    def _keep(self, recording: Path, report: Report) -> str:
        path = recording.absolute()
        if path.parent == self.recordings.absolute() and not _is_link(path):
            return path.name
        mark = report.provenance.audio_sha256 or report.provenance.created.replace(":", "")
        name = f"{path.stem}-{mark[:12]}{path.suffix}"
        with translated(self.path):
            if not (self.recordings / name).exists() or _is_link(self.recordings / name):
                partial = self.recordings / f"{name}.{os.getpid()}.partial"  # another program may copy it too
                try:
                    shutil.copyfile(path, partial)
                    partial.replace(self.recordings / name)
                finally:
                    partial.unlink(missing_ok=True)  # on a full disk half a copy would take the last of the room
        return name

    def _renew_summaries(self) -> None:
        """Derive again what another version of the program derived differently."""
        if self._db.execute(f"{_OLD} LIMIT 1", (brief.VERSION,)).fetchone() is None:
            return
        with self.together():
            for (number,) in self._db.execute(_OLD, (brief.VERSION,)).fetchall():
                (taken,) = self._db.execute("SELECT created FROM attempt WHERE id = ?", (number,)).fetchone()
                report = self._attempt(self._db.execute(_ONE, (number,)).fetchone()).report
                self._db.execute(_REPLACE, (*_line(report, taken), number))

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """One transaction, with other writers kept waiting: whatever is changed inside comes true at once or not at
        all, whenever the program ends. One inside another is part of it.
        """
        with contextlib.nullcontext() if self._db.in_transaction else self._transaction():
            yield

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        with translated(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise


def _is_link(path: Path) -> bool:
    """Whether the file has another name, so that what happens to that one happens to ours."""
    return path.is_symlink() or (path.exists() and path.stat().st_nlink > 1)


def _prepare(db: sqlite3.Connection) -> None:
    """Set the connection up and bring the tables up to date."""
    db.execute("PRAGMA foreign_keys = ON")
    migrate(db)
    if db.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        db.execute("PRAGMA journal_mode = WAL")  # readers and one writer do not wait for each other


def _line(report: Report, taken: str | None = None) -> tuple[str, str | None, int, bytes]:
    """What the line of an attempt holds: when it was made, its question, the summary's version, the summary."""
    derived = summarise(report)
    if taken is not None:
        derived = msgspec.structs.replace(derived, created=taken)
    return derived.created, derived.question_id, brief.VERSION, msgspec.msgpack.encode(derived)


def _packed(report: Report) -> bytes:
    return zlib.compress(msgspec.json.encode(report))


def _unknown(number: int) -> NoSuchAttempt:
    return NoSuchAttempt(f"There is no attempt {number}.", "`rehearse progress` lists your attempts.")
