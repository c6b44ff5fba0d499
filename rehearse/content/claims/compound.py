"""Two numbers that are one amount ("nine minutes forty", "three pounds fifty"), or share a scale said once."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from rehearse.content.claims.number import SMALLER, TIMES, Number, money, number_words
from rehearse.content.text import Token

_AGAINST = (["against"], ["versus"], ["not"], ["rather", "than"], ["instead", "of"])
CLOSE_ENDS = 1.5  # "two, three a week"
_HUNDRED = 100  # pence, cents
_MOST_TIMES = 20.0  # one end of a change is seldom more than this many times the other


def with_shared_scales(tokens: Sequence[Token], found: list[Number]) -> list[Number]:
    """The numbers, a scale said once given to both ("from 50 to 40 thousand") where that brings them close."""
    shared = list(found)
    for at, (one, two) in enumerate(itertools.pairwise(found)):
        scale = max(number_words().scales.get(token.text, 1.0) for token in tokens[two.start : two.end])
        joined = [token.text for token in tokens[one.end : two.start]] == ["to"]
        if joined and scale > 100 and not one.unit and not one.rate and one.value < 1000:
            apart = one.value * scale / two.value if two.value else 0.0
            shared[at] = replace(one, value=one.value * scale) if 1 / _MOST_TIMES <= apart <= _MOST_TIMES else one
        elif (scale := _scale_before(tokens, one, two)) and one.value / two.value > _MOST_TIMES >= one.value / scale:
            shared[at + 1] = replace(two, value=two.value * scale)
    return shared


def _scale_before(tokens: Sequence[Token], one: Number, two: Number) -> float:
    """1,000 for "eighteen thousand against sixty", where one of two sums compared names the scale of both; else 0."""
    joined = [token.text for token in tokens[one.end : two.start]] in _AGAINST
    said = max(number_words().scales.get(token.text, 1.0) for token in tokens[one.start : one.end])
    bare = not (two.unit or two.noun or two.rate or two.of) and two.end - two.start == 1 and 0 < two.value < _HUNDRED
    return said if joined and bare and said > _HUNDRED else 0.0


def with_rests(tokens: Sequence[Token], found: list[Number]) -> list[Number]:
    """The numbers, the seconds behind minutes and the minutes behind hours joined to them."""
    made: list[Number] = []
    for number in found:
        if made and (joined := _joined(tokens, made[-1], number)) is not None:
            made[-1] = joined
        else:
            made.append(number)
    return made


def _joined(tokens: Sequence[Token], one: Number, two: Number) -> Number | None:
    between = [token.text for token in tokens[one.end : two.start]]
    whole = one.value == int(one.value) and two.value == int(two.value) > 0
    if between not in ([], ["and"]) or not whole or one.rate or tokens[one.end - 1].closed or _is_more(one, two):
        return None
    named = two.unit != "" and two.unit == SMALLER.get(one.unit)
    bare = not between and not two.unit and not two.noun and not two.rate and not _counts(tokens, two)
    if one.unit in money() and bare and two.value < _HUNDRED:
        return replace(one, end=two.end, reach=two.reach, value=one.value + two.value / _HUNDRED)
    fits = one.unit in SMALLER and two.value * TIMES[SMALLER[one.unit]] < TIMES[one.unit]
    if not fits or not (named or (bare and one.unit != "day")):
        return None
    return replace(one, end=two.end, reach=two.reach, rest=two.value, rate=two.rate, weak=False)


def _is_more(one: Number, two: Number) -> bool:
    """Whether one of two numbers is more than an amount: a range, a share, one with a sign, two joined already."""
    return any(number.high is not None or number.of is not None or number.sign or number.rest for number in (one, two))


def _counts(tokens: Sequence[Token], two: Number) -> bool:
    """True for the thirty of "for two hours thirty of us waited"."""
    return two.end < len(tokens) and tokens[two.end].text == "of" and not tokens[two.end - 1].closed


def with_close_ends(found: list[Number]) -> list[Number]:
    """The numbers, two that follow each other as one range: "twenty-two, twenty-three kilos"."""
    joined: list[Number] = []
    for number in found:
        one = joined[-1] if joined else None
        bare = one is not None and not (one.unit or one.noun or one.rate) and one.of is None and one.high is None
        if one is not None and bare and one.end == number.start and one.value < number.value <= CLOSE_ENDS * one.value:
            joined[-1] = replace(number, start=one.start, value=one.value, high=number.value)
        else:
            joined.append(number)
    return joined
