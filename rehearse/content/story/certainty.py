"""How sure it is which words are a part of the story: written above them, clear by their own words, or doubtful."""

from __future__ import annotations

from rehearse.content.story.answer import Answer
from rehearse.content.text.headings import headed_parts
from rehearse.types import Certainty, PartName


def certainty_of(answer: Answer, part: PartName) -> Certainty:
    """How sure a part is: "doubtful" where it was found by its place alone, and no word of it speaks for it."""
    if part in headed_parts(answer.reading):
        return "written"
    if part == "result" and answer.outcome.metrics:
        return "clear"  # its number speaks for it, in whichever sentence it stands
    sentences = answer.sentences_of(part)
    return "doubtful" if sentences and answer.evident.isdisjoint((part, number) for number in sentences) else "clear"
