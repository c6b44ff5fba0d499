"""A belief that the story changed: "I'd always thought fast meant good", "I used to think …", "I'd never once looked".

Told behind the speaker's last deed, what they had believed, blamed or never done until then is what they learned. The
pluperfect says so by itself; in the set-up the same words only describe how things were.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.story.conclusions import is_late
from rehearse.content.story.habits import is_own_deed
from rehearse.content.text import ParsedText, WordRange

_BELIEVING = g.stems(
    ("think", "assume", "guess", "believe", "blame", "call", "reckon", "expect", "suppose", "imagine", "treat", "take")
)
_UNSEEN = g.stems(("see", "hear", "feel", "meet", "be", "have"))  # "I'd never felt so proud"


def find_revised(text: ParsedText, clauses: Sequence[Clause]) -> WordRange | None:
    """The sentence of the first belief or omission that is told as past behind the last deed; None without one."""
    last = max((clause.start for clause in clauses if _is_past_deed(clause)), default=-1)
    for clause in clauses:
        word = text.tokens[clause.start].word
        if clause.start > last >= 0 and is_late(text, word) and _is_revised(text, clause):
            number = text.sentence_of(word)
            return WordRange(word, text.spans[number][1], at=text.offset_of(word))
    return None


def find_omission(text: ParsedText, clauses: Sequence[Clause]) -> WordRange | None:
    """The clause of "Should have checked it myself first", said without its "I", late in the answer."""
    for clause in clauses:
        group, word = clause.group, text.tokens[clause.start].word
        should = group.modality in ("should", "must") and group.perfect and clause.subject.kind == "dropped"
        if should and text.tokens[group.start].text in ("should", "ought") and is_late(text, word):
            return WordRange(word, text.tokens[clause.end - 1].word + 1, at=text.offset_of(word))
    return None


def _is_past_deed(clause: Clause) -> bool:
    return is_own_deed(clause) and clause.group.tense == "past"


def _is_revised(text: ParsedText, clause: Clause) -> bool:
    """Whether a clause says what the speaker had believed, or never done, until then."""
    group = clause.group
    if clause.subject.kind != "i" or group.tense != "past" or group.voice != "active":
        return False
    if group.modality == "used":
        return group.lemma in _BELIEVING and not group.negated
    if not group.perfect or group.modality:
        return False
    middle = {token.text for token in text.tokens[clause.start : group.verb]}
    never = "never" in middle and group.lemma not in _UNSEEN
    return never or (group.lemma in _BELIEVING and not group.negated)
