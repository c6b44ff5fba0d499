"""Whether an answer without points tells enough of a story for its parts to mean something."""

from __future__ import annotations

from rehearse.content.judgement.gates import Gate, tells_of_nobody
from rehearse.content.story.answer import Answer
from rehearse.content.story.certainty import certainty_of
from rehearse.content.story.outline import PARTS
from rehearse.content.text.headings import headed_parts

_LEAST_PARTS = 2  # one part takes all of the time, whatever the words are


def tells_story(answer: Answer, gate: Gate | None) -> bool:
    """Whether the words tell a story, a part of one, or the beginning of one; a sentence or a document does not.

    gate: what withholds points and verdict from the answer, or None.
    """
    if gate is None or gate.told == "part":
        return True
    return gate.told == "beginning" and _is_begun(answer)


def _is_begun(answer: Answer) -> bool:
    """Whether two parts are written as such or, of something that happened, told in words of their own."""
    if len(headed_parts(answer.reading)) >= _LEAST_PARTS:
        return True
    told = [part for part in PARTS if answer.sentences_of(part) and certainty_of(answer, part) != "doubtful"]
    return answer.episode and len(told) >= _LEAST_PARTS and not tells_of_nobody(answer)
