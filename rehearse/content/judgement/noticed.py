"""What the speaker noticed by themselves, for the step that asks an answer to begin with it."""

from __future__ import annotations

from rehearse.content.clauses import grammar as g
from rehearse.content.events.initiative import find_initiatives
from rehearse.content.judgement.misses import words_of
from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange

_PERCEIVING = g.stems(("overhear", "witness")) | {"overheard"}
_KEPT = frozenset({"seeing", "noticing", "hearing", "finding"})
_STRIKING = g.stems(("strike", "occur", "bother", "dawn"))


def noticed(answer: Answer) -> WordRange | None:
    """The first words that tell what the speaker noticed about something other than themselves."""
    found = [one.hit for one in find_initiatives(answer.reading, answer.clauses) if one.kind == "noticed"]
    found += [
        words_of(answer, clause.start, clause) for at, clause in enumerate(answer.clauses) if _perceives(answer, at)
    ]
    hits = sorted(found, key=lambda hit: hit.start)
    return next((hit for hit in hits if not _is_of_self(answer, hit)), None)


def _perceives(answer: Answer, at: int) -> bool:
    """True for "I overheard two nurses", "I kept seeing parents wait", "it struck me that nobody answered"."""
    clause, tokens = answer.clauses[at], answer.reading.tokens
    if not clause.told or (clause.group.tense != "past" and clause.group.lemma not in _PERCEIVING):
        return False
    behind = [token.text for token in tokens[clause.group.verb + 1 : clause.end]]
    if clause.subject.kind == "it":
        follows = answer.clauses[at + 1] if at + 1 < len(answer.clauses) else None
        told = follows is not None and follows.link == "that" and follows.sentence == clause.sentence
        return clause.group.lemma in _STRIKING and behind[-1:] == ["me"] and told
    kept = clause.group.lemma == g.stem("keep") and not _KEPT.isdisjoint(behind[:1])
    return clause.subject.kind == "i" and (clause.group.lemma in _PERCEIVING or kept)


def _is_of_self(answer: Answer, hit: WordRange) -> bool:
    """True for "I noticed that I was tired", "I saw my chance"."""
    tokens = answer.reading.tokens
    near = [one for one in answer.clauses if tokens[one.group.end - 1].word >= hit.start]
    lead, content = near[0] if near else None, near[1] if near[1:] else None
    if lead is None:
        return False
    behind = tokens[lead.group.end].text if lead.group.end < lead.end else ""
    told = content is not None and content.sentence == lead.sentence and content.link == "that"
    return behind == "my" or (told and content is not None and content.subject.kind == "i")
