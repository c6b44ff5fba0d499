"""The unit and the rate of a number, from the words around it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import cache

from rehearse.content.quantity import Quantity, units
from rehearse.content.text import Token
from rehearse.content.text.lexicon import word_set

SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mm": 1e6,
    "million": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
    "hundred": 1e2,
}
COUNTED_REACH = 3  # "40 fewer calls a day": words between a count and its rate


@cache
def unit_forms() -> dict[str, str]:
    """Every way to write a unit, and the unit."""
    return {form: unit for unit, forms in units().units.items() for form in forms}


@cache
def rate_forms() -> dict[str, str]:
    """Every way to say a rate, and the rate."""
    return {form: rate for rate, forms in units().rates.items() for form in forms}


def measured(tokens: tuple[Token, ...], start: int, end: int, value: float, unit: str, *, rate: str = "") -> Quantity:
    """Scale, unit, rate and noun that follow the number."""
    while end < len(tokens) and tokens[end].text in SCALES and tokens[end].text.isalpha() and len(tokens[end].text) > 2:
        value *= SCALES[tokens[end].text]
        end += 1
    if not unit or unit in {"%"}:
        for width in (2, 1):
            form = " ".join(token.text for token in tokens[end : end + width])
            if form in unit_forms() and end + width <= len(tokens) and (not unit or unit_forms()[form] == "point"):
                unit = unit_forms()[form]
                end += width
                break
            adjectives = [token.text for token in tokens[end : end + 2]]
            if (
                width == 1
                and len(adjectives) > 1
                and adjectives[0] in word_set("unit_adjectives")
                and adjectives[1] in unit_forms()
            ):
                unit = unit_forms()[adjectives[1]]
                end += 2
    if not rate:
        rate, end = _rate(tokens, end, reach=0 if unit else COUNTED_REACH)
    noun = tokens[end].text if not unit and end < len(tokens) and not tokens[end - 1].closed else ""
    return Quantity(start, end, value, unit, rate, noun)


def _rate(tokens: tuple[Token, ...], end: int, *, reach: int) -> tuple[str, int]:
    """The rate after a unit, or after a counted noun at most `reach` words on: ("week", end) of "ten hours a week"."""
    for at in range(end, min(end + reach, len(tokens)) + 1):
        if at and tokens[at - 1].closed:
            break
        for width in (2, 1):
            form = " ".join(token.text for token in tokens[at : at + width])
            if form in rate_forms() and at + width <= len(tokens):
                return rate_forms()[form], at + width if at == end else end
    return "", end


def with_shared_units(tokens: tuple[Token, ...], found: list[Quantity]) -> tuple[Quantity, ...]:
    """For “from eighteen to six percent”: a unit said once belongs to both."""
    shared = list(found)
    for number, (one, two) in enumerate(itertools.pairwise(found)):
        if one.unit or one.per or one.fraction or not two.unit:
            continue
        between = [token.text for token in tokens[one.end : two.start]]
        if (
            between
            and between[0] in word_set("shared_unit_joiners")
            and all(word in units().hedges or word in word_set("shared_unit_joiners") for word in between)
        ):
            shared[number] = replace(one, unit=two.unit, rate=one.rate or two.rate, noun="")
    return tuple(shared)
