"""What the speaker has or feels today is no change of how they work: "I have two dogs of my own now", "I like it now".

"I have a rule now" and "I have a second person read it now" tell how they work.
"""

from __future__ import annotations

from rehearse.content.claims.missed_people import is_person
from rehearse.content.clauses import Clause, parse_clauses
from rehearse.content.clauses import grammar as g
from rehearse.content.text import ParsedText

_FEELING = g.stems(("feel", "like", "love", "hate", "enjoy", "want", "hope", "wish", "sleep", "live", "belong", "need"))
_HAVING = g.stems(("have", "own", "possess"))
_MEANS = frozenset(
    {
        "rule", "habit", "routine", "ritual", "policy", "system", "process", "method", "way", "list", "checklist",
        "template", "reminder", "alarm", "note", "sheet", "backup",
    }
)  # fmt: skip


def is_private(text: ParsedText, clause: Clause) -> bool:
    """Whether a clause says what the speaker feels or owns, and not how they work."""
    if clause.group.perfect or clause.group.progressive:
        return False
    return clause.group.lemma in _FEELING or (clause.group.lemma in _HAVING and not _is_for_work(text, clause))


def _is_for_work(text: ParsedText, clause: Clause) -> bool:
    """Whether what the speaker has serves the work: "a checklist", "a card that I read out", "two people check it"."""
    said = [token.text for token in text.tokens[clause.group.end : clause.end]]
    means = any(word in _MEANS or word.removesuffix("s") in _MEANS for word in said)
    return means or _is_had_done(said) or clause.complement.kind == "to" or _leads_on(text, clause)


def _leads_on(text: ParsedText, clause: Clause) -> bool:
    """Whether a clause of the same sentence says what is done with it."""
    return any(
        one.start > clause.start and one.sentence == clause.sentence and one.link in ("that", "relative")
        for one in parse_clauses(text)
    )


def _is_had_done(said: list[str]) -> bool:
    """True for "a second person check the feed", "the forms checked": somebody is to do it."""
    objects = g.words("determiners") | g.words("possessives") | g.words("objects") | g.words("refers_back")
    for noun, verb, behind in zip(said, said[1:], [*said[2:], ""], strict=False):
        plain = not any(g.is_function(word) or g.is_adverb(word) for word in (noun, verb))
        if plain and ((is_person(noun) and behind in objects) or g.participle_of(verb) is not None):
            return True
    return False
