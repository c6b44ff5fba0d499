"""Results with both ends: from one number to another, said in any order, in one sentence or two."""

from __future__ import annotations

from dataclasses import replace

from rehearse.content.metric import Context, Metric, clause_of
from rehearse.content.quantity import Quantity, units
from rehearse.content.scope import is_rejected
from rehearse.content.text.lexicon import pattern, word_set


def find_pairs(context: Context) -> tuple[list[Metric], set[int]]:
    """From-to results: two quantities of one kind, joined by "to", "before … after", or by consecutive sentences."""
    metrics: list[Metric] = []
    used: set[int] = set()
    for one, two in zip(context.quantities, context.quantities[1:], strict=False):
        if one.start in used:
            if (
                metrics
                and context.sentence(one) == context.sentence(two)
                and _joined_by_to(context, one, two)
                and one.dimension == two.dimension
            ):
                used.add(two.start)
            continue
        if not _comparable(one, two):
            continue
        backwards = _now_and_then(context, one, two)
        if backwards or _joined_by_to(context, one, two) or _then_and_now(context, one, two):
            used |= {one.start, two.start}
            if not is_rejected(context, one):
                metrics.append(pair_of(context, one, two, backwards=backwards))
    return metrics, used


def _comparable(one: Quantity, two: Quantity) -> bool:
    if one.dimension == two.dimension:
        return True
    bare_first = not one.unit and not one.per
    bare_second = not two.unit and not two.per and two.noun in word_set("not_nouns")
    return (bare_first and bool(two.unit)) or (bare_second and bool(one.unit))


def _joined_by_to(context: Context, one: Quantity, two: Quantity) -> bool:
    """For “from 18 to 6”, "went from two weeks down to three days", "50 -> 8"."""
    if context.sentence(one) != context.sentence(two):
        return False
    between = [token.text for token in context.reading.tokens[one.end : two.start]]
    if not between or len(between) > 8 or not (word_set("arrows") & set(between)):
        return False
    lead = context.before(one, 10).split()
    if "from" in lead[-4:] or word_set("arrow_signs") & set(between):
        return True
    fillers = units().hedges | word_set("between_to") | {one.noun}
    plain = all(word in fillers for word in between)
    return plain and pattern("results", "change").search(" ".join(lead)) is not None and "by" not in lead[-3:]


def _then_and_now(context: Context, one: Quantity, two: Quantity) -> bool:
    """For "twenty a week before and ten after", "used to be forty minutes and now it is ten", also in two sentences."""
    if not 0 <= context.sentence(two) - context.sentence(one) <= 1 or (two.unit and one.dimension != two.dimension):
        return False
    between = " ".join(token.text for token in context.reading.tokens[one.end : two.start])
    if one.dimension == "time" and between.split()[:1] == ["before"]:
        return False  # "two weeks before and two weeks after" is the window looked at
    earlier, later = pattern("results", "earlier"), pattern("results", "later")
    lead, tail = context.before(one, 8), context.after(two, 4)
    marked = earlier.search(lead) is not None or _marked_behind(between)
    newer = later.search(between) is not None or later.search(tail + " .") is not None
    if marked and (newer or pattern("results", "state").search(between) is not None):
        return True
    return newer and pattern("results", "state").search(lead) is not None


def _marked_behind(between: str) -> bool:
    """The start value's mark behind it: "eight a day before", "ninety per box before", "forty when I started"."""
    words = between.split()
    rest = " ".join(words[2:] if words[:1] and words[0] in word_set("rate_leads") else words)
    return rest.startswith("before ") or pattern("results", "earlier").match(rest) is not None


def _now_and_then(context: Context, one: Quantity, two: Quantity) -> bool:
    """For "20 minutes instead of two hours", "under 1%, it was 7% before": the later value said first."""
    if context.sentence(one) != context.sentence(two):
        return False
    between = " ".join(token.text for token in context.reading.tokens[one.end : two.start])
    tail = context.after(two, 3).split()
    if len(between.split()) > 8:
        return False
    compared = pattern("results", "compared").search(between) is not None
    return compared or ("before" in tail and pattern("results", "state").search(between) is not None)


def pair_of(context: Context, one: Quantity, two: Quantity, *, backwards: bool) -> Metric:
    """A result with both ends; a unit or rate that was said once belongs to both."""
    first, second = (two, one) if backwards or "from" in context.before(two, 2).split() else (one, two)
    if not first.unit and second.unit and not first.per:
        first = replace(first, unit=second.unit, noun="")
    elif not second.unit and first.unit and not second.per:
        second = replace(second, unit=first.unit, noun="")
    if first.unit == second.unit and not (first.per or second.per):
        rate = first.rate or second.rate
        first, second = replace(first, rate=rate), replace(second, rate=rate)
    direction = (second.value > first.value) - (second.value < first.value) if first.unit == second.unit else 0
    hit = clause_of(context, one, two)
    return Metric(hit, f"{first.text} -> {second.text}", second.unit, first.text, second.text, direction)
