"""Where in an answer a step of the question's framework belongs: before the steps, early among them, or at the end."""

from __future__ import annotations

from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange
from rehearse.data.question_frameworks import Place


def in_place(answer: Answer, place: Place, hit: WordRange) -> bool:
    """Whether these words stand where a step asks for them.

    opening: up to the first sentence of the action. first_half: up to the middle sentence of the action. ending: in a
    result behind a sentence of the action, or with no action behind it.
    """
    number, acting = answer.reading.sentence_of(hit.start), answer.sentences_of("action")
    part = answer.served[number]
    if place == "ending":
        if not acting:
            return part in {"result", "reflection"}
        return number >= acting[-1] or (part == "result" and number > acting[0])
    if part in {"result", "reflection"}:
        return False
    return not acting or number <= acting[0 if place == "opening" else (len(acting) - 1) // 2]
