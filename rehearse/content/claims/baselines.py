"""The start value of a result that was said some sentences earlier."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from rehearse.content.claims.model import NumericResult
from rehearse.content.claims.number import Number, money
from rehearse.content.claims.same_measure import is_allowed, is_moment, is_same_measure, is_whole
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.told import is_told
from rehearse.content.claims.told_again import from_before
from rehearse.content.claims.words import has, has_verb
from rehearse.content.clauses import grammar as g
from rehearse.content.text import WordRange

STATED_SENTENCES = 2  # "it used to be forty" is said this close before a relative change
MOST_NUMBERS = 60  # a list of figures is not a story
NONE_TOKENS = 9  # "300 loaves on the very next morning instead of none"
_NONE = frozenset({"none", "nothing"})
LOOK_BACK_SENTENCES = 12  # where the start value of a level may stand


def with_baseline(scene: Scene, result: NumericResult) -> NumericResult:
    """The result with the value before, of the same kind and no target, where one was said."""
    own = _own(scene, result)
    if result.before is not None or own is None or own.unit == "x":
        return result
    if result.direction and result.after is None and (started := _from(scene, own)) is not None:
        return replace(result, before=started.text)
    if own.unit == "%" and result.direction:
        start = _stated(scene, own)
        return replace(result, before=start.text) if start is not None else result
    if result.after is None and result.shape != "level":
        return result  # a difference, such as "two weeks early"
    for number in _earlier(scene, own, LOOK_BACK_SENTENCES):
        if number.text != own.text and _is_start(scene, number, own):
            return replace(result, before=number.text, after=own.text, value=f"{number.text} -> {own.text}")
    stated = result.after is not None and (own.unit not in money() or is_told(scene, own))
    told = from_before(scene, own) if stated else None
    return replace(told, hit=result.hit) if told is not None else _from_none(scene, own, result)


def _from(scene: Scene, own: Number) -> Number | None:
    """The nine hundred of "dropped by two hundred euros a month, from about nine hundred"."""
    at = bisect_left(scene.numbers, own.start + 1, key=lambda number: number.start)
    start = scene.numbers[at] if at < len(scene.numbers) else None
    if start is None or scene.sentence(start.start) != scene.sentence(own.start) or start.unit not in ("", own.unit):
        return None
    if trimmed(scene.words[own.reach : start.start]) != ["from"] or scene.words[start.end : start.end + 1] == ["to"]:
        return None
    bare = not start.unit and own.unit != "%"
    return replace(start, unit=own.unit, rate=start.rate or own.rate) if bare else start


def _from_none(scene: Scene, own: Number, result: NumericResult) -> NumericResult:
    """The result from 0 in "300 loaves the next morning instead of none", and as it is in any other sentence."""
    end = scene.bounds(own.start)[1]
    behind = scene.words[own.end : min(end, own.end + NONE_TOKENS)]
    at = next((at for at, word in enumerate(behind) if word in _NONE), 0)
    if result.after is None or not has(behind[max(0, at - 2) : at], "instead"):
        return result
    last = own.end + at
    if last + 1 < end and not scene.text.tokens[last].closed:
        return result  # "instead of none of the pies"
    hit = WordRange(scene.quote(own.start, last + 1).start, scene.text.tokens[last].word + 1)
    return replace(result, hit=hit, before="0", value=f"0 -> {own.text}", direction=1)


def _own(scene: Scene, result: NumericResult) -> Number | None:
    """The number that a result was read from."""
    tokens = scene.text.tokens
    first = bisect_left(scene.numbers, result.hit.start, key=lambda number: tokens[number.start].word)
    for number in scene.numbers[first:]:
        if tokens[number.start].word >= result.hit.end:
            break
        if number.unit == result.unit and number.text.lstrip("-") in result.value:
            return number
    return None


def _earlier(scene: Scene, own: Number, sentences: int) -> Iterator[Number]:
    """The numbers before one, nearest first, at most so many sentences back."""
    at = bisect_left(scene.numbers, own.start, key=lambda number: number.start)
    for number in reversed(scene.numbers[max(0, at - MOST_NUMBERS) : at]):
        if scene.sentence(own.start) - scene.sentence(number.start) > sentences:
            return
        yield number


def _stated(scene: Scene, own: Number) -> Number | None:
    """The value a change started from: forty in "we used to throw out forty kilos; it is down by three quarters"."""
    for number in _earlier(scene, own, STATED_SENTENCES):
        lead = scene.lead(number, 7)
        passed = is_moment(scene, number) or (number.dimension == "time" and has(trimmed(lead)[-1:], "period_lead"))
        if number.unit != "%" and not passed and has(lead, "earlier"):
            return number
    return None


def _of_one_thing(scene: Scene, number: Number, own: Number) -> bool:
    """Whether both numbers count the same thing: "28 late forms a month … late forms were down to 6"."""
    counted = number.noun.rstrip("s")
    context = [own.noun] if own.noun else scene.clause_lead(own, 9)
    return bool(counted) and counted in {word.rstrip("s") for word in context if word}


def _is_start(scene: Scene, number: Number, own: Number) -> bool:
    """Whether a number is the value before: of the result's kind, stated, and not a target, a period or effort."""
    apart = scene.sentence(own.start) - scene.sentence(number.start)
    if number.of is None and not own.unit and is_whole(scene, own):
        return False
    if apart == 0 or number.weak or number.high or _is_some_day(scene, number) or not _is_like(scene, number, own):
        return False
    lead = trimmed(scene.lead(number, 7))
    if has(scene.lead(number, 7), "target") or has(lead[-1:], "period_lead"):
        return False
    tail = scene.tail(number, 2)
    if has(tail, "less") or has(tail, "more") or lead[-1:] == ["by"]:
        return False  # a change, and no state
    verb = lead[-1] if lead else ""
    alone = not lead and scene.clause(number.start) is None  # "Nine minutes at the worst."
    finite = alone or g.third_of(verb) is not None or g.past_of(verb) is not None
    stated = finite or has(lead[-4:], "problem_state") or has_verb(lead[-3:], "problem_verb")
    return (scene.set_up(number.start) and bool(number.unit)) or (stated and not scene.caused(number.start))


def _is_some_day(scene: Scene, number: Number) -> bool:
    """True for "One year it bothered me": when it was, not how long it took."""
    return number.dimension == "time" and number.value == 1 and number.start == scene.bounds(number.start)[0]


def _is_like(scene: Scene, number: Number, own: Number) -> bool:
    """Whether a number has the unit and the rate of a result, and measures the same."""
    if number.dimension != own.dimension:
        return False
    if not own.unit:
        return _of_one_thing(scene, number, own)
    passed = is_moment(scene, number) or is_allowed(scene, number)
    return not passed and bool(own.rate) == bool(number.rate) and is_same_measure(scene, number, own)
