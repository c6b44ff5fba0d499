"""Which words are the finite verb of a clause, by their form and by what stands around them."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.groups import auxiliary_group, got_passive, is_cut, simple_group, skip
from rehearse.content.clauses.model import VerbGroup
from rehearse.content.clauses.present import present_of
from rehearse.content.clauses.spot import Spot, back, is_object
from rehearse.content.text import Token

_MAY_BE_OBJECT = frozenset({"it", "that", "this", "these", "those", "you"})


def group_at(spot: Spot) -> VerbGroup | None:
    """The verb group that begins at a token, or None."""
    tokens, at = spot.tokens, spot.at
    before = back(tokens, at, spot.start)
    lead = tokens[before].text if before >= spot.start else ""
    if (g.is_auxiliary(spot.word) or spot.word in g.verb_words("contracted_be")) and not _is_noun(spot.word, lead):
        return auxiliary_group(tokens, at, spot.end)
    denied = any(token.text in g.words("negations") for token in tokens[before + 1 : at])  # "I never called"
    if spot.word in g.verb_words("get") and not _blocked(lead):
        passive = got_passive(tokens, at, spot.end)
        if passive is not None:
            return passive
    if g.past_of(spot.word) is not None and _is_past(spot, before):
        return _used_to(spot) or simple_group(at, g.past_of(spot.word) or "", past=True, negated=denied)
    present = present_of(spot, before)
    return simple_group(at, present, past=False, negated=denied) if present is not None else None


def announces(tokens: Sequence[Token], at: int, start: int) -> bool:
    """True for "I: set up …", a pronoun by itself that opens a list of steps."""
    alone = at == start or tokens[at - 1].closed
    return alone and tokens[at].text in ("i", "we")


def _used_to(spot: Spot) -> VerbGroup | None:
    """The verb group of "used to take": what was the case for long."""
    verb = spot.at + 2
    if spot.word != "used" or spot.following != "to" or verb >= spot.end or g.is_function(spot.tokens[verb].text):
        return None
    lemma = g.base_of(spot.tokens[verb].text)
    return VerbGroup(spot.at, verb + 1, verb, lemma, "", (), False, "used", "past", "active")


def _is_noun(word: str, lead: str) -> bool:
    """True for "the will", "a can": a noun after a determiner; and infinitives and participles of be, have, do."""
    if word in ("being", "having"):
        return True
    if word in ("been", "be") or word in g.verb_words("have") | g.verb_words("do"):
        return lead == "to"
    month = word == "may" and lead in _MONTH_LEADS
    return month or (word in ("will", "can", "must", "might", "may") and _blocked(lead))


_MONTH_LEADS = frozenset({"last", "next", "this", "in", "since", "by", "every", "early", "late", "until", "mid"})


_OPEN_DETERMINERS = frozenset({"all", "both", "some", "many", "most", "few", "either", "several"})
_OPEN_PREPOSITIONS = frozenset({"since", "until", "like", "over", "in", "on", "by", "through"})  # also particles


def _blocked(lead: str) -> bool:
    """Whether the words before rule out a finite verb here."""
    return (
        lead in g.words("determiners") - _OPEN_DETERMINERS
        or lead in g.words("possessives") - {"her"}
        or lead in g.words("prepositions") - _OPEN_PREPOSITIONS
        or lead == "to"
        or g.is_auxiliary(lead)
    )


def _is_past(spot: Spot, before: int) -> bool:
    """Whether a past form is finite here."""
    if before < spot.start:  # notes drop the subject ("Built a board"); "Based on …" is a participle
        return spot.following not in ("by", "on", "in", "of", "with") and not spot.tokens[spot.at].closed
    lead = spot.tokens[before]
    cut = before == spot.at - 1 and is_cut(spot.tokens, spot.at, spot.end)
    if cut or (lead.closed and spot.following == "ones"):
        return cut  # "how bad it was, wrote a list", but "shutters, hinged ones"
    if spot.word in g.words("participial") and spot.following in g.words("prepositions") | {"to"}:
        return lead.text in g.subject_kinds()  # "based on", "compared to"
    if lead.text in g.subject_kinds() and (not lead.closed or announces(spot.tokens, before, spot.start)):
        plain = lead.text == "it" and g.is_plain_past(spot.word) and not spot.loose  # "when I checked it took"
        free = plain or lead.text not in _MAY_BE_OBJECT or not is_object(spot, before)
        return free or (spot.loose and (_takes_object(spot) or _takes_bare(spot)))
    if g.is_plain_past(spot.word):
        return not _blocked(lead.text) and not _ends_noun_phrase(spot, before)
    return (spot.following != "by" or _by_amount(spot)) and _is_past_by_noun(spot, lead)


def _ends_noun_phrase(spot: Spot, before: int) -> bool:
    """True for "a little bit": a noun behind an article and an adjective."""
    article = spot.tokens[before - 1].text if before > spot.start else ""
    return article in ("a", "an") and spot.tokens[before].text in g.words("adjectives")


def _is_past_by_noun(spot: Spot, lead: Token) -> bool:
    """Whether a form in -ed behind anything but a pronoun is finite rather than a participle."""
    if lead.text in g.words("joiners") or lead.closed:
        return (lead.text in g.words("joiners") or spot.any_verb) and not _modifies_subject(spot)
    if spot.open_verb and not _takes_object(spot) and not (spot.loose and _takes_bare_object(spot, lead.text)):
        return False
    freed = lead.text in g.words("objects") and _takes_object(spot)  # "the vet who works for us ordered me to"
    return freed or not _bars_past(lead.text)


def _takes_object(spot: Spot) -> bool:
    """Whether a noun phrase follows at once: a finite verb ("moved the shelves"), as no participle takes one."""
    return spot.following in g.words("determiners") | g.words("possessives") | g.words("objects") | {"it"}


def _takes_bare_object(spot: Spot, lead: str) -> bool:
    """True for "... a process introduced daily meetings": a noun before the form in -ed, and another word behind it."""
    if spot.word in g.words("participial"):
        return False
    named = not g.is_function(lead) and not lead.endswith(g.adjective_endings()) and lead not in g.words("adjectives")
    return named and g.past_of(lead) is None and _takes_bare(spot)


def _takes_bare(spot: Spot) -> bool:
    """Whether a noun without an article, or a number of things, follows at once."""
    following = spot.following
    if not following or spot.tokens[spot.at].closed:
        return False
    counted = following in g.words("indefinite") | g.words("numbers")
    return counted or not (g.is_function(following) or g.is_adverb(following))


def _modifies_subject(spot: Spot) -> bool:
    """True for "and spoiled jars had risen": the participle belongs to the subject of the auxiliary behind it."""
    at = spot.at + 1
    while at < spot.end and at <= spot.at + 2 and not g.is_function(spot.tokens[at].text):
        if spot.tokens[at].closed:
            return False
        at += 1
    return at > spot.at + 1 and at < spot.end and g.is_auxiliary(spot.tokens[at].text)


def _by_amount(spot: Spot) -> bool:
    """True for "dropped by a quarter", "rose by about 12 %": the size of the change, not an agent."""
    at = skip(spot.tokens, spot.at + 2, spot.end)
    while at < spot.end and spot.tokens[at].text in g.words("amount_leads"):
        at += 1
    text = spot.tokens[at].text if at < spot.end else ""
    return bool(text) and (any(sign.isdigit() for sign in text) or text in g.words("numbers") | g.words("amounts"))


def _bars_past(lead: str) -> bool:
    """Whether the word before makes a form in -ed a participle: "the painted", "as planned", "two used"."""
    return (
        _blocked(lead)
        or lead in g.words("prepositions") | g.words("subordinators") | g.words("objects")
        or (lead in g.words("numbers") and lead != "one")
    )
