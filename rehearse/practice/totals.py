"""What is counted over all attempts, however many: from the attempts themselves, or by the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import msgspec

from rehearse.practice.days import day_of
from rehearse.store import overview
from rehearse.store.attempts import Store
from rehearse.store.summary import Entry


class Totals(msgspec.Struct, frozen=True):
    """Counts over all attempts of a person.

    days: on which something was recorded. at: attempts by question id; stories: those of them that are not follow-ups.
    """

    takes: int
    days: frozenset[date]
    at: dict[str | None, int]
    stories: frozenset[str | None]


def totals(entries: Sequence[Entry]) -> Totals:
    """Counted from the attempts."""
    at = Counter(entry.summary.question_id for entry in entries)
    return Totals(
        takes=len(entries),
        days=frozenset(day_of(entry.summary.created) for entry in entries),
        at=dict(at),
        stories=frozenset(entry.summary.question_id for entry in entries if not entry.summary.is_follow_up),
    )


def totals_in(store: Store) -> Totals:
    """One's own attempts counted by the database; its newest attempt says of a question whether it is a follow-up."""
    answered = overview.by_question(store)
    briefs = {entry.id: entry.summary for entry in overview.by_number(store, [one.newest for one in answered])}
    known = [(one, briefs[one.newest]) for one in answered if one.newest in briefs]
    return Totals(
        takes=sum(one.takes for one in answered),
        days=frozenset(day_of(moment) for moment in overview.moments(store)),
        at={one.question_id: one.takes for one in answered},
        stories=frozenset(one.question_id for one, brief in known if not brief.is_follow_up),
    )
