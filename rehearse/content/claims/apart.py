"""Results told side by side, each at words of its own: "we finished two weeks early | with zero data loss"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from rehearse.content.claims.model import NumericResult, Shape
from rehearse.content.claims.number import Number
from rehearse.content.claims.scene import Scene
from rehearse.content.clauses import grammar as g
from rehearse.content.text import WordRange

_PARTING = frozenset({"with", "from", "against", "rather", "instead"})
_LEFT_OUT = frozenset({"and", "but"})  # at the head of the second
_TELLING: tuple[Shape, ...] = ("level", "words", "absence", "share", "change", "pair")  # the more telling, the later
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
LEAST_WORDS = 2  # fewer are no claim


def apart(scene: Scene, results: Sequence[NumericResult]) -> tuple[NumericResult, ...]:
    """The results, no word of one in another; of two that cannot be told apart, the one that says more."""
    kept: list[NumericResult] = []
    for result in sorted(results, key=lambda one: one.hit.start):
        if kept and result.hit.start < kept[-1].hit.end:
            kept[-1:] = _parted(scene, kept[-1], result)
        else:
            kept.append(result)
    return tuple(kept)


def _parted(scene: Scene, one: NumericResult, two: NumericResult) -> list[NumericResult]:
    """Two results that overlap, divided between their numbers; or the one that says more, else the later."""
    tokens, low, high = scene.text.tokens, one.hit.start, max(one.hit.end, two.hit.end)
    first, second = _own_numbers(scene, one), _own_numbers(scene, two)
    if first and second and second[-1].end <= first[0].start:
        one, two, first, second = two, one, second, first
    if first and second and first[-1].end <= second[0].start:
        cut = _cut(scene, first[-1].end, second[0].start, one.hit.end)
        start = cut + (scene.words[cut] in _LEFT_OUT and cut < second[0].start)
        if high - tokens[start].word >= LEAST_WORDS:
            head, tail = WordRange(low, tokens[cut - 1].word + 1), WordRange(tokens[start].word, high)
            return [replace(one, hit=head), replace(two, hit=tail)]
    return [max(two, one, key=_says)]


def _says(result: NumericResult) -> tuple[bool, int]:
    """How much a result says: one with a value before says more."""
    return result.before is not None, _TELLING.index(result.shape)


def _cut(scene: Scene, low: int, high: int, end: int) -> int:
    """The token from `low` to `high` at which the second result begins: a joiner or the first word behind a comma.

    Without these, it is where the words of the first were said to end; end: as a word.
    """
    tokens = scene.text.tokens
    for at in range(high, low - 1, -1):
        parts = at < high and (scene.words[at] in g.words("joiners") or scene.words[at] in _PARTING)
        if parts or tokens[at - 1].closed:
            return at
    return next((at for at in range(low, high) if tokens[at].word >= end), high)


def _own_numbers(scene: Scene, result: NumericResult) -> list[Number]:
    """The numbers among the words of a result that are its values, in order; all of them where none is known."""
    tokens = scene.text.tokens
    ends = (bisect_left(tokens, word, key=lambda token: token.word) for word in (result.hit.start, result.hit.end))
    first, last = (bisect_left(scene.numbers, token, key=lambda one: one.start) for token in ends)
    inside = list(scene.numbers[first:last])
    figures = {float(one) for one in _FIGURE.findall(f"{result.value} {result.before} {result.after}".replace(",", ""))}
    return [one for one in inside if one.value in figures] or inside
