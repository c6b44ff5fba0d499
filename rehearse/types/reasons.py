"""Why the points and the verdict of `report.content` are what they are, as values; reports make the sentences."""

from typing import Literal

import msgspec


class Quote(msgspec.Struct, frozen=True):
    """Words of the answer as said, and where they stand."""

    text: str
    words: tuple[int, int] | None = None  # first word and the one behind the last, numbers in the transcript


class Reason(msgspec.Struct, frozen=True):
    """One reason for the points of a row: points earned or lost by what the answer says, or still to be had and how.

    id: which sentence of reasons.toml says it, filled with the quotes and the facts. text: that sentence, written only
    into JSON; in reports stored before reasons had ids it is all there is.
    """

    kind: Literal["earned", "lost", "missing"]
    points: float
    id: str = ""
    quotes: tuple[Quote, ...] = ()
    facts: dict[str, int | float | str] = {}
    text: str = ""


class Score(msgspec.Struct, frozen=True):
    """Points of one row of the rubric, with the reasons. Older reports have only `why`, the reasons in one line.

    why: written only into JSON, from the reasons.
    """

    points: int
    of: int
    why: str = ""
    reasons: tuple[Reason, ...] = ()


class VerdictReason(msgspec.Struct, frozen=True):
    """One reason that the verdict is what it is, and no better; fields as in Reason."""

    id: str
    quotes: tuple[Quote, ...] = ()
    facts: dict[str, int | float | str] = {}
    text: str = ""
