"""The attempts on disk: one SQLite file, recordings in a folder beside it.

A recording is written before its attempt is stored and is never moved or altered by the store; whatever goes wrong
with the database, the sound stays. Two programs may write at once: each waits for the other for a bounded time.
"""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from rehearse.errors import NoSuchAttempt, StoreError
from rehearse.store import backup, moments, recordings, statements
from rehearse.store import summary as brief
from rehearse.store.connection import opened
from rehearse.store.failures import gone, translated
from rehearse.store.kinds import storable, text_or_none
from rehearse.store.packing import packed, unpacked
from rehearse.store.summary import Entry, Summary, summarise
from rehearse.types import Attempt, Report

WAIT_S = 5.0
_Value = str | int | float | bytes | None


class Store:
    """The database at `path` and `recordings/` beside it; made when they are not there. Use it in a `with`.

    `wait_s`: how long a write waits for another program before it gives up with StoreBusy.
    Raises StoreTooNew, StoreBusy, or StoreError for an unwritable folder, a full disk or a damaged file.
    """

    def __init__(self, path: Path, wait_s: float = WAIT_S) -> None:
        self.path = path
        self.recordings = path.parent / "recordings"
        with translated(path):
            if not self.recordings.is_dir():
                recordings.make(self.recordings, needed=not path.is_file())
            self._db = opened(path, wait_s)
        with contextlib.suppress(StoreError):  # what cannot be written now is derived as it is read
            self._renew_summaries()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._db.close()

    def add(self, report: Report, recording: Path | None, taken: str | None = None) -> int:
        """Store a report and where its recording lies; returns the attempt's number.

        A recording that lies elsewhere is copied into the recordings folder, so that it can be played and judged again.
        taken: the moment of the attempt where that is neither when its recording began nor the moment of its report.
        """
        made = report.provenance
        moment = taken or made.recorded_at or moments.local(made.created)
        kept = self._keep(recording, report) if recording else None
        with self.transaction():
            number = self._db.execute(statements.ADD, (*brief.line(report, moment), kept)).lastrowid
            self._db.execute("INSERT INTO report (attempt_id, body) VALUES (?, ?)", (number, packed(report)))
        assert number is not None  # noqa: S101 - an INSERT into a table with an INTEGER PRIMARY KEY has one
        return number

    def replace(self, number: int, report: Report) -> None:
        """Put another report in the place of an attempt's: judged again, or with a finding dismissed.

        The attempt keeps its day; `report.provenance.created` says when the report was made.
        """
        with self.transaction():
            found = self.rows("SELECT created FROM attempt WHERE id = ?", (number,))
            if not found:
                raise _unknown(number)
            self._db.execute(statements.REPLACE, (*brief.line(report, found[0][0]), number))
            self._db.execute("UPDATE report SET body = ? WHERE attempt_id = ?", (packed(report), number))

    def get(self, number: int) -> Attempt:
        """The attempt by its number; raises NoSuchAttempt."""
        rows = self.rows(statements.ONE, (number,))
        if not rows:
            raise _unknown(number)
        return self._attempt(rows[0])

    def newest(self) -> int:
        """The number of the attempt that was stored last, whenever it was spoken; raises NoSuchAttempt without any."""
        with translated(self.path):
            number: int | None = self._db.execute("SELECT max(id) FROM attempt").fetchone()[0]
        if number is None:
            raise NoSuchAttempt("There are no takes yet.", "`rehearse record` makes the first one.")
        return number

    def known(self, number: int) -> int:
        """The number itself, where an attempt has it; raises NoSuchAttempt."""
        if not self.rows("SELECT 1 FROM attempt WHERE id = ?", (number,)):
            raise _unknown(number)
        return number

    def attempts(self, question_id: str | None = None) -> tuple[Attempt, ...]:
        """Every attempt with its whole report (of one question, or all), oldest first; `entries` is far lighter."""
        found = (self._attempt(row) for row in self.rows(statements.ALL, (question_id,)))
        return tuple(sorted(found, key=lambda one: (moments.local_moment(one.taken or ""), one.id)))

    def entries(self, question_id: str | None = None) -> tuple[Entry, ...]:
        """Every attempt in brief (of one question, or all), oldest first."""
        return self.listed(self.rows(statements.BRIEF, (question_id,)))

    def listed(self, rows: Sequence[tuple[Any, ...]]) -> tuple[Entry, ...]:
        """Rows with the columns of `statements.BRIEF` as entries, oldest first, without those that cannot be read."""
        found = ((*row[:3], self._summary(row[0], *row[3:])) for row in rows)
        read = (Entry(one, text_or_none(sound), short, text_or_none(who)) for one, sound, who, short in found if short)
        return tuple(sorted(read, key=lambda entry: entry.place))

    def unreadable(self) -> tuple[int, ...]:
        """The attempts of which neither summary nor report can be read; `entries` leaves them out."""
        rows = self.rows(statements.BRIEF, (None,))
        return tuple(number for number, _, _, *rest in rows if self._summary(number, *rest) is None)

    def _summary(self, number: int, body: object, version: int, created: str, question: object) -> Summary | None:
        """The summary as stored, or derived from the report where it is damaged or old; None without either."""
        summary = brief.decoded(body) if version == brief.VERSION else None
        if summary and summary.created == created and summary.question_id == question and moments.is_moment(created):
            return summary
        return self._derived(number, created)

    def _derived(self, number: int, created: object) -> Summary | None:
        with contextlib.suppress(StoreError):
            report = self.get(number).report
            return msgspec.structs.replace(summarise(report), created=brief.taken_at(created, report))
        return None

    def delete(self, number: int) -> Path | None:
        """Forget an attempt and delete its recording; returns the deleted file. Raises NoSuchAttempt.

        An attempt whose report is damaged can be deleted, too; so can one on a full disk, whose recording makes room.
        """
        recording = self._own_recording(number)
        try:
            self.execute("DELETE FROM attempt WHERE id = ?", (number,))
        except StoreError:
            if recording is None:
                raise
            self._unlink(recording)
            self.execute("DELETE FROM attempt WHERE id = ?", (number,))
        if recording is not None:
            self._unlink(recording)
        with contextlib.suppress(sqlite3.Error):  # another program reads: the log is emptied when the last one ends
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return recording

    def forget_recording(self, number: int) -> None:
        """Delete an attempt's recording where it lies among ours, and keep its report. Raises NoSuchAttempt."""
        recording = self._own_recording(number)
        self.execute("UPDATE attempt SET recording = NULL WHERE id = ?", (number,))
        if recording is not None:
            self._unlink(recording)

    def _unlink(self, recording: Path) -> None:
        with translated(self.path):
            recording.unlink(missing_ok=True)

    def _own_recording(self, number: int) -> Path | None:
        """The attempt's recording where it is ours and of no other attempt."""
        rows = self.rows("SELECT recording FROM attempt WHERE id = ?", (number,))
        if not rows:
            raise _unknown(number)
        (name,) = rows[0]
        ((same,),) = self.rows("SELECT count(*) FROM attempt WHERE recording = ?", (name,))
        found = recordings.found(name, self.recordings)
        if found is None or same > 1 or Path(found).parent != self.recordings:
            return None
        return Path(found)

    def copy_to(self, path: Path) -> None:
        """A whole copy of the database as it is now, in one file; other programs may go on writing."""
        with translated(self.path), contextlib.closing(sqlite3.connect(path)) as copy:
            self._db.backup(copy)

    def rows(self, query: str, values: Sequence[_Value] = ()) -> list[tuple[Any, ...]]:
        """What a query finds, for the other tables of this room; nothing for a number that no row can have."""
        with translated(self.path):
            return self._db.execute(query, values).fetchall() if storable(values) else []

    def execute(self, statement: str, values: Sequence[_Value] = ()) -> int:
        """Run one statement, in the open transaction or in one of its own; returns the id of the row it added.

        The first deletion also deletes the copies made before a migration, as they hold the row.
        """
        with self.transaction():
            if statement.startswith("DELETE"):
                backup.forget(self.path)
            return self._db.execute(statement, values).lastrowid or 0

    def _attempt(self, row: tuple[int, object, object, object]) -> Attempt:
        number, recording, taken, body = row
        report, sound = unpacked(number, body), recordings.found(recording, self.recordings)
        return Attempt(number, report, sound, brief.taken_at(taken, report))

    def _keep(self, recording: Path, report: Report) -> str:
        mark = report.provenance.audio_sha256 or report.provenance.created.replace(":", "")
        with translated(self.path):
            return recordings.kept(recording, self.recordings, mark[:12])

    def _renew_summaries(self) -> None:
        """Derive again what another version of the program derived differently."""
        if self._db.execute(f"{statements.OLD} LIMIT 1", (brief.VERSION,)).fetchone() is None:
            return
        with self.transaction():
            for (number,) in self._db.execute(statements.OLD, (brief.VERSION,)).fetchall():
                (taken,) = self._db.execute("SELECT created FROM attempt WHERE id = ?", (number,)).fetchone()
                with contextlib.suppress(StoreError):  # one that is damaged must not keep the others from it
                    report = self.get(number).report
                    self._db.execute(statements.REPLACE, (*brief.line(report, taken), number))

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """One transaction, with other writers kept waiting: all changes inside take effect at once or not at all.

        This holds whenever the program ends. A transaction inside another is part of it.
        """
        with contextlib.nullcontext() if self._db.in_transaction else self._immediately():
            yield

    @contextlib.contextmanager
    def _immediately(self) -> Iterator[None]:
        with translated(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                if not self.path.is_file():  # a write into a deleted file succeeds, and is lost
                    raise gone(self.path)
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise


def _unknown(number: int) -> NoSuchAttempt:
    return NoSuchAttempt(f"There is no take {number}.", "`rehearse list` shows your takes.")
