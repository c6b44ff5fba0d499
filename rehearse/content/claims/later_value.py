"""A value stated early and counted again at a later time: "it stood at 900 … in the next quarter it was 320"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from rehearse.content.claims import not_results
from rehearse.content.claims.model import NumericResult
from rehearse.content.claims.number import Number, number_words
from rehearse.content.claims.same_measure import is_allowed, is_moment, is_same_measure, named_in
from rehearse.content.claims.scene import Scene
from rehearse.content.claims.words import has
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g

MOST_BACK = 12  # sentences in which the earlier value may stand
_STATED = g.stems(("be", "stand", "have", "get", "start", "begin", "come", "count", "throw", "lose", "cost"))
_LATER_STATES = g.stems(("be", "stand", "have", "get", "come"))
_WE_HAD = frozenset({"we", "there", "it"})
_FIRST = (["by"], ["within"])


def later_value(scene: Scene, number: Number) -> NumericResult | None:
    """The result of a value that is stated at a later time, where an earlier one was stated before a step."""
    at = number.start - 1
    while at > 0 and scene.words[at] in number_words().hedges | {"what"}:
        at -= 1
    clause = scene.clause(at)  # "by June we had, what, twenty-six"
    if clause is None or not _is_later_state(scene, clause, number) or not not_results.stands(scene, number):
        return None
    before = next((one for one in _earlier(scene, number) if _is_before(scene, clause, one, number)), None)
    if before is None:
        return None
    after = replace(number, rate=number.rate or before.rate) if not number.unit else number
    direction = (after.amount > before.amount) - (after.amount < before.amount)
    hit = scene.quote(number.start, number.end)
    value = f"{before.text} -> {after.text}"
    return NumericResult(
        hit, value, number.unit, before.text, after.text, direction, "level", scene.cause(number.start)
    )


def _is_later_state(scene: Scene, clause: Clause, number: Number) -> bool:
    """Whether a clause states a value, of a thing and not of the speaker, at a time that it names."""
    if (
        number.weak
        or number.sign
        or is_moment(scene, number)
        or clause.subject.kind == "i"
        or clause.group.tense != "past"
    ):
        return False
    if clause.group.lemma not in _LATER_STATES or not scene.late(number.start):
        return False
    between = scene.words[clause.group.end : number.start]
    start, end = scene.bounds(number.start)
    opening, behind = scene.words[start : number.start], scene.words[number.end : min(end, number.end + 6)]
    dated = opening[:1] in _FIRST or any(
        has(words, name) for words in (opening, behind) for name in ("later", "lasting")
    )
    return dated and all(word in number_words().hedges | {"what", "to"} for word in between)


def _earlier(scene: Scene, number: Number) -> Iterator[Number]:
    """The numbers of earlier sentences, nearest first, with a step of the speaker behind them."""
    here = scene.sentence(number.start)
    first = scene.text.token_spans[max(0, here - MOST_BACK)][0]
    begin, end = (
        bisect_left(scene.numbers, at, key=lambda one: one.start) for at in (first, scene.bounds(number.start)[0])
    )
    for one in reversed(scene.numbers[begin:end]):
        step = bisect_left(scene.begun, scene.sentence(one.start))
        if step < len(scene.begun) and scene.begun[step] < here:
            yield one


def _is_before(scene: Scene, clause: Clause, one: Number, number: Number) -> bool:
    """Whether an earlier number is a value of the same thing."""
    if one.dimension != number.dimension or one.amount == number.amount or one.weak or one.high is not None:
        return False
    if is_moment(scene, one) or is_allowed(scene, one) or (one.rate and number.rate and one.rate != number.rate):
        return False
    if number.unit or number.of is not None:
        return is_same_measure(scene, one, number)
    return _counts_same(scene, clause, one, number)


def _counts_same(scene: Scene, clause: Clause, one: Number, number: Number) -> bool:
    """Whether a count is one of the things that were counted before: "four kids … by June we had twenty-six"."""
    told = scene.clause(one.start)
    if told is None or told.group.lemma not in _STATED or has([one.noun, number.noun], "size_noun") or not one.noun:
        return False
    if number.noun and number.noun.rstrip("s") != one.noun.rstrip("s"):
        return False
    if not _WE_HAD.isdisjoint(scene.words[max(0, clause.group.start - 2) : clause.group.start]):
        return True
    first = scene.text.token_spans[max(0, scene.sentence(one.start) - 1)][0]
    named = named_in(scene, clause.start, clause.group.start)
    return bool(named & named_in(scene, first, scene.bounds(one.start)[1]))
