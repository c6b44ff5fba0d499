"""Situation, task, action, result, reflection: each sentence gets the part it serves, by order, steps, tense and cues.

Every sentence is weighed for every part (place in the answer, who acts, numbers, cue words); then the likeliest order
of parts is searched for (Viterbi over a left-to-right chain with costly steps back). Weights are data: outline.toml.
"""

from __future__ import annotations

from functools import cache

import msgspec

from rehearse.content.claims.words import has_verb
from rehearse.content.events.step import Steps
from rehearse.content.story.reflection import reflective_sentences
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.headings import heading_of
from rehearse.content.text.lexicon import each_pattern, pattern
from rehearse.data import load
from rehearse.types import PartName

PARTS: tuple[PartName, ...] = ("situation", "task", "action", "result", "reflection")


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a part usually lies: mean and spread as shares of the words."""

    mean: float
    spread: float


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """outline.toml."""

    source: str
    place: dict[str, Place]
    prior: dict[str, float]
    act: dict[str, float]
    number: dict[str, float]
    uncued: dict[str, float]
    step: dict[str, float]
    start: dict[str, float]
    clear_cue: dict[str, float]
    certain_task: float
    stretch: dict[str, tuple[float, float]]
    cue_most: float
    place_most: float
    least_words: float
    full_words: float
    settled_words: float
    reflection_cue: float
    label: float


@cache
def weights() -> Weights:
    """The weights of outline.toml."""
    return load("outline.toml", Weights)


def outline(reading: ParsedText, steps: Steps, results: tuple[WordRange, ...] = ()) -> tuple[PartName, ...]:
    """The part each sentence serves; results: the words of what was found to be a result, with its number."""
    scores = _scores(reading, steps, results, weights())
    parts = _best_order(scores, reading, weights())
    acting = {act.sentence for act in steps.all}
    if any(part == "action" and number in acting for number, part in enumerate(parts)):
        return parts
    return tuple("situation" if part == "action" else part for part in parts)  # nobody acts: all of it describes


def _scores(reading: ParsedText, steps: Steps, results: tuple[WordRange, ...], weight: Weights) -> list[list[float]]:
    """Per sentence, the log weight of each of PARTS."""
    total = max(1, len(reading.words))
    trust = _trust(weight, total)
    reflective = reflective_sentences(reading)
    own, weak, group = _acts_by_sentence(steps)
    claimed = {reading.sentence_of(hit.start) for hit in results}
    first_act = min((*own, *weak, *group), default=len(reading.spans))
    scores: list[list[float]] = []
    for number, (start, end) in enumerate(reading.spans):
        text = reading.folded_sentences[number]
        middle = (start + end) / 2 / total
        row = [trust * _place(weight, part, middle) + weight.prior[part] for part in PARTS]
        for index, part in enumerate(PARTS[:4]):
            cue = _cue_sum(part, text, weight.cue_most)
            row[index] += cue or weight.uncued[part]
        counts = (own.get(number, 0), weak.get(number, 0), group.get(number, 0))
        _weigh_acts(row, counts, weight, behind_first=number > first_act)
        if pattern("results", "figure").search(text) and _changes(text):
            row[3] += weight.number["result"]
        if number in claimed:
            row[3] += trust * weight.number["claim"]
        row[4] += weight.reflection_cue * reflective.get(number, 0.0)
        heading = heading_of(reading, number)
        if heading is not None:
            row[PARTS.index(heading.part)] += weight.label
        scores.append(row)
    return scores


def _weigh_acts(row: list[float], counts: tuple[int, int, int], weight: Weights, *, behind_first: bool) -> None:
    """Steps speak for the action and against the set-up; counts: own concrete, own general, the group's."""
    own, weak, group = counts
    acts = own * weight.act["own"] + weak * weight.act["own_weak"] + group * weight.act["group"]
    if not acts:
        row[2] += weight.act["none"] if behind_first else weight.act["before_any"]
        return
    row[2] += min(weight.act["most"], acts)
    row[0] += weight.act["situation_penalty"]
    row[1] += weight.act["task_penalty"]


def _changes(text: str) -> bool:
    """Whether something goes up or down, by a verb or a noun of change."""
    words = text.split()
    verbs = any(has_verb(words, name) for name in ("falling", "rising", "saving"))
    return verbs or pattern("results", "moved").search(text) is not None


def _trust(weight: Weights, words: int) -> float:
    """How much place and order say, 0-1: nothing in one sentence, all in a full answer."""
    return max(0.0, min(1.0, (words - weight.least_words) / (weight.full_words - weight.least_words)))


def _place(weight: Weights, part: PartName, middle: float) -> float:
    place = weight.place[part]
    return -min(weight.place_most, 0.5 * ((middle - place.mean) / place.spread) ** 2)


def _cue_sum(part: str, text: str, most: float) -> float:
    return min(most, sum(value for value, expression in each_pattern("parts", part) if expression.search(text)))


def _acts_by_sentence(steps: Steps) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    own: dict[int, int] = {}
    weak: dict[int, int] = {}
    group: dict[int, int] = {}
    for act in steps.all:
        counted = group if act.actor != "i" else weak if act.weak else own
        counted[act.sentence] = counted.get(act.sentence, 0) + 1
    return own, weak, group


def _best_order(scores: list[list[float]], reading: ParsedText, weight: Weights) -> tuple[PartName, ...]:
    """Viterbi: the sequence of parts with the greatest sum of weights and steps."""
    if not scores:
        return ()
    count = len(PARTS)
    trust = _trust(weight, len(reading.words))
    best = [scores[0][part] + trust * weight.start[PARTS[part]] for part in range(count)]
    came: list[list[int]] = []
    for number in range(1, len(scores)):
        new_line = reading.spans[number][0] - 1 in reading.lines
        row: list[float] = []
        back: list[int] = []
        for part in range(count):
            options = [best[before] + trust * _step(weight, before, part, new_line=new_line) for before in range(count)]
            chosen = max(range(count), key=options.__getitem__)
            row.append(options[chosen] + scores[number][part])
            back.append(chosen)
        best = row
        came.append(back)
    path = [max(range(count), key=best.__getitem__)]
    for back in reversed(came):
        path.append(back[path[-1]])
    return tuple(PARTS[part] for part in reversed(path))


def _step(weight: Weights, before: int, after: int, *, new_line: bool) -> float:
    step = weight.step
    if after == before:
        return step["stay"] - (step["line"] if new_line else 0.0)
    if after > before:
        return {1: step["next"], 2: step["skip"]}.get(after - before, step["skip_two"])
    return step["back_from_result"] if before >= 3 else step["back"]
