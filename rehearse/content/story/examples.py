"""How many examples a question asks for, and how many an answer marks as such."""

from __future__ import annotations

from rehearse.content.story.answer import Answer
from rehearse.content.text.lexicon import pattern
from rehearse.text.words import fold
from rehearse.types import ExampleCount

_ASKED = {"three": 3, "3": 3, "four": 4, "4": 4}  # any other word (two, several, a couple of) asks for at least two


def several_asked(answer: Answer) -> str | None:
    """The words in which the question asks for several examples; None where it asks for one."""
    asked = answer.question.text if answer.question is not None else ""
    found = pattern("style", "several_asked").search(" ".join(filter(None, map(fold, asked.split()))))
    return found[0] if found else None


def examples(answer: Answer) -> ExampleCount | None:
    """Asked for and given; the first is not marked by anybody, each further one by words such as "a second example".

    Sentences are counted, so that a mark said twice in one does not make two examples. None where one is asked for.
    """
    words = several_asked(answer)
    if words is None or not answer.reading.tokens:
        return None
    asked = _ASKED.get(words.split()[0], 2)
    reading = answer.reading
    marked = {reading.sentence_of(hit.start) for hit in reading.find(pattern("style", "second_example"))}
    return ExampleCount(asked, min(asked, 1 + len(marked)))
