"""A "we" that the same sentence introduces: "I sat down with her and we changed the sheet", "I rang my aunt and we …".

There the listener knows who acted, and that the speaker began it. A group, or people that nobody names, hide the
speaker all the same: "I sat down with the team and we changed the sheet".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from rehearse.content.claims.missed_people import is_person
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.people import is_authority, people
from rehearse.content.events.step import Step
from rehearse.content.text import ParsedText

_ONE = frozenset({"him", "her"})
_TOWARDS = frozenset({"with", "to"})
_OPENERS = frozenset({"a", "an", "the", "my", "our", "his", "her", "their", "another"})
_PERSON_ENDINGS = ("man", "woman", "person")


def is_paired(text: ParsedText, clauses: Sequence[Clause], step: Step) -> bool:
    """Whether the clause before a step of "we", in its sentence, tells how the speaker turned to one other person."""
    at = next((at for at, clause in enumerate(clauses) if clause.start == step.clause.start), 0)
    before = clauses[at - 1] if at else None
    if step.actor != "we" or before is None or before.sentence != step.sentence:
        return False
    began = before.subject.kind == "i" and before.told and before.group.tense == "past"
    return began and step.clause.link in ("main", "and") and _names_one(text, before)


def _names_one(text: ParsedText, clause: Clause) -> bool:
    """Whether one person stands behind a verb as who is acted on, or behind "with" or "to"."""
    said = [token.text for token in text.tokens[clause.group.end : clause.end]]
    for at, word in enumerate(said):
        before, following = "".join(said[at - 1 : at]) if at else "", "".join(said[at + 1 : at + 2])
        placed = before in g.words("prepositions") - _TOWARDS
        if placed and before not in g.words("particles"):
            continue
        if word in _ONE and (not following or g.is_function(following)):
            return True
        if word in _OPENERS and _is_one(list(takewhile(lambda other: not g.is_function(other), said[at + 1 :]))):
            return True
        written = text.words[text.tokens[clause.group.end + at].word].text
        if written[:1].isupper() and not placed and not g.is_function(word):
            return True  # a name
    return False


def _is_one(phrase: list[str]) -> bool:
    """Whether a noun phrase without its article is one person: "night clerk", "harbour master"; no group, no plural."""
    noun = "".join(phrase[-1:])
    if not noun or noun in people().groups or noun.endswith("s"):
        return False
    return is_person(noun) or is_authority(phrase) or noun.endswith(_PERSON_ENDINGS)
