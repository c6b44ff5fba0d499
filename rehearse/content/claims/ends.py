"""The two ends of a change: whether they are of one thing, and the unit or the rate that was said only once."""

from __future__ import annotations

from dataclasses import replace

from rehearse.content.claims.number import SMALLER, Number
from rehearse.content.claims.words import has


def counted_like(one: Number, two: Number, behind: str) -> Number:
    """The second number, as a count where it has "times" as the first one has: "four times a week … two times".

    behind: the word behind it; "two times faster" compares, and counts nothing.
    """
    counts = one.noun == "times" and one.rate and two.unit == "x" and not compares(behind)
    return replace(two, unit="", noun="times") if counts else two


def compares(word: str) -> bool:
    """Whether a word compares: "faster", "more", "as"."""
    return has([word], "less") or has([word], "more") or word in ("as", "the", "what", "that")


def with_shared_unit(first: Number, second: Number) -> tuple[Number, Number]:
    """Both ends; a unit or rate that was said once belongs to both."""
    if first.of in (5, 10) and second.of is None:
        first = replace(first, of=None, noun="")
    if second.of in (5, 10) and first.of is None:
        second = replace(second, of=None, noun="")
    if not first.unit and second.unit and first.of is None:
        first = replace(first, unit=second.unit)
    elif not second.unit and first.unit and second.of is None:
        small = first.rest and second.value > first.value  # "from two hours ten to fifty"
        second = replace(second, unit=SMALLER[first.unit] if small else first.unit)
    if first.unit == second.unit and first.of is None and second.of is None:
        first, second = replace(first, rate=first.rate or second.rate), replace(second, rate=second.rate or first.rate)
    return first, second


def is_same_thing(one: Number, two: Number) -> bool:
    """Whether two numbers count one noun (or one has none), or are values of one unit."""
    if one.unit or two.unit or one.of or two.of:
        return one.dimension == two.dimension or not (one.noun or two.noun)
    return not two.noun or not one.noun or one.noun.rstrip("s") == two.noun.rstrip("s")
