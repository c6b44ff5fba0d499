"""Signal density: points per ten seconds of the story, and the stretches in which nothing was earned.

A sentence earns when it holds something that the rubric gives points for: the beginning of a part, a concrete step of
one's own, what was found out by looking, who began it, a result or how it was measured, a lesson, a reason for a
choice, words quoted for a point.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import groupby

import msgspec

from rehearse.content.judgement.discoveries import discoveries
from rehearse.content.story.answer import Answer
from rehearse.content.story.outline import PARTS
from rehearse.content.text import WordRange
from rehearse.content.text.lexicon import pattern
from rehearse.data import load
from rehearse.types import Density, IdleStretch, Score

_SPEAKERS = frozenset({"i", "we", "group", "dropped", "it"})  # "it helped the guests" is about a deed
_HELD_BACK = frozenset({"assigned", "hidden", "assigned_and_hidden"})  # their quotes say why it is no more


class DensityRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """density.toml."""

    per_s: float
    least_words: int
    same_s: float
    source: str


def density_rules() -> DensityRules:
    """The seconds that points are counted over, and which stretches are worth mentioning."""
    return load("density.toml", DensityRules)


def density(answer: Answer, total: int | None, scores: Mapping[str, Score]) -> Density | None:
    """The density of a scored story; None without points. Without times, rates and seconds are None.

    scores: the rows; a sentence that one of them quotes for points has earned them.
    """
    if total is None:
        return None
    rules, earning = density_rules(), _earning(answer) | _quoted(answer, scores)
    numbers = range(len(answer.reading.spans))
    groups = [list(group) for earns, group in groupby(numbers, key=lambda number: number in earning) if not earns]
    idle = (_stretch(answer, group) for group in groups)
    return Density(
        points_per_10_s=round(total / answer.seconds * rules.per_s, 1) if answer.seconds else None,
        idle=tuple(one for one in idle if one.words >= rules.least_words),
    )


def _earning(answer: Answer) -> frozenset[int]:
    """The numbers of the sentences that earn something."""
    first = [numbers[0] for part in PARTS if (numbers := answer.sentences_of(part))]
    steps = [step.sentence for step in answer.steps.own_concrete]
    found = discoveries(answer)
    return frozenset((*first, *steps, *found, *(answer.reading.sentence_of(hit.start) for hit in _evidence(answer))))


def _quoted(answer: Answer, scores: Mapping[str, Score]) -> frozenset[int]:
    """The numbers of the sentences that hold the words quoted where points were earned."""
    reasons = (reason for row in scores.values() for reason in row.reasons)
    earned = (reason for reason in reasons if reason.kind == "earned" and reason.points > 0)
    quotes = (quote for reason in earned if reason.id not in _HELD_BACK for quote in reason.quotes)
    starts = (bisect_left(answer.reading.places, quote.words[0]) for quote in quotes if quote.words is not None)
    return frozenset(answer.reading.sentence_of(start) for start in starts)


def _evidence(answer: Answer) -> Iterator[WordRange]:
    reflection, outcome = answer.reflection, answer.outcome
    single = (answer.initiation.own, outcome.method, reflection.lesson, reflection.regret, reflection.change)
    yield from (hit for hit in single if hit is not None)
    yield from (metric.hit for metric in outcome.metrics)
    yield from answer.reading.find(pattern("style", "reasoned"))
    yield from _served(answer)


def _served(answer: Answer) -> Iterator[WordRange]:
    """The words for customers and the business; not among the steps where others alone act: "most drivers follow …"."""
    acting = {clause.sentence for clause in answer.clauses if clause.subject.kind in _SPEAKERS}
    for hit in answer.reading.find(pattern("results", "business")):
        number = answer.reading.sentence_of(hit.start)
        if answer.parts[number] != "action" or number in acting:
            yield hit


def _stretch(answer: Answer, numbers: list[int]) -> IdleStretch:
    reading = answer.reading
    (start, _), (_, end) = reading.spans[numbers[0]], reading.spans[numbers[-1]]
    whole = WordRange(start, end)
    return IdleStretch(
        quote=reading.quote(reading.sentence_hit(numbers[0])),
        words=end - start,
        start_s=reading.start_s(whole),
        end_s=reading.end_s(whole),
    )
