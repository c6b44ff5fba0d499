"""Which clauses tell what the speaker did, as far as a claim must know it: what was counted before it, what after."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.claims.words import has_verb
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class

_BEGINNING = g.stems(("start", "begin"))


def begins(clause: Clause) -> bool:
    """True for "I started with four kids", which is a step and a first value."""
    return clause.subject.kind in ("i", "we") and clause.group.lemma in _BEGINNING and clause.told


def is_step(clause: Clause, words: Sequence[str]) -> bool:
    """Whether the speaker did something here: first person, past, asserted, neither a state nor a finding."""
    if clause.subject.kind not in ("i", "dropped") or not clause.told or clause.group.tense != "past":
        return False
    if clause.group.voice == "passive" or clause.link in ("relative", "when", "because"):
        return False
    lemma = clause.group.lemma
    return lemma not in verb_class("unmoving") and not has_verb([words[clause.group.verb]], "asking")


def is_about_deed(clause: Clause, words: Sequence[str]) -> bool:
    """True for "asking first cut the calls": a clause in which what was done is the subject of what came of it."""
    subject, group = clause.subject, clause.group
    named = subject.start < subject.end <= group.start and g.gerund_of(words[subject.start]) is not None
    return named and clause.told and group.tense == "past" and not group.progressive and group.voice == "active"
