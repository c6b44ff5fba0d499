"""Which words show a lesson and a better choice: a lesson that is the reason of a choice is quoted together with it."""

from __future__ import annotations

from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange
from rehearse.text.words import fold


def lesson_words(answer: Answer) -> WordRange | None:
    """The lesson to the end of its sentence; "because half never read it" begins with the choice that it explains."""
    lesson = answer.reflection.lesson
    if lesson is None:
        return None
    choices = (answer.reflection.regret, answer.reflection.change)
    starts = [choice.start for choice in choices if choice is not None and _explains(answer, choice)]
    return WordRange(min(starts, default=lesson.start), _sentence_end(answer, lesson))


def choice_words(answer: Answer) -> WordRange | None:
    """The better choice to the end of its sentence, or up to its reason where that is quoted as the lesson."""
    choice, lesson = answer.reflection.regret, answer.reflection.lesson
    if choice is None:
        return None
    explained = lesson is not None and _explains(answer, choice)
    return WordRange(choice.start, lesson.start if lesson and explained else _sentence_end(answer, choice))


def _explains(answer: Answer, choice: WordRange) -> bool:
    """Whether the lesson is the reason of a choice told before it in the same sentence."""
    lesson, reading = answer.reflection.lesson, answer.reading
    if lesson is None or fold(reading.words[lesson.start].text) != "because":
        return False
    return reading.sentence_of(choice.start) == reading.sentence_of(lesson.start) and choice.end <= lesson.start


def _sentence_end(answer: Answer, hit: WordRange) -> int:
    """Where the sentence of a hit ends: "looking back" alone says nothing."""
    return answer.reading.spans[answer.reading.sentence_of(hit.start)][1]
