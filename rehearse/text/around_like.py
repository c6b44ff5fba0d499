"""What stands beside a filler and not beside the same words in use: above all "like", a verb and a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from rehearse.data import load
from rehearse.text.tokens import Token

_ADJECTIVE_ENDINGS = ("ous", "ful", "less", "able", "ible", "ive")  # not "al" and "ic": "it was like magic"
_NO_ADJECTIVES = frozenset({"new", "old", "own", "light", "first", "second", "next", "last", "best", "better", "kind"})
_SAYING = frozenset({"says", "asked", "replied", "answered", "goes", "went"})
_YEARS = range(1900, 2100)
MOST_ASKED = 15  # words back to "what" or "how": longer clauses are rare, and texts without marks are long
_LEAST_LETTERS = 6  # of a word that is taken for an adjective by its ending: "five", "table"


class _Grammar(msgspec.Struct, frozen=True):
    """Of grammar/words.toml what is needed here."""

    subjects: dict[str, frozenset[str]]
    verbs: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]


class _Irregular(msgspec.Struct, frozen=True):
    """grammar/irregular.toml: base, past, participle."""

    verbs: tuple[tuple[str, str, str], ...]


@cache
def _grammar() -> _Grammar:
    return load("grammar/words.toml", _Grammar)


@cache
def _irregular() -> tuple[tuple[str, str, str], ...]:
    return load("grammar/irregular.toml", _Irregular).verbs


@cache
def _pure_pasts() -> frozenset[str]:
    """Past forms that are no participle, and so never an adjective: "went", not "broken"."""
    return frozenset(past for base, past, participle in _irregular() if past not in (base, participle)) | {
        "said",
    }


@cache
def _bases() -> frozenset[str]:
    return frozenset(base for base, _, _ in _irregular())


@cache
def _participles() -> frozenset[str]:
    """Irregular participles that are nothing else: "broken"."""
    return frozenset(participle for base, past, participle in _irregular() if participle not in (base, past))


@cache
def _objects() -> frozenset[str]:
    """Words with which the object of a verb begins, and no noun behind an adjective."""
    words = _grammar().words
    return words["objects"] | words["possessives"] | {"it", "a", "an", "the"}


@cache
def _adjectives() -> frozenset[str]:
    return _grammar().words["adjectives"] - _NO_ADJECTIVES


@cache
def _joining() -> frozenset[str]:
    """Words behind which a clause begins, other than a question."""
    words = _grammar().words
    return words["joiners"] | words["subordinators"] - words["questions"]


@cache
def _closing() -> frozenset[str]:
    """Words before which a clause or a phrase ends."""
    words = _grammar().words
    return words["joiners"] | words["subordinators"] | words["prepositions"] - {"of", "like"} | {"to", "that"}


def is_copula(form: str) -> bool:
    """A form of "be", also one that is contracted with its subject."""
    verbs = _grammar().verbs
    return form in verbs["be"] or form in verbs["contracted_be"] or form.endswith(("'m", "'re"))


def opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token is a pronoun with which a clause begins: not "the tool I", "what they"."""
    known, before = _grammar(), tokens[at - 1] if at else None
    if not any(tokens[at].form in known.subjects[kind] for kind in ("i", "we", "third", "group")):
        return False
    return before is None or before.mark_after or tokens[at].paused_before or before.form in _joining()


def is_subject(form: str) -> bool:
    """A pronoun that is never an object, or "there", also contracted: "they'd", "it's"."""
    known, stem = _grammar().subjects, form.partition("'")[0]
    return form == "it's" or any(stem in known[kind] for kind in ("i", "we", "third", "you", "there"))


def is_subordinator(form: str) -> bool:
    """A word behind which only a clause or something compared can follow, and no verb: "because", "when", "than"."""
    return form in _grammar().words["subordinators"]


def is_joiner(form: str) -> bool:
    """A word behind which a clause or a verb can follow: "and", "so", the "that" of "people that like dogs"."""
    return form in _grammar().words["joiners"] or form == "that"


def is_reported(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of saying stands at most two words before the token: "she told us, yeah, come in"."""
    known = _grammar().verbs["reporting"] | _grammar().verbs["letting"] | _SAYING
    if at > 1 and tokens[at - 1].form == "like" and is_copula(tokens[at - 2].form):
        return True
    return any(token.form in known for token in tokens[max(0, at - 2) : at] if not token.ends_sentence)


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token is an irregular verb in its base form and an object or a preposition follows: "get the"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or tokens[at].mark_after or tokens[at].form not in _bases():
        return False
    return after.form in _objects() or after.form in _grammar().words["prepositions"] | {"to", "up", "out"}


def is_liking(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pronoun or "would" stands before the token and its object behind it: there is no "I the" without it."""
    before, after = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    if before is None or after is None or before.mark_after or tokens[at].mark_after:
        return False
    known = _grammar().subjects
    subject = any(before.form in known[kind] for kind in ("i", "we", "third", "you"))
    liked = _objects() - {"it"} | {"to"}  # a quote would end between "they like" and its "it"
    return (subject or before.form == "would") and after.form in liked


def is_past(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token is a past tense and no adjective before a noun: "went", "fixed the", not "fixed prices"."""
    form, after = tokens[at].form, tokens[at + 1] if at + 1 < len(tokens) else None
    if form in _pure_pasts():
        return True
    if (
        not (_is_regular(form) or form == "told")
        or after is None
        or tokens[at].mark_after
        or after.form not in _objects()
    ):
        return False
    return at + 2 >= len(tokens) or tokens[at + 2].form not in ("best", "most", "least")


def describes(tokens: Sequence[Token], at: int, more: frozenset[str]) -> bool:
    """Whether the token is an adjective, or one of `more`, that ends its clause: "tired because", not "angry bees".

    Not in a clause that asks or says what something is like.
    """
    form = tokens[at].form
    ends = len(form) >= _LEAST_LETTERS and form.endswith(_ADJECTIVE_ENDINGS)
    if not (ends or form in more or form in _adjectives() or form in _participles() or _is_regular(form)):
        return False
    return _closes(tokens, at) and not _asks(tokens, at)


def is_amount(tokens: Sequence[Token], at: int, numbers: frozenset[str]) -> bool:
    """Whether the token is a number of things: not "one of them", and not a year."""
    form = tokens[at].form
    if form[0].isdigit():
        return not (form.isdecimal() and (form == "1" or int(form) in _YEARS))
    return form in numbers and form != "one"


def is_quantity(tokens: Sequence[Token], at: int, numbers: frozenset[str]) -> bool:
    """Whether "a hundred", "a few" or the like begins at the token."""
    more = numbers | _grammar().words["amounts"]
    return tokens[at].form == "a" and at + 1 < len(tokens) and tokens[at + 1].form in more


def _is_regular(form: str) -> bool:
    """Whether it ends as a regular past or participle does."""
    words = _grammar().words
    return (
        form.endswith("ed") and not form.endswith("eed") and len(form) > len("need") and form not in words["not_past"]
    )


def _closes(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].mark_after or at + 1 >= len(tokens) or tokens[at + 1].paused_before:
        return True
    return tokens[at + 1].form in _closing()


def _asks(tokens: Sequence[Token], at: int) -> bool:
    """Whether "what" or "how" stands earlier in the clause."""
    for earlier in reversed(tokens[max(0, at - MOST_ASKED) : at]):
        if earlier.mark_after:
            return False
        if earlier.form in ("what", "how", "whatever"):
            return True
    return False
