"""Reasons for the points and the verdict of `report.content`, as values that reports turn into sentences."""

from typing import Literal

import msgspec


class Quote(msgspec.Struct, frozen=True):
    """Words of the answer as said, and their position."""

    text: str
    words: tuple[int, int] | None = None  # transcript indices of the first word and of the one after the last


class Reason(msgspec.Struct, frozen=True):
    """One reason for the points of a row: points earned, lost, or still available and how to earn them.

    id: the sentence of reasons.toml, to be filled in with the quotes and facts. text: that sentence filled in, written
    only to JSON; reports stored before reasons had ids have nothing else.
    """

    kind: Literal["earned", "lost", "missing"]
    points: float
    id: str = ""
    quotes: tuple[Quote, ...] = ()
    facts: dict[str, int | float | str] = {}
    text: str = ""


class Score(msgspec.Struct, frozen=True):
    """Points of one row of the rubric, with the reasons.

    why: the reasons in one line, written only to JSON; older reports have nothing else.
    """

    points: int
    of: int
    why: str = ""
    reasons: tuple[Reason, ...] = ()


class VerdictReason(msgspec.Struct, frozen=True):
    """One reason why the verdict is no better; fields as in Reason."""

    id: str
    quotes: tuple[Quote, ...] = ()
    facts: dict[str, int | float | str] = {}
    text: str = ""
