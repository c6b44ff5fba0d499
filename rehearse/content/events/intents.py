"""What the speaker set out to do: "I thought I'd try it", "I knew I had to stay", "I made it my goal to stop it"."""

from __future__ import annotations

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.text import ParsedText

_THOUGHT_TOKENS = 3  # "I thought right, well, I'm going to"
_GOALS = frozenset({"goal", "target", "aim", "challenge", "task"})


def sets_out(clause: Clause, following: Clause | None) -> bool:
    """True for "one day I thought right, I'm going to time it", "I thought I'd try it"."""
    if clause.group.lemma != g.stem("think") or following is None or following.sentence != clause.sentence:
        return False
    if following.subject.kind != "i":
        return False
    near = following.start - clause.group.end <= _THOUGHT_TOKENS
    group = following.group
    meant = group.modality in ("going", "will") or (
        group.modality == "would" and group.lemma not in verb_class("states")
    )
    return near and meant and not group.perfect and not group.negated


def owes(clause: Clause, following: Clause | None) -> bool:
    """True for "I knew I had to stay with him", "I knew that we should ask": a duty that nobody else named."""
    if following is None or following.sentence != clause.sentence or following.link != "that":
        return False
    own = following.subject.kind in ("i", "we")
    return own and (following.group.modality in ("must", "should") or following.group.lemma == g.stem("need"))


def sets_goal(text: ParsedText, clause: Clause) -> bool:
    """True for "I made it my goal to", "I set myself the target of", "I made up my mind to"."""
    lemma, particle = clause.group.lemma, clause.group.particle
    behind = [token.text for token in text.tokens[clause.group.verb + 1 : clause.end]]
    if lemma == g.stem("make"):
        mind = particle == "up" and ["my", "mind"] in (behind[:2], behind[1:3]) and "to" in behind[2:4]
        return mind or (behind[:2] == ["it", "my"] and "to" in behind[3:5])
    if lemma == g.stem("set"):
        return behind[:1] == ["myself"] and not _GOALS.isdisjoint(behind[1:4])
    return lemma == g.stem("get") and behind[:4] == ["it", "into", "my", "head"]
