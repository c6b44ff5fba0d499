"""Homes with attempts in them."""

import sqlite3
from pathlib import Path

import msgspec

from rehearse.audio.recover import take_name
from rehearse.audio.safe_wav import SafeWav
from rehearse.store.attempts import Store
from rehearse.types import Report, ReportQuestion
from tests import builders_report as reports
from tests.builders import Sound


def take(question_id: str, day: int, *, duration_s: float = 90.0, total: int = 80) -> Report:
    """A full report of a take of this length and with these points, made on that day of March 2026."""
    report = reports.full()
    replace = msgspec.structs.replace
    assert report.content is not None
    return replace(
        report,
        question=ReportQuestion(question_id, f"What of {question_id}?", ("Ownership",)),
        provenance=replace(report.provenance, created=f"2026-03-{day:02d}T09:30:00Z"),
        delivery=replace(report.delivery, duration_s=duration_s),
        content=replace(report.content, total=total),
    )


def fill(home: Path, takes: list[Report]) -> None:
    """Store these takes in this home, each with a recording of its own."""
    with Store(home / "attempts.sqlite3") as store:
        for number, report in enumerate(takes, start=1):
            recording = store.recordings / f"take-{number}.wav"
            recording.write_bytes(b"sound")
            store.add(report, recording)


def improving(question_id: str = "last-apology") -> list[Report]:
    """Eight takes that get shorter and better by plain steps."""
    return [take(question_id, 1 + i, duration_s=150.0 - 8 * i, total=40 + 6 * i) for i in range(8)]


def of_own_sounds(takes: list[Report]) -> list[Report]:
    """The takes, each of a recording of its own, so that none is another one analysed twice."""
    replace = msgspec.structs.replace
    return [
        replace(report, provenance=replace(report.provenance, audio_sha256=f"{place:064x}"))
        for place, report in enumerate(takes)
    ]


def leave(home: Path, name: str, sound: Sound) -> Path:
    """A take that was ended and never judged; its file."""
    (home / "recordings").mkdir(parents=True, exist_ok=True)
    take = SafeWav(home / "recordings" / take_name(name, "own"), 16_000)
    take.append((sound * 32767).astype("<i2").tobytes())
    left = take.close()
    assert left is not None
    return left


def crowd(home: Path, attempts: int) -> None:
    """A store with so many attempts at forty questions, copied within SQLite from a few real ones."""
    fill(home, [take(f"question-{i:02d}", 1 + i % 28, duration_s=60.0 + i, total=40 + i) for i in range(40)])
    db = sqlite3.connect(home / "attempts.sqlite3")
    with db:
        db.execute(
            """WITH RECURSIVE n (i) AS (SELECT 41 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
            INSERT INTO attempt (id, created, question_id, recording, summary_version, summary)
            SELECT n.i, created, question_id, recording, summary_version, summary
            FROM n JOIN attempt ON id = 1 + (n.i - 1) % 40""",
            (attempts,),
        )
        db.execute(
            """INSERT INTO report SELECT a.id, body
            FROM attempt a JOIN report r ON r.attempt_id = 1 + (a.id - 1) % 40 WHERE a.id > 40"""
        )
    db.close()
