"""Which quantities of an answer are results: a change or a level reached, of something measured, not a plan.

Most numbers in an answer are scope: sizes, durations, targets, the problem itself. A result stands beside a verb of
change or achievement, after the action has begun, and is neither negated nor hoped for. Its start value may stand
sentences earlier.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rehearse.content.changes import single, worded
from rehearse.content.metric import Context, Metric
from rehearse.content.pairs import find_pairs
from rehearse.content.quantities import find_quantities
from rehearse.content.quantity import Quantity, units
from rehearse.content.repairs import without_slips
from rehearse.content.scope import TARGET_WINDOW_TOKENS
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import pattern, word_set
from rehearse.types import PartName

STATED_SENTENCES = 2  # "it used to be forty" is said this close before the change
LOOK_BACK_SENTENCES = 12  # where a start value may stand


@dataclass(frozen=True, slots=True)
class Outcome:
    """The results of an answer and how they were measured."""

    metrics: tuple[Metric, ...]
    baseline: bool
    method: WordRange | None
    hedged: WordRange | None
    negated: WordRange | None


def find_results(reading: ParsedText, parts: tuple[PartName, ...]) -> Outcome:
    """Results of an answer whose sentences serve `parts`."""
    context = Context(reading, without_slips(reading.tokens, find_quantities(reading)), parts)
    metrics, used = find_pairs(context)
    for quantity in context.quantities:
        if quantity.start not in used:
            metric = single(context, quantity)
            if metric is not None:
                metrics.append(metric)
    in_words = worded(context, metrics)
    metrics = [
        metric
        for metric in metrics
        if not any(
            one.hit.start < metric.hit.end and metric.hit.start < one.hit.end and metric.value in {"0", "+0", "-0"}
            for one in in_words
        )
    ]
    metrics.extend(in_words)
    metrics.sort(key=lambda metric: metric.hit.start)
    kept = tuple(with_baseline(context, metric) for metric in metrics)
    return Outcome(
        kept,
        any(metric.before is not None for metric in kept),
        method_of(reading) if kept else None,
        _hedged(reading, kept),
        reading.first(pattern("results", "negated")),
    )


def _hedged(reading: ParsedText, metrics: tuple[Metric, ...]) -> WordRange | None:
    """A hedge in a sentence without a figure: "I think it went down by half" has said what it knows."""
    counted = {reading.sentence_of(metric.hit.start) for metric in metrics}
    hedges = reading.find(pattern("results", "hedged"))
    return next((hit for hit in hedges if reading.sentence_of(hit.start) not in counted), None)


def method_of(reading: ParsedText) -> WordRange | None:
    """Where it says how something was measured."""
    excluded = [(hit.start, hit.end) for hit in reading.find(pattern("results", "not_method"))]
    for hit in reading.find(pattern("results", "method")):
        if not any(start < hit.end and hit.start < end for start, end in excluded):
            return hit
    return None


def with_baseline(context: Context, metric: Metric) -> Metric:
    """Add the start value of a level or a relative change when it was said earlier, of the same kind, as no target."""
    if metric.before is not None:
        return metric
    sentence = context.reading.sentence_of(metric.hit.start)
    own = next(
        (
            quantity
            for quantity in context.quantities
            if metric.hit.start <= context.reading.tokens[quantity.start].word < metric.hit.end
            and quantity.unit == metric.unit
        ),
        None,
    )
    if own is None or metric.unit == "x":
        return metric
    if own.unit == "%" and metric.direction != 0:
        return _with_stated_start(context, metric, own)
    level = metric.after is not None or metric.direction == 0
    for quantity in reversed(context.quantities):
        if quantity.start >= own.start or context.sentence(quantity) < sentence - LOOK_BACK_SENTENCES:
            continue
        if quantity.dimension != own.dimension or context.sentence(quantity) > sentence:
            continue
        if not level or not _is_start_value(context, quantity, own):
            continue
        return replace(metric, before=quantity.text, after=own.text, value=f"{quantity.text} -> {own.text}")
    return metric


def _with_stated_start(context: Context, metric: Metric, own: Quantity) -> Metric:
    """For "used to throw out forty kilos. It's down by three quarters": a relative change with its start value."""
    for quantity in reversed(context.quantities):
        near = quantity.start < own.start and context.sentence(own) - context.sentence(quantity) <= STATED_SENTENCES
        lead = context.before(quantity, TARGET_WINDOW_TOKENS)
        if near and quantity.unit != "%" and pattern("results", "earlier").search(lead) is not None:
            return replace(metric, before=quantity.text)
    return metric


def _is_start_value(context: Context, quantity: Quantity, own: Quantity) -> bool:
    """A value of the state before: beside "was", "about", "takes"; no target, no period, no list of steps."""
    if context.sentence(quantity) == context.sentence(own) and "from" not in context.before(quantity, 3).split():
        return False
    before = context.before(quantity, TARGET_WINDOW_TOKENS)
    lead = [word for word in before.split() if word not in units().hedges]
    if pattern("results", "target").search(before) or (lead and lead[-1] in word_set("period_leads") | {"in"}):
        return False
    if not own.unit and own.noun != quantity.noun:
        return False
    return (
        pattern("results", "problem").search(context.before(quantity, 12) + " " + context.after(quantity, 6))
        is not None
        or context.parts[context.sentence(quantity)] == "situation"
    )
