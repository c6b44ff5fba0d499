"""A searchable list of attempts: one row each, filtered by question, speaker, verdict, file or date."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from rehearse.data.plain_text import cell
from rehearse.practice.days import day_of
from rehearse.store.summary import Entry
from rehearse.types import Band, QuestionKind, Verdict


class AttemptRow(msgspec.Struct, frozen=True):
    """One attempt. file: as it was named when it was analysed; of a take recorded here, the name of its recording."""

    attempt: int
    created: str  # ISO 8601, UTC
    question_id: str | None
    question: str | None
    kind: QuestionKind | None
    file: str | None
    recorded: bool  # here, by `rehearse record` or in a mock interview
    person: str | None
    duration_s: float | None
    verdict: Verdict
    points: int | None
    not_scored_reason: str | None
    model: str | None
    target_s: float  # the length aimed at
    duration_verdict: Band  # the duration judged against it


class Wanted(msgspec.Struct, frozen=True):
    """What an attempt must match; None matches everything. Part of a name is enough, ignoring case."""

    question_id: str | None = None
    person: str | None = None
    verdict: Verdict | None = None
    file: str | None = None
    since: date | None = None
    until: date | None = None


def rows(entries: Iterable[Entry], wanted: Wanted | None = None) -> tuple[AttemptRow, ...]:
    """The attempts that match, those of the newest moments first."""
    asked = wanted or Wanted()
    found = sorted((one for one in entries if _fits(one, asked)), key=lambda one: one.place, reverse=True)
    return tuple(map(_row, found))


def _row(entry: Entry) -> AttemptRow:
    brief = entry.summary
    points = brief.measures.get("total_points")
    return AttemptRow(
        attempt=entry.id,
        created=brief.created,
        question_id=brief.question_id,
        question=brief.question,
        kind=brief.kind,
        file=brief.file,
        recorded=brief.file is not None and brief.file == entry.recording,
        person=entry.person,
        duration_s=brief.measures.get("duration_s"),
        verdict=brief.verdict,
        points=None if points is None else int(points),
        not_scored_reason=brief.not_scored_reason,
        model=brief.model,
        target_s=brief.target_s,
        duration_verdict=brief.duration_verdict,
    )


def _fits(entry: Entry, wanted: Wanted) -> bool:
    brief = entry.summary
    return all(
        (
            wanted.question_id is None or brief.question_id == wanted.question_id,
            is_by(entry, wanted.person),
            wanted.verdict is None or brief.verdict == wanted.verdict,
            wanted.file is None or wanted.file.casefold() in (brief.file or "").casefold(),
            wanted.since is None or day_of(brief.created) >= wanted.since,
            wanted.until is None or day_of(brief.created) <= wanted.until,
        )
    )


def is_by(entry: Entry, person: str | None) -> bool:
    """Whether the attempt is of this person, by a part of the name; any is for None."""
    return person is None or (entry.person is not None and person.casefold() in entry.person.casefold())


def of(entries: Sequence[Entry], person: str | None) -> tuple[Entry, ...]:
    """The attempts of one person, by a part of the name; for None, the user's own, which have no name."""
    return tuple(entry for entry in entries if (entry.person is None if person is None else is_by(entry, person)))


def to_csv(found: Sequence[AttemptRow]) -> str:
    """One line per attempt, with a header; a cell without a value is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(AttemptRow.__struct_fields__)
    for row in found:
        values = msgspec.structs.astuple(row)
        writer.writerow([cell(one) if isinstance(one, str) else one for one in values])
    return out.getvalue()
