"""What the storey of claims hands on: results with their numbers, and what was said about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rehearse.content.text import WordRange

Shape = Literal["pair", "change", "level", "share", "absence", "words"]


@dataclass(frozen=True, slots=True)
class NumericResult:
    """One result: its words, its normal form, from what to what.

    direction: -1 down, +1 up, 0 a level. shape: how it was said. cause: who is the subject of its clause, "i", "we",
    "it" (the thing measured), or "other".
    """

    hit: WordRange
    value: str
    unit: str
    before: str | None
    after: str | None
    direction: int
    shape: Shape = "level"
    cause: str = "it"


@dataclass(frozen=True, slots=True)
class Impossible:
    """A value that cannot be: its words, and why in one sentence."""

    hit: WordRange
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The results of an answer, how they were measured, and what was taken back, denied or cannot be."""

    metrics: tuple[NumericResult, ...]
    baseline: bool
    method: WordRange | None
    hedged: WordRange | None
    negated: WordRange | None
    impossible: tuple[Impossible, ...] = ()
