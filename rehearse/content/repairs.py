"""Self-repairs around numbers: of "eighty percent, no sorry, seventy eight" only the last value was meant."""

from __future__ import annotations

from dataclasses import replace

from rehearse.content.quantity import Quantity
from rehearse.content.text import Token
from rehearse.content.text.lexicon import word_set

REPAIR_TOKENS = 5  # a correction follows its slip at once


def without_slips(tokens: tuple[Token, ...], found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The numbers that stand; one that corrects another takes over its unit when it names none."""
    kept: list[Quantity] = []
    for quantity in found:
        slip = kept.pop() if kept and _corrects(tokens, kept[-1], quantity) else None
        bare = slip is not None and not quantity.unit and not quantity.per
        kept.append(_with_unit_of(slip, quantity) if slip is not None and bare else quantity)
    return tuple(kept)


def _with_unit_of(slip: Quantity, quantity: Quantity) -> Quantity:
    return replace(quantity, unit=slip.unit, rate=quantity.rate or slip.rate, noun="" if slip.unit else quantity.noun)


def _corrects(tokens: tuple[Token, ...], slip: Quantity, quantity: Quantity) -> bool:
    """Only words of correction between them, a plain denial or apology among them, and nothing else measured."""
    between = [token.text for token in tokens[slip.end : quantity.start]]
    if not 0 < len(between) <= REPAIR_TOKENS or (quantity.unit and slip.unit and quantity.dimension != slip.dimension):
        return False
    return all(word in word_set("repair_words") for word in between) and bool(word_set("repair_marks") & set(between))
