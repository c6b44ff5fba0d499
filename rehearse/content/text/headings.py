"""Headings in a written answer: "Situation:" before its sentence, or alone on a line above it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rehearse.content.text.parsed import ParsedText, WordRange
from rehearse.types import PartName

_LABEL = re.compile(
    r"^(?:the )?(situation|task|actions?|results?|reflection|learnings?|outcome|metrics?|lessons?(?: learned)?)(?= |$)"
)
_LABELS: dict[str, PartName] = {
    "situation": "situation",
    "task": "task",
    "action": "action",
    "actions": "action",
    "result": "result",
    "results": "result",
    "outcome": "result",
    "metric": "result",
    "metrics": "result",
    "reflection": "reflection",
    "learning": "reflection",
    "learnings": "reflection",
    "lesson": "reflection",
    "lessons": "reflection",
    "lesson learned": "reflection",
    "lessons learned": "reflection",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """What a sentence is headed: the part, and how many words the heading has."""

    part: PartName
    width: int


def heading_of(reading: ParsedText, sentence: int) -> Heading | None:
    """The heading that a sentence begins with, followed by a colon or alone on its line; None for none."""
    label = _LABEL.match(reading.folded_sentences[sentence])
    if label is None:
        return None
    width = len(label[0].split())
    start, end = reading.spans[sentence]
    last = min(start + width, end) - 1
    closed = reading.words[last].text.rstrip('*_"').endswith((":", "-", "–"))
    return Heading(_LABELS[label[1]], width) if closed or end - start <= width else None


def under_headings(reading: ParsedText, parts: tuple[PartName, ...]) -> tuple[PartName, ...]:
    """The parts of the sentences, those below a heading by that heading, where at least two parts are headed."""
    headings = {number: heading_of(reading, number) for number in range(len(reading.spans))}
    if len({heading.part for heading in headings.values() if heading is not None}) < 2:
        return parts
    written: list[PartName] = []
    current: PartName | None = None
    for number, part in enumerate(parts):
        heading = headings[number]
        current = heading.part if heading is not None else current
        written.append(current or part)
    return tuple(written)


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
