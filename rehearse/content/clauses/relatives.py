"""Whose the deeds behind "who" are: "I thanked Ann, who opened the gate, fed the dogs and locked up"."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.model import Clause, Subject
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.text import Token

_ASKING = g.stems(("ask", "find", "know", "see", "check", "wonder", "learn", "tell", "remember", "work", "figure"))
_KNOWING = g.stems(("thank", "praise", "meet", "know", "have", "like", "admire", "work", "live", "share", "envy"))
_MOVING = g.stems(("come", "go", "get", "let", "leave", "stay", "turn"))  # deeds, though other lists hold them
_POINTING = frozenset({"him", "her", "them"})


def relative_subject(tokens: Sequence[Token], verb: int, earlier: Sequence[Clause]) -> Subject | None:
    """The "who" of the clause before, where a verb goes on with what "who" did; None where it is the speaker's.

    Behind a comma a list goes on with "who"; "…, and opened the gate" goes back to the speaker, and so do verbs behind
    a state ("who was ill, asked …") and those done to the one spoken of ("who drove over, asked her to wait").
    """
    last = earlier[-1] if earlier else None
    if last is None or last.subject.kind != "who" or _is_back(tokens, verb, earlier):
        return None
    if not last.subject.carried and not _lists(tokens, verb, earlier):
        return None
    return Subject("who", last.start, last.start, last.subject.head, carried=True)


def _is_back(tokens: Sequence[Token], verb: int, earlier: Sequence[Clause]) -> bool:
    """Whether the verb cannot be one of what "who" did; "there was a man who was late and …" tells of him alone."""
    last, lead = earlier[-1], earlier[-2] if len(earlier) > 1 else None
    there = lead is not None and tokens[lead.group.start - 1].text == "there"
    settled = (verb_class("states") | verb_class("posts")) - _MOVING
    state = last.group.lemma in settled or last.group.voice == "passive" or last.group.tense != "past"
    behind = tokens[verb + 1].text if verb + 1 < len(tokens) and not tokens[verb].closed else ""
    return (state and not there and not last.subject.carried) or behind in _POINTING


def _lists(tokens: Sequence[Token], verb: int, earlier: Sequence[Clause]) -> bool:
    """Whether the first deed behind that of "who" is joined to it: by a comma alone, or by an "and" without one.

    Behind "I rang the nurse who changed the drip, …" without a comma before "who" the list may be the speaker's.
    """
    who, lead = earlier[-1].subject.start, tokens[verb - 1]
    apart = tokens[who - 1].closed
    if apart and lead.closed:
        return True
    if lead.closed and _tells_of_who(earlier):
        return True
    asked = len(earlier) > 1 and earlier[-2].group.lemma in _ASKING
    noun = not g.is_function(tokens[who - 1].text) and g.past_of(tokens[who - 1].text) is None
    return lead.text == "and" and not tokens[verb - 2].closed and noun and not (asked and not apart)


def _tells_of_who(earlier: Sequence[Clause]) -> bool:
    """True for "there was a cook who …", "I thanked the cook who …": the clause before says nothing but who it was."""
    if len(earlier) < 2 or earlier[-2].sentence != earlier[-1].sentence:
        return False
    lead = earlier[-2]
    other = lead.subject.kind not in ("i", "we", "dropped") or lead.group.lemma == "be"
    return other or lead.group.lemma in _KNOWING
