"""The same measure told twice, sentences apart: "Forty-six kilos. One crossing. … By March I had it at twenty-two".

The later value is dated, or in the present; it names the measure, or points back to it, or leaves it out altogether.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from rehearse.content.claims import not_results
from rehearse.content.claims.costs import sizes_what_follows
from rehearse.content.claims.dated import is_dated_value, times_before
from rehearse.content.claims.ends import with_shared_unit
from rehearse.content.claims.fragments import is_counted_answer, is_measured_again, is_share_of_cases
from rehearse.content.claims.model import NumericResult
from rehearse.content.claims.number import TIMES, Number, unit_forms
from rehearse.content.claims.same_measure import is_same_measure, is_whole, named_in
from rehearse.content.claims.scene import QUOTE_WORDS_BEFORE, Scene
from rehearse.content.claims.told import is_told, named
from rehearse.content.claims.words import has
from rehearse.content.clauses import grammar as g
from rehearse.content.text import WordRange

MOST_BACK = 12  # sentences in which the earlier value may stand
MOST_TIMES = 60  # one measure seldom changes by more
DATED_TOKENS = 16  # a sentence that dates a value is quoted whole
SHORT_TOKENS = 3  # "Eighteen." says what was measured in the sentence before
_OPENINGS = frozenset({"by", "over", "after", "within"})
_PERIODS = frozenset({"time", "times", "winter", "summer", "spring", "autumn", "season", "round", "term", "year"})
_ORDERS = frozenset({"second", "third", "last", "next", "following", "same"})
_POINTING = frozenset({"it", "there", "we", "you", "i", "dropped", "third"})


def told_again(scene: Scene, number: Number) -> NumericResult | None:
    """The result of a later value of what was told before; None where nothing was."""
    if is_dated_value(scene, number) and not scene.set_up(number.start):
        dated = _dated(scene, number)
        if dated is not None:
            return dated
    if scene.set_up(number.start) or not is_told(scene, number) or not is_later(scene, number):
        return None
    stands = is_measured_again(scene, number) or not_results.stands(scene, number, harm=True)
    if not stands or is_comment(scene, number):
        return None
    found = from_before(scene, number)
    less = found is not None and found.direction < 0
    return found if less or not not_results.is_harm(scene, number) else None  # "we lose fewer now"


def _dated(scene: Scene, number: Number) -> NumericResult | None:
    """The change to a value that stands beside its time, quoted with it."""
    times = times_before(scene, number)
    before, after = times or (told_before(scene, number), number)
    if before is None or (number.unit == "x" and times is None):
        return None
    found = change(scene, before, after)
    start, end = scene.bounds(number.start)
    first = start if number.end - start <= DATED_TOKENS else max(start, number.start - QUOTE_WORDS_BEFORE)
    last = end if end - number.end <= SHORT_TOKENS else number.end
    return replace(found, hit=WordRange(scene.text.tokens[first].word, scene.text.tokens[last - 1].word + 1))


def from_before(scene: Scene, number: Number) -> NumericResult | None:
    """The change to a value from the one told before; None where none was."""
    before = told_before(scene, number)
    return None if before is None else change(scene, before, number)


def change(scene: Scene, before: Number, number: Number) -> NumericResult:
    """The change from one value to another, at the words of the later one."""
    rated, end = _per_period(scene, number, before)
    first, second = _ends(before, rated)
    direction = (second.amount > first.amount) - (second.amount < first.amount)
    value = f"{first.text} -> {second.text}"
    return NumericResult(
        quoted(scene, number, end),
        value,
        second.unit,
        first.text,
        second.text,
        direction,
        "level",
        scene.cause(number.start),
    )


def _ends(before: Number, number: Number) -> tuple[Number, Number]:
    """Both values with the unit and the rate that were said once."""
    if before.of is not None and number.of is None:
        before = replace(before, of=None)
    return with_shared_unit(before, number)


def quoted(scene: Scene, number: Number, stop: int) -> WordRange:
    """The words of a later value up to a token; of one that leaves the measure out, what stands before it, too."""
    start, end = scene.bounds(number.start)
    hit = scene.quote(number.start, stop)
    if number.unit or number.noun:
        return hit
    first = scene.bounds(start - 1)[0] if end - start <= SHORT_TOKENS and start else start
    clause = scene.clause(number.start)
    if clause is not None and any(start <= one.start < clause.start for one in scene.numbers):
        first = clause.start  # "they refunded us £11,240, and the bill is about 4,200 now"
    return WordRange(scene.text.tokens[max(first, number.start - QUOTE_WORDS_BEFORE)].word, hit.end)


def told_before(scene: Scene, number: Number) -> Number | None:
    """The nearest earlier value of the same measure, with a step in between or marked as earlier."""
    return next((one for one in values_before(scene, number.start) if _is_same(scene, one, number)), None)


def values_before(scene: Scene, token: int) -> Iterator[Number]:
    """The values told in earlier sentences, nearest first, that something was done about afterwards."""
    here = scene.sentence(token)
    low = scene.text.token_spans[max(0, here - MOST_BACK)][0]
    first, last = (bisect_left(scene.numbers, at, key=lambda one: one.start) for at in (low, scene.bounds(token)[0]))
    for one in reversed(scene.numbers[first:last]):
        sentence = scene.sentence(one.start)
        step = bisect_right(scene.begun, sentence)
        acted = step < len(scene.begun) and scene.begun[step] < here
        lone = one.value == 1 and not one.unit and not one.rate and one.of is None
        if not lone and (acted or _is_earlier(scene, one)) and is_told(scene, one):
            yield one


def is_later(scene: Scene, number: Number) -> bool:
    """Whether a value is that of a later time: dated, in the present, or counted again just before."""
    start = scene.bounds(number.start)[0]
    clause = scene.clause(number.start)
    if clause is not None and (clause.link == "relative" or scene.words[clause.start] == "which"):
        return False  # "I counted the lamps again, which took ten minutes"
    if is_late_sentence(scene, start):
        return True
    if clause is None or is_counted_answer(scene, number):
        return start > 0 and _is_repeat(scene, start - 1)
    present = clause.group.tense == "present" and clause.subject.kind in ("it", "we", "you")
    return present and not has(scene.words[slice(*scene.bounds(start))], "earlier")


def _is_repeat(scene: Scene, token: int) -> bool:
    """Whether a sentence leads to a later value: "I counted again.", "Same Saturday, same hours.", "A year later:"."""
    words = scene.words[slice(*scene.bounds(token))]
    spans = [words[at + 1 : at + 3] for at, word in enumerate(words) if word == "another"]  # "another two months"
    longer = any(unit_forms().get(word) in TIMES for span in spans for word in span)
    return not {"again", "same"}.isdisjoint(words) or longer or is_late_sentence(scene, token)


def is_late_sentence(scene: Scene, token: int) -> bool:
    """Whether a sentence names a later time: "now", "since", "by March", "the second winter"."""
    start, end = scene.bounds(token)
    words = scene.words[start:end]
    if has(words, "earlier"):
        return False
    dated = any(has(words, name) for name in ("now", "later", "lasting", "dates"))
    pairs = list(itertools.pairwise(words))
    ordered = any((one in _ORDERS and two in _PERIODS) or (one in ("i", "we") and two == "last") for one, two in pairs)
    return dated or ordered or (bool(words) and words[0] in _OPENINGS)


def _is_earlier(scene: Scene, number: Number) -> bool:
    """Whether the sentence of a value says that it no longer holds: "used to", "before", "when I came"."""
    start, end = scene.bounds(number.start)
    clause = scene.clause(number.start)
    used = clause is not None and clause.group.modality == "used"
    return used or is_share_of_cases(scene, number) or has(scene.words[start:end], "earlier")


def is_comment(scene: Scene, number: Number) -> bool:
    """True for the fifty of "it takes 35 minutes now, well, nearer fifty at Christmas"."""
    at = scene.clause_number(number.start)
    bare = not number.unit and at >= 0
    return bare and any(one.unit and scene.clauses[at].start <= one.start < number.start for one in scene.numbers)


def _per_period(scene: Scene, number: Number, before: Number) -> tuple[Number, int]:
    """The value as a rate, where it was told for a longer time ("five a month … two, in three months"), and its end."""
    end = scene.bounds(number.start)[1]
    period = next((one for one in scene.numbers if number.end < one.start < end and one.unit == before.rate), None)
    if not before.rate or number.rate or number.unit or period is None:
        return number, number.end
    for one in scene.numbers:
        if period.end <= one.start < end and one.rate == before.rate and not one.unit:
            return one, one.end
    return replace(number, value=round(number.value / period.value, 1), rate=before.rate), period.end


def _is_same(scene: Scene, one: Number, number: Number) -> bool:
    """Whether an earlier value is one of the same measure, by its unit, by its noun, or by nothing but its place."""
    if one.text == number.text or (one.rate and number.rate and one.rate != number.rate):
        return False
    found = bool(one.unit) and is_counted_answer(scene, number)  # "it took two hours … he found twelve"
    per_thing = number.dimension == "time" and one.rate and not number.rate  # "twenty seconds a lamp"
    whole = not number.unit and one.of is None and is_whole(scene, number)
    if found or per_thing or whole or (number.of is not None and one.of is None):
        return False  # "of ten, three stayed … eight out of ten"
    if not number.unit and not number.noun:
        return may_follow(one, number) and _is_left_out(scene, one, number)
    if number.unit:
        alike = one.unit == number.unit or (one.dimension == number.dimension and not number.rate)
        return alike and may_follow(one, number) and _measures_same(scene, one, number)
    if one.unit or has([one.noun, number.noun], "size_noun"):
        return False
    return bool((named(scene, one) or _around(scene, one)) & named(scene, number))


def may_follow(one: Number, number: Number) -> bool:
    """Whether the one value may have become the other."""
    low, high = sorted((one.value, number.value) if not number.unit else (one.amount, number.amount))
    return low > 0 and high / low <= MOST_TIMES


def _is_left_out(scene: Scene, one: Number, number: Number) -> bool:
    """Whether a bare figure stands for what was told last, or for what its subject names: "the bill is 4,200 now"."""
    missed = "not" in scene.tail(one, 4)  # "thirty-four people just not turn up"
    if (has([one.noun], "size_noun") and not missed) or sizes_what_follows(scene, one):
        return False
    clause = scene.clause(number.start)
    if clause is None or clause.subject.kind in _POINTING or scene.words[clause.group.start - 1] == "there":
        return True
    subject = named_in(scene, clause.subject.start, clause.subject.end)
    return bool(subject & _around(scene, one))


def _measures_same(scene: Scene, one: Number, number: Number) -> bool:
    """Whether two measures are of one thing: named in both places, pointed back to, or left out."""
    if number.dimension != "time" and number.unit != "%":
        return _is_left_out(scene, one, number) or is_same_measure(scene, one, number)
    clause = scene.clause(number.start)
    if number.rate and clause is not None and clause.subject.kind in _POINTING:
        return True
    return clause is None or is_same_measure(scene, one, number)


def _around(scene: Scene, number: Number) -> frozenset[str]:
    """What the sentence of a value names, and the one before it."""
    start, end = scene.bounds(number.start)
    return frozenset(g.stem(word) for word in named_in(scene, scene.bounds(start - 1)[0] if start else start, end))
