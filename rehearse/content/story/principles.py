"""Which leadership principles an answer signals: by what is done in it, weighed by how rare the sign is."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import msgspec

from rehearse.content.clauses import Clause
from rehearse.content.story.others_ideas import jobs, others_ideas
from rehearse.content.text import ParsedText
from rehearse.content.text.lexicon import each_pattern
from rehearse.data import load
from rehearse.types import PrincipleSignal

SHOWN = 5  # signals worth listing
_SATURATION = 3.0  # this much evidence is a clear signal (strength 1 - 1/e)


class Principle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A principle: its exact name, weight of its signs, and how its results are judged."""

    name: str
    weight: float
    qualitative: bool
    meaning: str


class Principles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """principles.toml."""

    source: str
    principle: tuple[Principle, ...]


@cache
def principles() -> tuple[Principle, ...]:
    """All sixteen, in their published order."""
    return load("principles.toml", Principles).principle


def find_principles(reading: ParsedText, clauses: Sequence[Clause] = ()) -> tuple[PrincipleSignal, ...]:
    """The strongest signals, strongest first; each distinct sign counts once, repeats less and less.

    clauses: of the reading; with them, what somebody else wanted or thought of is no sign, and no job is one.
    """
    theirs = others_ideas(reading, clauses) + jobs(reading, clauses)
    evidence: list[tuple[float, str, list[int]]] = []
    for principle in principles():
        weight = 0.0
        places: list[int] = []
        for _, expression in each_pattern("principles", principle.name):
            signs = [sign for sign in expression.finditer(reading.folded) if not _is_theirs(reading, sign, theirs)]
            weight += math.sqrt(len({sign[0] for sign in signs}))
            places += [sign.start() for sign in signs]
        if weight:
            evidence.append((weight * principle.weight, principle.name, places))
    evidence.sort(key=lambda item: -item[0])
    return tuple(_signal(reading, *one) for one in evidence[:SHOWN])


def _is_theirs(reading: ParsedText, sign: re.Match[str], theirs: list[tuple[int, int]]) -> bool:
    """Whether the words of a sign are told of somebody else's wish or idea."""
    word = reading.word_at(sign.start())
    return any(first <= word < last for first, last in theirs)


def _signal(reading: ParsedText, weight: float, name: str, places: list[int]) -> PrincipleSignal:
    """A principle with the sentence that has most of its signs; of several, the first."""
    signs = Counter(reading.sentence_of(reading.word_at(place)) for place in sorted(places))
    sentence = reading.sentence_hit(signs.most_common(1)[0][0])
    strength = round(1 - math.exp(-weight / _SATURATION), 2)
    return PrincipleSignal(name, strength, reading.quote(sentence), reading.start_s(sentence))
