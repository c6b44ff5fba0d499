"""Whether an answer speaks of what its question asks about by name, such as an apology."""

from __future__ import annotations

import re
from functools import cache

from rehearse.content.story.answer import Answer
from rehearse.content.text import parse
from rehearse.content.text.lexicon import compiled
from rehearse.content.text.sentences import transcript_of
from rehearse.data.question_frameworks import question_frameworks
from rehearse.data.question_subjects import Subject, question_subjects


def unspoken_subject(answer: Answer) -> str | None:
    """The subject that the question names and no word of the answer does; None where one does, or none is named."""
    if answer.question is None:
        return None
    subject = _subject_of(answer.question.text)
    if subject is None or answer.reading.first(_words_of(subject)) is not None:
        return None
    return subject.what


@cache
def _subject_of(question: str) -> Subject | None:
    folded = parse(transcript_of(question)).folded
    return next((one for one in question_subjects() if compiled(one.asked).search(folded)), None)


@cache
def _words_of(subject: Subject) -> re.Pattern[str]:
    steps = (step for framework in question_frameworks() for step in framework.step if step.say == subject.step)
    return compiled((*subject.told, *(cue for step in steps for cue in step.patterns)))
