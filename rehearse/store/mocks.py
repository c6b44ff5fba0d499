"""Mock interviews on disk: each turn is stored before it is asked, so that an interruption loses nothing."""

import contextlib
from collections.abc import Mapping, Sequence

import msgspec

from rehearse.data.plain_mistakes import plain
from rehearse.errors import StoreError, UsageError
from rehearse.store import kinds, moments
from rehearse.store.attempts import Store
from rehearse.store.failures import SAFE

STEP = 100  # between planned turns: room for follow-ups


class StoredTurn(msgspec.Struct, frozen=True):
    """One turn as stored: its place, its content as JSON, and the attempt that answered it."""

    place: int
    body: bytes
    attempt: int | None


class StoredMock(msgspec.Struct, frozen=True):
    """One interview: when it began, its options (JSON), when it ended, its turns in order."""

    id: int
    created: str
    options: bytes
    finished: str | None
    turns: tuple[StoredTurn, ...]


def begin(store: Store, options: bytes, turns: Sequence[bytes]) -> int:
    """Store a new interview with its planned turns, STEP places apart; returns its number."""
    with store.transaction():
        number = store.execute("INSERT INTO mock (created, plan) VALUES (?, ?)", (moments.now(), options))
        for nth, body in enumerate(turns):
            insert(store, number, nth * STEP, body)
    return number


def insert(store: Store, number: int, place: int, body: bytes) -> None:
    """Insert a turn at a free place."""
    store.execute("INSERT INTO mock_turn (mock_id, place, question) VALUES (?, ?, ?)", (number, place, body))


def copied(store: Store, other: StoredMock, attempts: Mapping[int, int]) -> int:
    """Store an interview of another database; returns its number. attempts: the numbers here, by those there."""
    with store.transaction():
        number = store.execute(
            "INSERT INTO mock (created, plan, finished) VALUES (?, ?, ?)",
            (other.created, other.options, other.finished or other.created),
        )
        for turn in other.turns:
            insert(store, number, turn.place, turn.body)
            if turn.attempt is not None and turn.attempt in attempts:
                answered(store, number, turn.place, attempts[turn.attempt])
    return number


def answered(store: Store, number: int, place: int, attempt: int) -> None:
    """Remember which attempt answered a turn."""
    store.execute("UPDATE mock_turn SET attempt_id = ? WHERE mock_id = ? AND place = ?", (attempt, number, place))


def turns_of(store: Store, attempt: int) -> tuple[tuple[int, int, bytes], ...]:
    """The turns that an attempt answered: number of the interview, place and content."""
    rows = store.rows("SELECT mock_id, place, question FROM mock_turn WHERE attempt_id = ?", (attempt,))
    return tuple(kinds.fitting(rows, kinds.whole, kinds.whole, kinds.content))


def rewrite(store: Store, number: int, place: int, body: bytes) -> None:
    """Replace the content of a turn."""
    store.execute("UPDATE mock_turn SET question = ? WHERE mock_id = ? AND place = ?", (body, number, place))


def change(store: Store, number: int, options: bytes) -> None:
    """Replace the options of an interview."""
    store.execute("UPDATE mock SET plan = ? WHERE id = ?", (options, number))


def finish(store: Store, number: int) -> None:
    """Mark the interview as finished."""
    store.execute("UPDATE mock SET finished = ? WHERE id = ?", (moments.now(), number))


def unfinished(store: Store) -> tuple[int, ...]:
    """The unfinished interviews, newest first."""
    return tuple(number for (number,) in store.rows("SELECT id FROM mock WHERE finished IS NULL ORDER BY id DESC"))


def get(store: Store, number: int) -> StoredMock:
    """An interview with its turns; raises UsageError for an unknown number, StoreError for a damaged interview."""
    rows = store.rows("SELECT created, plan, finished FROM mock WHERE id = ?", (number,))
    if not rows:
        raise unknown(number)
    turns = store.rows("SELECT place, question, attempt_id FROM mock_turn WHERE mock_id = ? ORDER BY place", (number,))
    held = kinds.fitting(rows, kinds.moment, kinds.content, kinds.maybe(kinds.text))
    if not held or len(kinds.fitting(turns, kinds.whole, kinds.content, kinds.maybe(kinds.whole))) < len(turns):
        raise unreadable(number, "a value is of the wrong kind")
    created, options, finished = held[0]
    return StoredMock(number, created, options, finished, tuple(StoredTurn(*row) for row in turns))


def unknown(number: int) -> UsageError:
    """The error for an interview that does not exist."""
    return UsageError(f"There is no mock interview {number}.", "`rehearse mock --list` shows them.")


def unreadable(number: int, why: object) -> StoreError:
    """The error for an interview that is damaged."""
    return StoreError(
        f"Interview {number} cannot be read ({plain(why)}).", f"`rehearse mock --new` starts another. {SAFE}"
    )


def listed(store: Store) -> tuple[StoredMock, ...]:
    """Every interview, oldest first; those that are damaged are left out."""
    found = []
    for (number,) in store.rows("SELECT id FROM mock ORDER BY id"):
        with contextlib.suppress(StoreError):
            found.append(get(store, number))
    return tuple(found)
