"""Headings in a written answer: "Situation:" before its sentence, or alone on a line above it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rehearse.content.text.parsed import ParsedText, WordRange
from rehearse.types import PartName

_LABEL = re.compile(
    r"^(?:the )?(situation|task|actions?|results?|reflection|learnings?|outcome|lessons?(?: learned)?)(?= |$)"
)
_LABELS: dict[str, PartName] = {
    "situation": "situation",
    "task": "task",
    "action": "action",
    "actions": "action",
    "result": "result",
    "results": "result",
    "outcome": "result",
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
