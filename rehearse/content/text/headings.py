"""Headings in a written answer: "Situation:" before its sentence, or alone on a line above it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import msgspec

from rehearse.content.text.parsed import ParsedText, WordRange
from rehearse.data import load
from rehearse.types import PartName


class Headings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """headings.toml: what each part may be called above its words."""

    source: str
    labels: dict[PartName, frozenset[str]]


@cache
def _labels() -> dict[str, PartName]:
    """The part that each label names."""
    return {label: part for part, listed in load("headings.toml", Headings).labels.items() for label in listed}


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a sentence: its part, and how many words it has."""

    part: PartName
    width: int


def heading_of(reading: ParsedText, sentence: int) -> Heading | None:
    """The heading that a sentence begins with, followed by a colon or alone on its line; None for none."""
    words = reading.folded_sentences[sentence].split(" ")
    named = words[1:] if words[:1] == ["the"] else words
    label = next((label for size in (2, 1) if (label := " ".join(named[:size])) in _labels()), None)
    if label is None:
        return None
    width = len(label.split()) + len(words) - len(named)
    start, end = reading.spans[sentence]
    last = min(start + width, end) - 1
    closed = reading.words[last].text.rstrip('*_"').endswith((":", "-", "–"))
    alone = end - start <= width and len(label) > 1
    return Heading(_labels()[label], width) if closed or alone else None


def headed_parts(reading: ParsedText) -> frozenset[PartName]:
    """The parts that are named above their words; none where fewer than two are."""
    found = {heading.part for number in range(len(reading.spans)) if (heading := heading_of(reading, number))}
    return frozenset(found) if len(found) > 1 else frozenset()


def under_headings(reading: ParsedText, parts: tuple[PartName, ...]) -> tuple[PartName, ...]:
    """The parts of the sentences, those below a heading by that heading, where at least two parts are headed."""
    headings = {number: heading_of(reading, number) for number in range(len(reading.spans))}
    if not headed_parts(reading):
        return parts
    written: list[PartName] = []
    current: PartName | None = None
    for number, part in enumerate(parts):
        heading = headings[number]
        current = heading.part if heading is not None else current
        written.append(current or part)
    return tuple(written)


def from_heading(reading: ParsedText, sentences: tuple[int, ...], part: PartName) -> tuple[int, ...]:
    """The sentences of a part from the one that is headed by it on; all of them where none is."""
    for number in sentences:
        heading = heading_of(reading, number)
        if heading is not None and heading.part == part:
            return tuple(one for one in sentences if one >= number)
    return sentences


def without_heading(reading: ParsedText, sentence: int) -> WordRange | None:
    """The words of a sentence behind its heading; None where nothing is left."""
    start, end = reading.spans[sentence]
    heading = heading_of(reading, sentence)
    first = start + (heading.width if heading is not None else 0)
    return WordRange(first, end) if first < end else None


def headed(reading: ParsedText, part: PartName) -> WordRange | None:
    """The first sentence under a heading of this part, without the heading; None where nothing stands under one."""
    for number, (start, end) in enumerate(reading.spans):
        heading = heading_of(reading, number)
        if heading is None or heading.part != part:
            continue
        if end - start > heading.width:
            return WordRange(start + heading.width, end)
        following = number + 1
        if following < len(reading.spans) and heading_of(reading, following) is None:
            return reading.sentence_hit(following)
    return None
