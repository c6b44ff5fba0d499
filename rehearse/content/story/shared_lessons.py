"""A lesson that only the group is said to have learned: it shows no thought of the speaker's own."""

from __future__ import annotations

import re

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.story.answer import Answer
from rehearse.content.story.hiding import LEARNING
from rehearse.content.story.reflection import LATE_SHARE
from rehearse.content.text import WordRange
from rehearse.content.text.lexicon import pattern

_TEACHING_US = re.compile(r"(?:^| )(?:taught|showed) (?:(?:all|both) of )?us (?:that|to|how|what|never)(?: |$)")
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
    """True for "we learned to wait", "our team came to see that …"; found_out: the words of what was no lesson."""
    if clause.subject.kind not in ("we", "group") or not clause.told:
        return False
    tokens, group = answer.reading.tokens, clause.group
    behind = [token.text for token in tokens[group.end : group.end + 2]]
    taken = group.lemma == g.stem("take") and behind == ["away", "that"]
    come_to = group.lemma == g.stem("come") and clause.complement.lemma in LEARNING | {g.stem("see")}
    learned = group.lemma in LEARNING and tokens[group.verb].word not in found_out
    return taken or come_to or learned


def _is_lesson_for_us(answer: Answer, start: int, end: int) -> bool:
    """True for "the lesson for us was …", "our takeaway was …", "it taught us to wait", "what we took was …"."""
    words = [token.text for token in answer.reading.tokens[start:end]]
    places = (at for at, word in enumerate(words) if word in _LESSONS)
    ours = any(words[at + 1 : at + 3] == ["for", "us"] or words[max(0, at - 1) : at] == ["our"] for at in places)
    taken = ["what", "we", "took"] in (words[:3], words[1:4])
    return ours or taken or _TEACHING_US.search(" ".join(words)) is not None
