"""Which words are a verb in the present: behind a pronoun, behind an "and" that shares one, in -s behind a noun."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.groups import skip
from rehearse.content.clauses.model import VerbGroup
from rehearse.content.clauses.people import people
from rehearse.content.clauses.spot import Spot, back, is_object
from rehearse.content.text import Token

_SAYING = frozenset({"go", "sai"})


def present_of(spot: Spot, before: int) -> str | None:
    """The stem of a present tense: after a subject pronoun, or a third person after a noun."""
    tokens = spot.tokens
    no_verb = g.is_function(spot.word) or g.is_adverb(spot.word) or not spot.word[0].isalpha()
    if before < spot.start or tokens[before].closed or no_verb:
        return None
    lead = tokens[before].text
    kind = g.subject_kinds().get(lead)
    if kind in ("i", "we", "you") or lead == "they":
        if spot.word == "last" and g.past_of(spot.following) is not None:
            return None  # "when I last looked"
        object_ = kind == "you" and is_object(spot, before)
        return None if object_ or g.gerund_of(spot.word) is not None else g.base_of(spot.word)
    if spot.led and lead in g.words("joiners") and not spot.word.endswith("s") and _takes(spot):
        return g.base_of(spot.word)  # "I ring the depot and find his parcel"
    return g.third_of(spot.word) if _is_third(spot, lead, kind) else None


def leads_present(tokens: Sequence[Token], group: VerbGroup, start: int) -> bool:
    """Whether a verb is a bare present of "I", "we", "you" or "they"."""
    at = back(tokens, group.start, start)
    plain = group.tense == "present" and not group.auxiliaries
    return plain and at >= start and tokens[at].text in ("i", "we", "you", "they")


def _is_third(spot: Spot, lead: str, kind: str | None) -> bool:
    """Whether a word in -s is a third person here rather than a plural noun."""
    third = g.third_of(spot.word)
    if third is None or spot.word == "ones" or g.is_auxiliary(spot.following) or g.past_of(spot.following) is not None:
        return False
    if kind == "third" or lead in ("it", "who", "which", "nobody", "everyone", "everybody", "someone"):
        return True
    if kind is not None:
        return _takes(spot) or spot.following in ("out", "up")  # "that works out at"
    if lead in g.words("joiners") and spot.any_verb:
        return spot.following in g.words("objects")  # "comes up to me and asks me"
    if spot.following in ("me", "us", "him", "them") and not g.is_function(lead):
        return True  # "the head of sales tells me"
    return _is_third_of_noun(spot, lead, third)


def _is_third_of_noun(spot: Spot, lead: str, third: str) -> bool:
    """Whether a word in -s behind a noun is a verb: behind a superior, or a common verb with what it takes."""
    if lead in people().authority and spot.tokens[spot.at].closed and third in _SAYING:
        return True  # "my boss goes, can you …"
    if lead in people().authority and (spot.following in g.words("particles") or _takes(spot)):
        return True  # "my boss walks over", "my manager wants me to"
    common = g.is_irregular_base(spot.word[:-1]) and not lead.endswith("s")
    lasts = spot.tokens[spot.at - 1].text == "still"  # "the chart still hangs in the hall"
    return common and not g.is_function(lead) and (lasts or _takes(spot))


def _takes(spot: Spot) -> bool:
    """Whether what follows is what a verb takes: a noun phrase, a pronoun, to."""
    at = skip(spot.tokens, spot.at + 1, spot.end)
    if at >= spot.end:
        return False
    text = spot.tokens[at].text
    opened = g.words("determiners") | g.words("possessives") | g.words("objects") | g.words("demonstratives")
    return text in opened | g.words("numbers") or text in ("to", "it", "you", "how", "what") or text[0].isdigit()
