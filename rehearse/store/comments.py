"""A coach's comments on attempts, moment by moment."""

from collections.abc import Iterable

import msgspec

from rehearse.errors import UsageError
from rehearse.store import kinds, moments
from rehearse.store.attempts import Store


class StoredComment(msgspec.Struct, frozen=True):
    """One comment: its attempt and moment (None: the whole attempt), when it was imported, from whom, and its text."""

    id: int
    attempt: int
    created: str
    author: str | None
    start_s: float | None
    text: str


_KINDS = (kinds.whole, kinds.whole, kinds.moment, kinds.maybe(kinds.text), kinds.maybe(kinds.number), kinds.text)
_OF = "SELECT start_s, body, author FROM comment WHERE attempt_id = ?"
_ADD = "INSERT INTO comment (attempt_id, created, author, start_s, body) VALUES (?, ?, ?, ?, ?)"
_LIST = """
    SELECT id, attempt_id, created, author, start_s, body FROM comment WHERE ?1 IS NULL OR attempt_id = ?1
    ORDER BY attempt_id, start_s IS NOT NULL, start_s, id
"""


def add(store: Store, attempt: int, start_s: float | None, text: str, author: str | None) -> bool:
    """Store a comment; False if it is stored already, by whomever if no author is given. Raises NoSuchAttempt."""
    return add_all(store, [(attempt, start_s, text, author)]) == 1


def add_all(store: Store, said: Iterable[tuple[int, float | None, str, str | None]]) -> int:
    """Store comments (attempt, moment, text, author) as `add` does; returns how many were new. Raises NoSuchAttempt."""
    known: dict[int, set[tuple[float | None, str, str | None]]] = {}
    new = 0
    for attempt, start_s, text, author in said:
        if attempt not in known:
            stored = store.rows(_OF, (store.known(attempt),))
            known[attempt] = {one for row in stored for one in (row, (*row[:2], None))}
        if (start_s, text, author) in known[attempt]:
            continue
        store.execute(_ADD, (attempt, moments.now(), author, start_s, text))
        known[attempt] |= {(start_s, text, author), (start_s, text, None)}
        new += 1
    return new


def listed(store: Store, attempt: int | None = None) -> tuple[StoredComment, ...]:
    """Every comment, or those of one attempt: those on the whole attempt first, then by moment."""
    rows = kinds.fitting(store.rows(_LIST, (attempt,)), *_KINDS)
    return tuple(StoredComment(*row) for row in rows)


def remove(store: Store, number: int) -> None:
    """Forget a comment; raises UsageError for an unknown one."""
    if not store.rows("SELECT 1 FROM comment WHERE id = ?", (number,)):
        raise unknown(number)
    store.execute("DELETE FROM comment WHERE id = ?", (number,))


def unknown(number: int) -> UsageError:
    """The error for a comment that does not exist."""
    return UsageError(f"There is no comment {number}.", "`rehearse feedback` lists them.")
