"""The results that the points name: each a claim of its own, and effects rather than steps."""

from __future__ import annotations

import re

from rehearse.content.claims import NumericResult
from rehearse.content.claims.words import has
from rehearse.content.story.answer import Answer
from rehearse.content.text.lexicon import words_lexicon

_CLOSE_PERCENT = 8  # "about half"
_FIGURE = re.compile(r"-?\d+(?:\.\d+)?")
_LONG_CHARS = 4  # shorter words name nothing that two claims could share
_MEASURES = ("unwanted", "outcome_noun", "level_noun")


def results_to_quote(answer: Answer) -> list[NumericResult]:
    """The results in the order in which they are quoted; at least one where any was found.

    A change that a step brought about comes before the step itself. "I cut the order from eighty rolls to thirty-five"
    is a step, and is not quoted as a result where another claim says what came of it; a change told among the result's
    sentences comes before one told among the steps. A claim that only says the first again earns nothing twice.
    """
    metrics = answer.outcome.metrics
    effects = [metric for metric in metrics if not _is_step(answer, metric)] or list(metrics)
    own = _own_words(answer)
    followed = [one for one in effects if one.before is not None and own.isdisjoint(_words(one))]
    told = [one for one in followed if answer.parts[answer.reading.sentence_of(one.hit.start)] == "result"]
    first = next(iter(told or followed), effects[0])
    return [first, *(one for one in effects if one is not first and not _says_again(answer, first, one))]


def _is_step(answer: Answer, metric: NumericResult) -> bool:
    """Whether a result is how much of something the speaker cut or made: a count without a rate or a known measure."""
    if not metric.is_count or metric.cause != "i" or _own_words(answer).isdisjoint(_words(metric)):
        return False
    said = _said(answer, metric)
    return not any(has(said + [word.rstrip("s") for word in said], measure) for measure in _MEASURES)


def _says_again(answer: Answer, first: NumericResult, other: NumericResult) -> bool:
    """Whether the other says the value of the first again, of the same thing, or by how much it changed."""
    if _is_its_change(first, other):
        return True
    return first.value == other.value and bool(_names(answer, first) & _names(answer, other))


def _is_its_change(first: NumericResult, other: NumericResult) -> bool:
    """True for "half as much" beside "from 46 kilos to 22", for "eleven litres less" beside "from sixteen to five"."""
    start, end, change = (_figure(value) for value in (first.before, first.after, other.value))
    if other.before is not None or not start or end is None or not change:
        return False
    moved = start - end
    if other.value.endswith("%") and other.shape != "level":
        return abs(100 * moved / start + change) <= _CLOSE_PERCENT
    same = other.unit == first.unit or (not first.unit and other.hit.end == first.hit.start)  # the unit was said once
    return same and other.after is None and abs(moved) == abs(change)


def _figure(value: str | None) -> float | None:
    """The first figure of a normal form, with its sign."""
    found = _FIGURE.search(value or "")
    return float(found[0]) if found else None


def _names(answer: Answer, metric: NumericResult) -> set[str]:
    """The words of a result that may name what was measured."""
    common = words_lexicon().function_words
    return {
        word for word in _said(answer, metric) if len(word) >= _LONG_CHARS and word not in common and word.isalpha()
    }


def _said(answer: Answer, metric: NumericResult) -> list[str]:
    return [word.text.lower().strip(",.;:") for word in answer.reading.words[metric.hit.start : metric.hit.end]]


def _own_words(answer: Answer) -> set[int]:
    """The words of the speaker's own steps."""
    return {place for step in answer.steps.own for place in range(step.hit.start, step.hit.end)}


def _words(metric: NumericResult) -> set[int]:
    return set(range(metric.hit.start, metric.hit.end))
