"""What made the speaker wonder: "I couldn't make sense of the bill", "I asked the lab how often that happens"."""

from __future__ import annotations

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.text import ParsedText

ASKED_TOKENS = 10  # "asked the lab how often that happens"
_UNDERSTANDING = g.stems(("understand", "see", "explain", "work"))
_GENERAL = (("why",), ("how", "often"), ("how", "many"), ("how", "much"), ("how", "long"))


def puzzles(text: ParsedText, clause: Clause) -> bool:
    """Whether the speaker did not understand something, or asked what is generally so."""
    return clause.subject.kind == "i" and (_lost(text, clause) or _asks_in_general(text, clause))


def _lost(text: ParsedText, clause: Clause) -> bool:
    """True for "I couldn't make sense of it", "I couldn't understand why", "I couldn't see why"."""
    group = clause.group
    if not group.negated or group.modality != "can" or text.tokens[group.start].text != "could":
        return False
    behind = [token.text for token in text.tokens[group.end : clause.end + 1]]
    sense = group.lemma == g.stem("make") and behind[:1] == ["sense"]
    asked = group.lemma == g.stem("understand") or not {"why", "how"}.isdisjoint(behind[:2])
    return sense or (group.lemma in _UNDERSTANDING and asked)


def _asks_in_general(text: ParsedText, clause: Clause) -> bool:
    """True for "I asked the lab how often that happens": a question in the present about what is always so."""
    if clause.group.lemma != g.stem("ask") or clause.group.negated or clause.group.tense != "past":
        return False
    _, last = text.token_spans[clause.sentence]
    words = [token.text for token in text.tokens[clause.group.end : min(last, clause.group.end + ASKED_TOKENS)]]
    for at in range(len(words)):
        if any(tuple(words[at : at + len(lead)]) == lead for lead in _GENERAL):
            asked = words[at + 1 :]
            present = any(word in ("is", "are", "do", "does") or g.third_of(word) is not None for word in asked)
            return present and not any(word in ("was", "were", "had") or g.past_of(word) for word in asked)
    return False
