"""Queries over many attempts, answered by SQLite from its indices, so that the store can hold 100,000.

`whose`: the speakers that count, None among them for attempts of one's own; without it, everybody.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import msgspec

from rehearse.store.attempts import Store
from rehearse.store.kinds import fitting, maybe, moment, text, whole
from rehearse.store.moments import local_moment
from rehearse.store.packing import words
from rehearse.store.summary import Entry

COLUMNS = "id, recording, person, summary, summary_version, created, question_id"
AGE = "ifnull(julianday(created), 0)"  # the order of `Entry.place`, whatever zones the moments were written down in


def _newest(where: str) -> str:
    """The newest attempts that match; the inner statement reads an index that holds the moments, too."""
    chosen = f"SELECT id FROM attempt WHERE {where} ORDER BY {AGE} DESC, id DESC LIMIT ?"  # noqa: S608 - our own names
    return f"SELECT {COLUMNS} FROM attempt WHERE id IN ({chosen})"  # noqa: S608


NEWEST = _newest("true")
NEWEST_AT = _newest("+question_id = ?")  # the index of the question alone lacks the moments
NEWEST_BY = _newest("person IS ?")
NEWEST_BY_AT = _newest("person IS ? AND question_id = ?")
BEFORE = _newest(
    f"person IS ? AND question_id = ? AND ({AGE}, id) < (SELECT {AGE}, id FROM attempt WHERE id = ?)"  # noqa: S608
)
ONE = f"SELECT {COLUMNS} FROM attempt WHERE id = ?"  # noqa: S608
COUNT = "SELECT count(*) FROM attempt"
COUNT_AT = "SELECT count(*) FROM attempt WHERE question_id = ?"
COUNT_BY = "SELECT count(*) FROM attempt WHERE person IS ?"
COUNT_BY_AT = "SELECT count(*) FROM attempt WHERE person IS ? AND question_id = ?"
QUESTIONS = "SELECT DISTINCT question_id FROM attempt WHERE question_id IS NOT NULL"
BY_QUESTION = f"""
    SELECT question_id, count(*), id, created, max({AGE}) FROM attempt WHERE person IS ? GROUP BY question_id
"""  # noqa: S608 - beside max(), SQLite takes the other columns from the row that has it
ONE_A_DAY = """
    SELECT min(created) FROM attempt WHERE person IS ?
    GROUP BY substr(created, 1, CASE WHEN created LIKE '%Z' THEN 16 ELSE 10 END)
"""  # a moment that ends in Z says no day: which one it is depends on the clock here
AGAIN = f"""
    SELECT max({AGE}), created, question_id FROM attempt WHERE person IS ? AND question_id IS NOT NULL
    GROUP BY question_id HAVING count(*) > 1 ORDER BY 1 DESC
"""  # noqa: S608
SAME = f"""
    SELECT id FROM attempt WHERE person IS ?1 AND question_id IS (SELECT question_id FROM attempt WHERE id = ?2)
    AND id <> ?2 ORDER BY {AGE} DESC, id DESC LIMIT 1
"""  # noqa: S608
WORDS = "SELECT body FROM report WHERE attempt_id = ?"
RECORDINGS = "SELECT recording FROM attempt WHERE recording IS NOT NULL"
LOOKED_BACK = 20  # newest attempts at a question among which scored ones are looked for
Whose = Sequence[str | None] | None


class Answered(msgspec.Struct, frozen=True):
    """A question, how often it was answered, and the newest attempt at it with its moment (ISO 8601)."""

    question_id: str | None
    takes: int
    newest: int
    last: str


class Pair(msgspec.Struct, frozen=True):
    """Two attempts at one question, and whether both were scored."""

    question_id: str
    before: int
    after: int
    scored: bool


def newest(
    store: Store, most: int | None = None, *, question_id: str | None = None, whose: Whose = None
) -> tuple[Entry, ...]:
    """The newest attempts in brief, at most `most`, oldest first."""
    rows = [row for plain, values in _asked(question_id, whose) for row in _rows(store, plain, values, most)]
    found = store.listed(rows)  # several speakers are asked for one after the other
    return found if most is None else found[len(found) - min(most, len(found)) :]


def by_number(store: Store, numbers: Sequence[int]) -> tuple[Entry, ...]:
    """These attempts in brief, oldest first."""
    return store.listed([row for number in numbers for row in store.rows(ONE, (number,))])


def words_of(store: Store, number: int) -> str | None:
    """The words of an attempt; empty without a transcript, None where they cannot be read."""
    return next((words(body) for (body,) in store.rows(WORDS, (number,))), None)


def _rows(store: Store, plain: str, values: tuple[str | None, ...], most: int | None) -> list[tuple[Any, ...]]:
    return store.rows(_NEWEST[plain], (*values, -1 if most is None else most))


def count(store: Store, *, question_id: str | None = None, whose: Whose = None) -> int:
    """How many attempts there are."""
    return sum(store.rows(_COUNT[plain], values)[0][0] for plain, values in _asked(question_id, whose))


_NEWEST = {"all": NEWEST, "at": NEWEST_AT, "by": NEWEST_BY, "by at": NEWEST_BY_AT}
_COUNT = {"all": COUNT, "at": COUNT_AT, "by": COUNT_BY, "by at": COUNT_BY_AT}


def _asked(question_id: str | None, whose: Whose) -> Iterator[tuple[str, tuple[str | None, ...]]]:
    """Which statement, with which values: one for each speaker, so that each can use its index."""
    at = () if question_id is None else (question_id,)
    if whose is None:
        yield ("at" if at else "all"), at
        return
    for person in whose:
        yield ("by at" if at else "by"), (person, *at)


def questions(store: Store) -> frozenset[str]:
    """The ids of all questions that were answered."""
    return frozenset(name for (name,) in fitting(store.rows(QUESTIONS), text))


def by_question(store: Store, person: str | None = None) -> tuple[Answered, ...]:
    """The questions that this person answered."""
    rows = fitting(store.rows(BY_QUESTION, (person,)), maybe(text), whole, whole, lambda _: True, lambda _: True)
    return tuple(
        Answered(name, takes, last, when) for name, takes, last, at, _ in rows if (when := _when(store, last, at))
    )


def _when(store: Store, attempt: int, stored: object) -> str | None:
    """The moment of an attempt as it is stored or, where that is damaged, as its report has it."""
    if isinstance(stored, str) and moment(stored):
        return stored
    return next((entry.summary.created for entry in by_number(store, (attempt,))), None)


def moments(store: Store, person: str | None = None) -> tuple[str, ...]:
    """At least one moment (ISO 8601) of every day on which this person made an attempt."""
    return tuple(when for (when,) in fitting(store.rows(ONE_A_DAY, (person,)), moment))


def last_two(store: Store, whose: Sequence[str | None]) -> Pair | None:
    """The last two scored attempts of one person at one question; where no question has two, the last two of one."""
    pairs: list[tuple[bool, tuple[datetime, int], Pair]] = []
    for person in whose:
        for _, newest_of_it, question_id in fitting(store.rows(AGAIN, (person,)), lambda _: True, moment, text):
            if any(scored and at > local_moment(newest_of_it) for scored, (at, _), _ in pairs):
                break  # nothing at this question or the following ones is newer
            before, after, scored = _last_two_at(store, question_id, person)
            pairs.append((scored, after.place, Pair(question_id, before.id, after.id, scored)))
    best = max(pairs, key=lambda one: one[:2], default=None)
    return best[2] if best else None


def last_two_at(store: Store, question_id: str, person: str | None) -> Pair:
    """The last two scored attempts of a person at a question answered twice; where it has none, the last two."""
    before, after, scored = _last_two_at(store, question_id, person)
    return Pair(question_id, before.id, after.id, scored)


def _last_two_at(store: Store, question_id: str, person: str | None) -> tuple[Entry, Entry, bool]:
    entries = newest(store, LOOKED_BACK, question_id=question_id, whose=(person,))
    scored = [one for one in entries if one.summary.is_scored]
    before, after = (scored if len(scored) > 1 else entries)[-2:]
    return before, after, len(scored) > 1


def newest_before(store: Store, number: int, question_id: str, person: str | None) -> tuple[Entry, ...]:
    """This person's attempts at this question that were spoken earlier, newest first; LOOKED_BACK at most."""
    return store.listed(store.rows(BEFORE, (person, question_id, number, LOOKED_BACK)))[::-1]


def newest_other(store: Store, number: int, person: str | None) -> int | None:
    """The newest other attempt of this person at the question of attempt `number`, older or newer than it."""
    rows = store.rows(SAME, (person, number))
    found: int | None = rows[0][0] if rows else None
    return found


def recordings(store: Store) -> frozenset[str]:
    """The recordings of all attempts, as they are stored."""
    return frozenset(name for (name,) in fitting(store.rows(RECORDINGS), text))
