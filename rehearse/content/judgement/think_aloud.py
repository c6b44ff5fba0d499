"""Whether somebody who reasons aloud says what an interviewer listens for: one point per line of the checklist.

Cues and advice are data (lexicon/think_aloud.toml). A point is heard at its first cue that is not negated.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import compiled
from rehearse.data import load
from rehearse.types import ThinkAloud, ThinkAloudPoint

FILE = "lexicon/think_aloud.toml"


class Point(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of the checklist: its cues, and what to say for it."""

    id: str
    label: str
    advice: str
    patterns: tuple[str, ...]


class Checklist(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """think_aloud.toml."""

    source: str
    room: int
    negations: frozenset[str]
    ends: frozenset[str]
    quoted_words: int
    point: tuple[Point, ...]


def checklist() -> Checklist:
    """The points in the order in which they are usually said."""
    return load(FILE, Checklist)


@cache
def _expression(point_id: str) -> re.Pattern[str]:
    return compiled(next(point.patterns for point in checklist().point if point.id == point_id))


def think_aloud(reading: ParsedText) -> ThinkAloud:
    """The answer compared with the checklist, with a quote and a moment for each point that was heard."""
    points = tuple(_point(reading, point) for point in checklist().point)
    return ThinkAloud(heard=sum(point.heard for point in points), of=len(points), points=points)


def next_point(found: ThinkAloud) -> str | None:
    """What to say next time: the advice for the first point that was not heard."""
    return next((point.advice for point in found.points if not point.heard), None)


def _point(reading: ParsedText, point: Point) -> ThinkAloudPoint:
    hits = [hit for hit in reading.find(_expression(point.id)) if not _negated(reading, hit)]
    hit = next((hit for hit in hits if not _is_asked(reading, hit)), next(iter(hits), None))
    if hit is None:
        return ThinkAloudPoint(point.id, point.label, heard=False, advice=point.advice)
    quoted = _quoted(reading, hit)
    return ThinkAloudPoint(
        point.id, point.label, heard=True, quote=reading.quote(quoted), start_s=reading.start_s(quoted),
        end_s=reading.end_s(quoted), words=reading.said_range(quoted),
    )  # fmt: skip


def _is_asked(reading: ParsedText, hit: WordRange) -> bool:
    """Whether the words stand in a question; what is stated is quoted rather."""
    _, end = reading.spans[reading.sentence_of(hit.start)]
    return reading.words[end - 1].text.endswith("?")


def _negated(reading: ParsedText, hit: WordRange) -> bool:
    """Whether a negation stands right before the cue, in its own clause."""
    rules = checklist()
    before = reading.folded[: hit.at].split()[-rules.room :]
    for place, word in enumerate(before):
        if word in rules.negations and rules.ends.isdisjoint(before[place + 1 :]):
            return True
    return False


def _quoted(reading: ParsedText, hit: WordRange) -> WordRange:
    """The sentence of the cue; of a long one as many words as a quote may have, the cue among them."""
    start, end = reading.spans[reading.sentence_of(hit.start)]
    last = max(hit.end, min(end, hit.start + checklist().quoted_words))
    return WordRange(max(start, min(hit.start, last - checklist().quoted_words)), last)
