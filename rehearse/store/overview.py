"""Queries over many attempts, answered by SQLite from its indices, so that the store can hold 100,000.

`whose`: the speakers that count, None among them for attempts of one's own; without it, everybody.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from rehearse.store.attempts import Store
from rehearse.store.kinds import fitting, maybe, moment, text, whole
from rehearse.store.packing import words
from rehearse.store.summary import Entry

COLUMNS = "id, recording, person, summary, summary_version, created, question_id"
NEWEST = f"SELECT {COLUMNS} FROM attempt ORDER BY id DESC LIMIT ?"  # noqa: S608 - our own names
NEWEST_AT = f"SELECT {COLUMNS} FROM attempt WHERE question_id = ? ORDER BY id DESC LIMIT ?"  # noqa: S608
NEWEST_BY = f"SELECT {COLUMNS} FROM attempt WHERE person IS ? ORDER BY id DESC LIMIT ?"  # noqa: S608
NEWEST_BY_AT = f"""
    SELECT {COLUMNS} FROM attempt WHERE id IN (
        SELECT id FROM attempt WHERE person IS ? AND question_id = ? ORDER BY +id DESC LIMIT ?
    ) ORDER BY id DESC
"""  # noqa: S608 - +id lets the index of both be used, which holds far fewer than that of the person
BEFORE = f"""
    SELECT {COLUMNS} FROM attempt WHERE id IN (
        SELECT id FROM attempt WHERE person IS ? AND question_id = ? AND +id < ? ORDER BY +id DESC LIMIT ?
    ) ORDER BY id DESC
"""  # noqa: S608
ONE = f"SELECT {COLUMNS} FROM attempt WHERE id = ?"  # noqa: S608
COUNT = "SELECT count(*) FROM attempt"
COUNT_AT = "SELECT count(*) FROM attempt WHERE question_id = ?"
COUNT_BY = "SELECT count(*) FROM attempt WHERE person IS ?"
COUNT_BY_AT = "SELECT count(*) FROM attempt WHERE person IS ? AND question_id = ?"
QUESTIONS = "SELECT DISTINCT question_id FROM attempt WHERE question_id IS NOT NULL"
BY_QUESTION = "SELECT question_id, count(*), max(id), max(created) FROM attempt WHERE person IS ? GROUP BY question_id"
ONE_A_DAY = """
    SELECT min(created) FROM attempt WHERE person IS ?
    GROUP BY substr(created, 1, CASE WHEN created LIKE '%Z' THEN 16 ELSE 10 END)
"""  # a moment that ends in Z says no day: which one it is depends on the clock here
AGAIN = """
    SELECT max(id), question_id FROM attempt WHERE person IS ? AND question_id IS NOT NULL
    GROUP BY question_id HAVING count(*) > 1 ORDER BY 1 DESC
"""
SAME = """
    SELECT id FROM attempt WHERE person IS ?1 AND question_id IS (SELECT question_id FROM attempt WHERE id = ?2)
    AND id <> ?2 ORDER BY +id DESC LIMIT 1
"""
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
    rows.sort(key=lambda row: row[0])  # by number: several speakers are asked for one after the other
    return store.listed(rows if most is None else rows[len(rows) - min(most, len(rows)) :])


def by_number(store: Store, numbers: Sequence[int]) -> tuple[Entry, ...]:
    """These attempts in brief."""
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
    rows = fitting(store.rows(BY_QUESTION, (person,)), maybe(text), whole, whole, lambda _: True)
    return tuple(
        Answered(name, takes, last, when) for name, takes, last, at in rows if (when := _when(store, last, at))
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
    pairs: list[Pair] = []
    for person in whose:
        for number, question_id in fitting(store.rows(AGAIN, (person,)), whole, text):
            if any(pair.scored and pair.after > number for pair in pairs):
                break  # nothing at this question or the following ones is newer
            pairs.append(last_two_at(store, question_id, person))
    return max(pairs, key=lambda pair: (pair.scored, pair.after), default=None)


def last_two_at(store: Store, question_id: str, person: str | None) -> Pair:
    """The last two scored attempts of a person at a question answered twice; where it has none, the last two."""
    entries = newest(store, LOOKED_BACK, question_id=question_id, whose=(person,))
    scored = [one for one in entries if one.summary.is_scored]
    before, after = (scored if len(scored) > 1 else entries)[-2:]
    return Pair(question_id, before.id, after.id, scored=len(scored) > 1)


def newest_before(store: Store, number: int, question_id: str, person: str | None) -> tuple[Entry, ...]:
    """This person's attempts at this question that have a smaller number, newest first; LOOKED_BACK at most."""
    return store.listed(store.rows(BEFORE, (person, question_id, number, LOOKED_BACK)))


def newest_other(store: Store, number: int, person: str | None) -> int | None:
    """The newest other attempt of this person at the question of attempt `number`, older or newer than it."""
    rows = store.rows(SAME, (person, number))
    found: int | None = rows[0][0] if rows else None
    return found


def recordings(store: Store) -> frozenset[str]:
    """The recordings of all attempts, as they are stored."""
    return frozenset(name for (name,) in fitting(store.rows(RECORDINGS), text))
