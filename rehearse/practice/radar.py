"""The difficulty radar: how hard the bank is by kind, and how one's own answers went by kind and by principle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean

import msgspec

from rehearse.practice.counting import reached
from rehearse.store.summary import Entry
from rehearse.types import BANK_KINDS, Question
from rehearse.types.question import DIFFICULTIES


class Share(msgspec.Struct, frozen=True):
    """Questions of one kind and difficulty, and their share of all, 0-1."""

    kind: str
    difficulty: str
    questions: int
    share: float


class Axis(msgspec.Struct, frozen=True):
    """How answers of one kind, or about one principle, went: the mean share of the points, 0-1; None without one."""

    name: str
    takes: int
    reached: float | None


class Radar(msgspec.Struct, frozen=True):
    """The bank and the answers. unasked: scored takes that answer no question, and so are of no kind."""

    questions: int
    bank: tuple[Share, ...]
    kinds: tuple[Axis, ...]
    principles: tuple[Axis, ...]
    unasked: int = 0


def radar(questions: Iterable[Question], entries: Sequence[Entry], principles: Sequence[str]) -> Radar:
    """The radar of these questions and attempts; answers without points and answers to follow-ups are not counted."""
    known = tuple(questions)
    counted: Counter[tuple[str, str]] = Counter((one.kind, one.difficulty) for one in known)
    bank = (
        Share(kind, level, counted[kind, level], counted[kind, level] / max(1, len(known)))
        for kind in BANK_KINDS
        for level in DIFFICULTIES
    )
    takes = [(entry.summary, value) for entry in entries if (value := reached(entry.summary)) is not None]
    kinds = (_axis(kind, [value for take, value in takes if take.kind == kind]) for kind in BANK_KINDS)
    about = (_axis(name, [value for take, value in takes if name in take.principles]) for name in principles)
    unasked = sum(take.kind is None for take, _ in takes)
    return Radar(len(known), tuple(bank), tuple(kinds), tuple(about), unasked)


def _axis(name: str, values: Sequence[float]) -> Axis:
    return Axis(name, len(values), fmean(values) if values else None)
