"""A lesson that only the group is said to have learned: it shows no thought of the speaker's own."""

from __future__ import annotations

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.story.answer import Answer
from rehearse.content.story.reflection import LATE_SHARE
from rehearse.content.text import WordRange
from rehearse.content.text.lexicon import pattern

_LEARNING = g.stems(("learn", "realise", "realize", "understand"))
_LESSONS = frozenset({"lesson", "lessons", "takeaway", "takeaways", "learning"})


def shared_lesson(answer: Answer) -> WordRange | None:
    """The last "we learned that …" behind the speaker's steps, to the end of its sentence; None beside an own lesson.

    What turned out on the way is no lesson: "we learned that the pump had stopped".
    """
    if answer.reflection.lesson is not None:
        return None
    found_out = {
        place for hit in answer.reading.find(pattern("reflection", "not_lesson")) for place in range(hit.start, hit.end)
    }
    last_step = max((step.sentence for step in answer.steps.own_concrete), default=-1)
    for clause in reversed(answer.clauses):
        if clause.sentence <= last_step:
            return None
        start, end = answer.reading.token_spans[clause.sentence]
        hit = WordRange(answer.reading.tokens[start].word, answer.reading.tokens[end - 1].word + 1)
        late = hit.start >= LATE_SHARE * len(answer.reading.words)
        if late and (_learns(answer, clause, found_out) or _is_lesson_for_us(answer, start, end)):
            return hit
    return None


def _learns(answer: Answer, clause: Clause, found_out: set[int]) -> bool:
    """True for "we learned to wait", "what our team understood was"; found_out: the words of what was no lesson."""
    learns = clause.subject.kind in ("we", "group") and clause.told and clause.group.lemma in _LEARNING
    return learns and answer.reading.tokens[clause.group.verb].word not in found_out


def _is_lesson_for_us(answer: Answer, start: int, end: int) -> bool:
    """True for "the lesson for us was to wait"."""
    words = [token.text for token in answer.reading.tokens[start:end]]
    places = (at for at, word in enumerate(words) if word in _LESSONS)
    return any(words[at + 1 : at + 3] == ["for", "us"] for at in places)
