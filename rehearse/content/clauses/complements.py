"""What a verb leads on to: an infinitive, a gerund, a noun phrase, and who received it."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.groups import skip
from rehearse.content.clauses.model import Complement
from rehearse.content.text import Token

_LEVELS = frozenset({"date", "speed", "scratch", "standard", "code"})  # "kept it up to scratch"
REACH_TOKENS = 12  # "asked me and the two new clerks on the desk to look"


def complement_of(tokens: Sequence[Token], start: int, end: int) -> Complement:
    """The complement of the verb group that ends at `start`, within its clause."""
    at = skip(tokens, start, end)
    if at >= end:
        return Complement("none", at, end)
    receiver = at if tokens[at].text in g.words("objects") else -1
    preposition = tokens[at].text if tokens[at].text in g.words("prepositions") else ""
    found = _infinitive(tokens, at, end) or _gerund(tokens, at if receiver < 0 else at + 1, end)
    if found is not None:
        kind, verb, lemma = found
        return Complement(kind, at, end, verb, lemma, receiver, preposition)  # type: ignore[arg-type]
    return Complement("noun", at, end, receiver=receiver, preposition=preposition)


def _infinitive(tokens: Sequence[Token], at: int, end: int) -> tuple[str, int, str] | None:
    """The first "to" with a verb behind it, before anything that closes the clause."""
    for place in range(at, min(end, at + REACH_TOKENS)):
        if tokens[place].text == "to":
            verb = skip(tokens, place + 1, end)
            if verb < end and is_bare(tokens, verb) and not _is_place(tokens, verb):
                return "to", verb, g.base_of(tokens[verb].text)
        if tokens[place].closed and place > at:
            break
    return None


def _is_place(tokens: Sequence[Token], at: int) -> bool:
    """True for "went to maintenance", "sent it to sales, and", "up to date": where to, not what for."""
    word = tokens[at].text
    last = at + 1 == len(tokens) or tokens[at].closed or tokens[at + 1].text in g.words("joiners")
    noun = word.endswith(("ance", "ence")) and word not in g.words("verbs_in_ance")
    level = word in _LEVELS and at > 1 and tokens[at - 2].text == "up"
    return noun or level or (last and word in g.words("places_without_article"))


def is_bare(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token can be the bare verb of an infinitive: no determiner, pronoun, number or name."""
    word = tokens[at].text
    if word in ("be", "have", "do", "get", "sort"):
        return True
    noun = word.endswith(("ness", "tion", "ment", "ity")) or g.gerund_of(word) is not None
    return word[0].isalpha() and not g.is_function(word) and not noun


def _gerund(tokens: Sequence[Token], at: int, end: int) -> tuple[str, int, str] | None:
    """A gerund at once, or behind one preposition: "started counting", "began by asking", "tasked with improving"."""
    if at < end and tokens[at].text in g.words("prepositions") | g.words("particles"):
        at = skip(tokens, at + 1, end)
    if at < end:
        lemma = g.gerund_of(tokens[at].text)
        if lemma is not None:
            return "ing", at, lemma
    return None
