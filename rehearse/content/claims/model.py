"""What the storey of claims hands on: results with their numbers, and what was said about them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rehearse.content.claims.number import Number
from rehearse.content.text import WordRange

Shape = Literal["pair", "change", "level", "share", "absence", "words"]
_SHARE = re.compile(r"\d/\d")


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

    @property
    def is_share(self) -> bool:
        """True for "9/14" and false for a rate, "4/week"."""
        return _SHARE.search(self.value) is not None

    @property
    def is_count(self) -> bool:
        """True for a bare number: neither a measure, a rate nor a share."""
        return not self.unit and "/" not in self.value and "%" not in self.value


@dataclass(frozen=True, slots=True)
class Impossible:
    """A value that cannot be: its words, and why in one sentence."""

    hit: WordRange
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The results of an answer, how they were measured, and what was taken back, denied or cannot be.

    numbers: every number of the answer, results or not.
    """

    metrics: tuple[NumericResult, ...]
    baseline: bool
    method: WordRange | None
    hedged: WordRange | None
    negated: WordRange | None
    impossible: tuple[Impossible, ...] = ()
    numbers: tuple[Number, ...] = ()
