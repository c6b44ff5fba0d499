"""Numbers that the speaker takes back at once: of a slip and its correction only the correction stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rehearse.content.claims.number import Number, number_words
from rehearse.content.text import Token

REPAIR_TOKENS = 5  # a correction follows its slip at once


def without_slips(tokens: Sequence[Token], found: list[Number]) -> tuple[Number, ...]:
    """The numbers that stand; one that corrects another takes over its unit when it names none."""
    kept: list[Number] = []
    for number in found:
        slip = kept.pop() if kept and _corrects(tokens, kept[-1], number) else None
        bare = slip is not None and not number.unit and number.of is None
        stands = _with_unit_of(slip, number) if slip is not None and bare else number
        kept.append(replace(stands, start=slip.start) if slip is not None else stands)
    return tuple(kept)


def _with_unit_of(slip: Number, number: Number) -> Number:
    noun = "" if slip.unit else number.noun
    return replace(number, unit=slip.unit, rate=number.rate or slip.rate, noun=noun)


def _corrects(tokens: Sequence[Token], slip: Number, number: Number) -> bool:
    """Whether only words of correction stand between two numbers, with a plain denial or apology among them."""
    between = [token.text for token in tokens[slip.end : number.start]]
    if not between and tokens[slip.end - 1].closed and not slip.unit and not slip.rate:
        return slip.value == number.value  # "from 14, 14 a week"
    if not 0 < len(between) <= REPAIR_TOKENS or (number.unit and slip.unit and number.dimension != slip.dimension):
        return False
    listed = number_words()
    return all(word in listed.repair_words for word in between) and bool(listed.repair_marks & set(between))
