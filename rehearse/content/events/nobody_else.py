"""What nobody else did, or allowed, and the speaker did: "nobody counted them. I counted them"."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.text import ParsedText

_LEAVE = frozenset({"permission", "leave", "approval", "orders"})
_ASKING = g.stems(("ask", "tell"))
_NEXT = 2  # the speaker's own clause follows within so many


def did_what_nobody_did(text: ParsedText, clauses: Sequence[Clause], at: int) -> bool:
    """True for "nobody counted this. I counted this": the same verb of doing, once denied of all, once told."""
    clause = clauses[at]
    if not _is_nobody(text, clause) or clause.group.lemma in verb_class("states"):
        return False
    own = [other for other in clauses[at + 1 : at + 1 + _NEXT] if other.subject.kind == "i" and other.told]
    return any(other.group.lemma == clause.group.lemma and other.group.tense == "past" for other in own)


def had_no_leave(text: ParsedText, clause: Clause) -> bool:
    """True for "nobody gave me permission", "no one had given me leave"."""
    behind = [token.text for token in text.tokens[clause.group.end : clause.end]]
    gave = _is_nobody(text, clause) and clause.group.lemma == g.stem("give") and clause.group.tense == "past"
    return gave and behind[:1] == ["me"] and not _LEAVE.isdisjoint(behind[1:3])


def nobody_ordered(text: ParsedText, clause: Clause) -> bool:
    """True for "nobody said to", "I didn't get asked to do it", "he didn't ask me to", "nobody was making me"."""
    group = clause.group
    behind = [token.text for token in text.tokens[group.end : clause.end] if token.text != "not"]
    if _is_nobody(text, clause):
        pushed = group.lemma in g.stems(("make", "tell", "ask")) and behind[:1] == ["me"]
        return group.tense == "past" and (pushed or (group.lemma == g.stem("say") and behind[:1] == ["to"]))
    if group.lemma == "be" and behind[:1] == ["nobody"]:
        return any(g.gerund_of(word) in _ASKING for word in behind[1:2]) and behind[2:3] == ["me"]
    if not group.negated or group.tense != "past" or group.modality:
        return False
    if clause.subject.kind == "i":
        asked = group.lemma in _ASKING and group.voice == "passive"
        gets = group.lemma == g.stem("get") and behind[:1] in (["asked"], ["told"])
        return (asked and behind[:1] == ["to"]) or (gets and behind[1:2] == ["to"])
    ordered = clause.subject.kind in ("authority", "third") and group.lemma in _ASKING
    return ordered and behind in (["me", "to"], ["for", "it"], ["for", "that"], ["me"])


def _is_nobody(text: ParsedText, clause: Clause) -> bool:
    """True for "nobody", "no one"."""
    at = clause.subject.start
    return clause.subject.kind == "nobody" or (
        at > 0 and [t.text for t in text.tokens[at - 1 : at + 1]] == ["no", "one"]
    )
