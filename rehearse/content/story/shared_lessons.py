"""A lesson that only the group is said to have learned: it shows no thought of the speaker's own."""

from __future__ import annotations

from rehearse.content.story.answer import Answer
from rehearse.content.story.learning import is_taught, learns
from rehearse.content.story.reflection import LATE_SHARE
from rehearse.content.text import WordRange
from rehearse.content.text.lexicon import pattern


def shared_lesson(answer: Answer) -> WordRange | None:
    """The last "we learned that …" behind the speaker's steps, to the end of its sentence; None beside an own lesson.

    What turned out on the way is no lesson: "we learned that the pump had stopped". What the speaker has done ever
    since is no step of the story.
    """
    if answer.reflection.lesson is not None:
        return None
    tokens = answer.reading.tokens
    found_out = {
        place for hit in answer.reading.find(pattern("reflection", "not_lesson")) for place in range(hit.start, hit.end)
    }
    steps = (step.sentence for step in answer.steps.own_concrete if answer.parts[step.sentence] != "reflection")
    last_step = max(steps, default=-1)
    for clause in reversed(answer.clauses):
        if clause.sentence <= last_step:
            return None
        start, end = answer.reading.token_spans[clause.sentence]
        hit = WordRange(tokens[start].word, tokens[end - 1].word + 1)
        taught = is_taught([token.text for token in tokens[start:end]])
        learned = learns(answer.reading, clause) and tokens[clause.group.verb].word not in found_out
        if hit.start >= LATE_SHARE * len(answer.reading.words) and (taught or learned):
            return hit
    return None
