"""A mock interview in progress: begun, answered turn by turn, interrupted, resumed, finished."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from rehearse.data import from_json
from rehearse.errors import StoreError
from rehearse.practice import take_options
from rehearse.practice.mock import MockOptions, Turn, Ways, follow_up
from rehearse.practice.scorecard import Answered, Scorecard, scorecard
from rehearse.store import mocks
from rehearse.store.attempts import Store
from rehearse.store.people import name_speaker
from rehearse.types import Report

T = TypeVar("T")


def _read(number: int, body: bytes, kind: type[T]) -> T:
    try:
        return from_json(body, kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise mocks.unreadable(number, error) from error


class Interview:
    """The interview of this number in a store. Every step is on disk before the next one is taken."""

    def __init__(self, store: Store, number: int) -> None:
        self.store = store
        self.number = number
        stored = mocks.get(store, number)  # an unknown number raises at once
        self.created = stored.created
        self.finished = stored.finished is not None
        self.options = _read(number, stored.options, MockOptions)

    @classmethod
    def begin(cls, store: Store, options: MockOptions, turns: Sequence[Turn]) -> Interview:
        """Store a new interview with its plan."""
        return cls(
            store, mocks.begin(store, msgspec.json.encode(options), [msgspec.json.encode(turn) for turn in turns])
        )

    @classmethod
    def unfinished(cls, store: Store) -> Interview | None:
        """The newest interview that is not finished and can be read."""
        return next(cls._readable(store, mocks.unfinished(store)), None)

    @classmethod
    def every(cls, store: Store) -> tuple[Interview, ...]:
        """The interviews that can be read, oldest first."""
        return tuple(cls._readable(store, [one.id for one in mocks.listed(store)]))

    @classmethod
    def _readable(cls, store: Store, numbers: Iterable[int]) -> Iterator[Interview]:
        for number in numbers:
            with contextlib.suppress(StoreError):
                one = cls(store, number)
                one.turns()
                yield one

    def turns(self) -> tuple[tuple[int, Turn, int | None], ...]:
        """Place, turn and the attempt that answered it, in order."""
        return tuple(
            (one.place, _read(self.number, one.body, Turn), one.attempt)
            for one in mocks.get(self.store, self.number).turns
        )

    def next(self) -> tuple[int, Turn] | None:
        """The first turn that was not answered, with its place; None when all were."""
        return next(((place, turn) for place, turn, attempt in self.turns() if attempt is None), None)

    def awaits(self, place: int) -> bool:
        """Whether the turn at this place has no answer yet."""
        return any(at == place and attempt is None for at, _, attempt in self.turns())

    def answered(self, place: int, report: Report, recording: Path | None, *, keep_sound: bool = True) -> int | None:
        """Store the answer to a turn and insert the follow-up that it provokes, which is then the next turn.

        Returns the number of the attempt; None, and nothing is stored, where another window has answered the turn
        meanwhile. All of it is on disk or nothing: whenever the program ends, an answer that was kept is not asked for
        again. Without `keep_sound` the recording is deleted afterwards.
        """
        with self.store.transaction():
            if not self.awaits(place):
                return None
            attempt = self.store.add(report, recording)
            mocks.answered(self.store, self.number, place, attempt)
            if self.options.ways.person is not None:
                name_speaker(self.store, attempt, self.options.ways.person)
            self._follow_up(place, report)
        if recording is not None:
            take_options.drop(recording)
        if not keep_sound:
            self.store.forget_recording(attempt)
        return attempt

    def _follow_up(self, place: int, report: Report) -> None:
        turns = self.turns()
        turn = next(one for at, one, _ in turns if at == place)
        main = turn.follow_up_to if turn.follow_up_to is not None else place
        asked = sum(one.follow_up_to == main for _, one, _ in turns)
        if asked >= self.options.follow_ups:
            return
        told = report if main == place else self._report(main)
        found = follow_up(turn, main, told, [one for _, one, _ in turns]) if told is not None else None
        if found is not None:
            mocks.insert(self.store, self.number, main + asked + 1, msgspec.json.encode(found))

    def _report(self, place: int) -> Report | None:
        """The report of the answer to a turn; None when it is gone."""
        attempt = next(number for at, _, number in self.turns() if at == place)
        return self.store.get(attempt).report if attempt is not None else None

    def change(self, ways: Ways) -> None:
        """Change the options for the rest of the interview."""
        self.options = msgspec.structs.replace(self.options, ways=ways)
        mocks.change(self.store, self.number, msgspec.json.encode(self.options))

    def finish(self) -> None:
        """End the interview; it cannot be resumed."""
        self.finished = True
        mocks.finish(self.store, self.number)

    def card(self) -> Scorecard:
        """The scorecard so far."""
        return scorecard(
            [
                Answered(turn, attempt, self.store.get(attempt).report if attempt is not None else None)
                for _, turn, attempt in self.turns()
            ]
        )
