"""Which words show the speaker's own steps: each quote begins with the "I" of its sentence where there is one."""

from __future__ import annotations

from rehearse.content.claims import whole_phrase
from rehearse.content.events.step import Step
from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange

_QUOTED_WORDS = 12  # from the "I" on; a step further behind it is quoted by its own words


def steps_to_quote(answer: Answer, most: int) -> list[WordRange]:
    """The words of so many own steps at most, in order; steps of one "I" together, general ones only to fill up."""
    led: dict[int, WordRange] = {}
    alone: list[WordRange] = []
    for step in sorted(answer.steps.own, key=lambda step: step.weak):
        start = _subject(answer, step)
        if start is None:
            alone.append(step.hit)
        else:
            led[start] = WordRange(start, max(step.hit.end, led[start].end if start in led else 0))
    chosen = [*led.values(), *alone][:most]
    numbers = answer.outcome.numbers
    return [
        whole_phrase(answer.reading, numbers, hit, _QUOTED_WORDS) for hit in sorted(chosen, key=lambda hit: hit.start)
    ]


def _subject(answer: Answer, step: Step) -> int | None:
    """The word of the "I" that a step's sentence says; None where it says none, or says it too far before the verb."""
    reading, head = answer.reading, step.clause.subject.head
    if head < 0 or reading.tokens[head].text != "i":
        return None
    word = reading.tokens[head].word
    near = step.hit.end - word <= _QUOTED_WORDS
    return word if near and reading.sentence_of(word) == step.sentence else None
