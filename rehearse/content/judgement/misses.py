"""What an answer about a miss says: that it was the speaker's, that they acted at once, and what stops the next one."""

from __future__ import annotations

from itertools import pairwise

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.events.own_faults import is_own_fault
from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange

SEEN_TOKENS = 8  # "the moment I saw the water, I …"
_FORGETTING = g.stems(("forget", "neglect", "omit"))
_AT_ONCE = ("immediately", "instantly", "at once", "straight away", "right away", "on the spot")
_SOON = ("minute", "minutes", "hour", "hours")
_DAY = frozenset({"day", "days"})
_FEW = frozenset({"a", "one", "two", "three", "1", "2", "3"})
_SAME = frozenset({"same", "very"})
_DAYS = frozenset({"day", "evening", "afternoon", "morning", "night", "hour", "weekend"})
_ON_SEEING = ("the moment i", "the minute i", "the second i", "the instant i", "as soon as i")
_PROPOSING = g.stems(("suggest", "propose", "recommend"))
_RULES = frozenset({"should", "must", "would", "be", "had"})
_TAKEN_UP = g.stems(("adopt", "accept", "approve", "introduce", "follow", "agree", "implement"))
_POINTING = frozenset({"that", "it", "this", "so"})


def owned(answer: Answer) -> WordRange | None:
    """The clause in which the speaker tells the slip as theirs, "I was the one who left it open" before all others."""
    found: list[WordRange] = []
    for number, clause in enumerate(answer.clauses):
        forgot = clause.subject.kind == "i" and clause.told and clause.group.lemma in _FORGETTING
        if forgot or is_own_fault(answer.reading, answer.clauses, number):
            if clause.link == "relative" and number:
                return _words(answer, answer.clauses[number - 1].start, clause)
            found.append(_words(answer, clause.start, clause))
    return next(iter(found), None)


def at_once(answer: Answer) -> WordRange | None:
    """The first step of the speaker's that was taken at once: "within five minutes", "that same night", "at once"."""
    tokens = answer.reading.tokens
    steps = {step.clause.start for step in answer.steps.own}
    for before, clause in pairwise((None, *answer.clauses)):
        if clause is None or clause.link not in ("main", "and"):
            continue
        done = clause.subject.kind == "i" and clause.told and clause.group.tense == "past"
        opens, _ = answer.reading.token_spans[clause.sentence]
        inside = before is not None and before.sentence == clause.sentence and before.end <= clause.start
        start = before.end if inside and before is not None else opens
        words = [token.text for token in tokens[start : max(clause.end, clause.group.end)]]
        seen = " ".join(token.text for token in tokens[max(opens, start - SEEN_TOKENS) : clause.start + 1])
        urgent = _is_soon(words) or any(lead in seen for lead in _ON_SEEING)
        if urgent and (done or clause.start in steps):
            return _words(answer, start if start == opens else clause.start, clause)
    return None


def prevented(answer: Answer) -> WordRange | None:
    """A lasting change, or a rule that the speaker proposed and others took up."""
    if answer.reflection.change is not None:
        return answer.reflection.change
    for number, clause in enumerate(answer.clauses):
        rule = answer.clauses[number + 1] if number + 1 < len(answer.clauses) else None
        proposes = clause.subject.kind in ("i", "dropped") and clause.told and clause.group.lemma in _PROPOSING
        if proposes and rule is not None and _is_rule(answer, clause) and _is_taken_up(answer, number):
            return _words(answer, clause.start, clause)
    return None


def _is_soon(words: list[str]) -> bool:
    """True for "within the hour", "within five minutes", "that evening", "the same night" (not "the same day as")."""
    said = f" {' '.join(words)} "
    if any(f" {phrase} " in said for phrase in _AT_ONCE):
        return True
    for at, word in enumerate(words):
        last, before = words[at - 1] if at else "", words[at - 2] if at > 1 else ""
        that = (last in _SAME and before in ("the", "that")) or (last == "that" and word != "day")
        if word in _DAYS and that and words[at + 1 : at + 2] not in (["as"], ["that"], ["when"]):
            return True
        soon = word in _SOON or (word in _DAY and last in _FEW)
        if soon and "within" in words[max(0, at - 5) : at]:
            return True
    return False


def _is_rule(answer: Answer, clause: Clause) -> bool:
    """Whether what is proposed is how things are to be done: "suggested that old forms be thrown away"."""
    _, last = answer.reading.token_spans[clause.sentence]
    words = [token.text for token in answer.reading.tokens[clause.group.end : last]]
    return words[:1] == ["that"] and not _RULES.isdisjoint(words)


def _is_taken_up(answer: Answer, number: int) -> bool:
    """Whether somebody else does what was proposed, in the same sentence or the next: "the ward took that over"."""
    proposal = answer.clauses[number]
    for clause in answer.clauses[number + 1 :]:
        if clause.sentence > proposal.sentence + 1:
            return False
        behind = [token.text for token in answer.reading.tokens[clause.group.verb + 1 : clause.end]]
        takes = clause.group.lemma in _TAKEN_UP or (
            clause.group.lemma in g.stems(("take", "do")) and not _POINTING.isdisjoint(behind[:2])
        )
        others = clause.subject.kind in ("we", "group", "third", "other", "authority")
        if takes and others and clause.told and clause.group.tense == "past" and clause.link in ("main", "and"):
            return True
    return False


def _words(answer: Answer, start: int, clause: Clause) -> WordRange:
    tokens = answer.reading.tokens
    last = max(clause.end, clause.group.end)
    return WordRange(tokens[start].word, tokens[last - 1].word + 1)
