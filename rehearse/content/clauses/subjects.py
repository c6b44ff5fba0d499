"""The subject of a verb: a pronoun before it, a noun phrase, one carried over from the clause before, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.finite import back
from rehearse.content.clauses.groups import inverted
from rehearse.content.clauses.model import Clause, Subject, SubjectKind, VerbGroup
from rehearse.content.clauses.people import is_authority, is_group
from rehearse.content.text import Token

_LINKING_NOUNS = frozenset({"of", "for", "in", "from", "at", "on", "with"})


def subject_of(tokens: Sequence[Token], verb: int, start: int, earlier: Sequence[Clause]) -> Subject:
    """The subject of the verb group at `verb`, in a sentence from `start` on; earlier: its clauses so far."""
    asked = inverted(tokens, verb, verb + 2)
    if asked is not None:
        return Subject(_kind(tokens[asked].text), asked, asked + 1, asked)
    before = back(tokens, verb, start)
    limit = max(start, earlier[-1].group.end if earlier else start)
    if tokens[verb].text in g.verb_words("contracted_be"):
        return Subject(_kind(tokens[verb].text), verb, verb + 1, verb)
    if before < limit or tokens[before].closed or tokens[before].text in g.words("joiners"):
        return _carried(earlier)
    kind = g.subject_kinds().get(tokens[before].text)
    if kind is not None:
        return _pronoun(tokens, before, limit, cast(SubjectKind, kind), fresh=not earlier)
    if tokens[before].text in g.words("subordinators") or (earlier and _is_object(tokens, earlier[-1], before)):
        return _carried(earlier)
    return _noun_phrase(tokens, before, limit)


def lacks_subject(tokens: Sequence[Token], group: VerbGroup, start: int, earlier: Sequence[Clause]) -> bool:
    """Whether nothing before a bare past tense can be its subject, in a text without marks.

    In "… alerts for the pumps wrote a guide" the nouns belong to the verb or the preposition before them.
    """
    if group.auxiliaries or group.tense != "past" or not earlier or not _acts_on(tokens, group):
        return False
    at, limit = back(tokens, group.start, start), earlier[-1].group.end
    if at < limit or tokens[at].text in g.subject_kinds() or tokens[at].text in g.words("joiners"):
        return False
    while at >= limit:
        while at >= limit and _may_name(tokens[at].text):
            at -= 1
        if at < limit or g.gerund_of(tokens[at].text) is not None:
            break
        word = tokens[at].text
        if word in g.words("determiners") | g.words("possessives") | g.words("demonstratives") | g.words("numbers"):
            at -= 1
            if at >= limit and tokens[at].text not in g.words("prepositions") | {"to"}:
                return False  # a noun phrase of its own: "… the pump our sales rose"
        elif word not in g.words("prepositions") | g.words("objects") | {"to", "it"}:
            return False
        at -= 1
    return earlier[-1].group.voice == "active" or at >= limit


def _may_name(word: str) -> bool:
    """A noun, an adjective or an adverb beside one, as far as its form tells."""
    return g.is_adverb(word) or not (g.is_function(word) or g.gerund_of(word) is not None)


def _acts_on(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether an object follows the verb at once."""
    at = group.end + bool(group.particle and tokens[group.end].text == group.particle)
    if at >= len(tokens):
        return False
    word = tokens[at].text
    opened = g.words("determiners") | g.words("possessives") | g.words("objects") | g.words("demonstratives") | {"it"}
    return word in opened | g.words("indefinite") or not (g.is_function(word) or g.is_adverb(word))


def continued(earlier: Sequence[Clause], group: VerbGroup) -> Subject:
    """The last who acted, for a verb that goes on without a subject; dropped, as in notes, where nobody did."""
    for clause in reversed(earlier):
        if clause.subject.kind in ("i", "we", "dropped") and clause.link != "relative":
            return Subject(clause.subject.kind, group.start, group.start, clause.subject.head, carried=True)
    return Subject("dropped", -1, -1, -1)


def _is_object(tokens: Sequence[Token], last: Clause, before: int) -> bool:
    """For "drew the map moved the shelves": the noun phrase between is the object of the first verb."""
    bars = g.words("relatives") | g.words("joiners") | g.words("subordinators")
    if any(tokens[at].closed or tokens[at].text in bars for at in range(last.group.end - 1, before + 1)):
        return False
    acting = last.subject.kind in ("i", "we", "dropped") and last.link in ("main", "and")
    says = tokens[last.group.verb].text in g.verb_words("reporting") | g.verb_words("letting")
    return acting and not says and last.group.voice == "active" and last.group.lemma not in ("be", "hav")


def _kind(word: str) -> SubjectKind:
    return cast(SubjectKind, g.subject_kinds().get(word, "it"))


def _carried(earlier: Sequence[Clause]) -> Subject:
    """The subject of the clause that this one continues; `dropped` if there is none."""
    for clause in reversed(earlier):
        if clause.link not in ("relative", "that", "question") and clause.subject.kind not in ("it", "there", "who"):
            subject = clause.subject
            return Subject(subject.kind, clause.start, clause.start, subject.head, carried=True)
    if earlier:
        return Subject(
            earlier[-1].subject.kind, earlier[-1].start, earlier[-1].start, earlier[-1].subject.head, carried=True
        )
    return Subject("dropped", -1, -1, -1)


def _pronoun(tokens: Sequence[Token], at: int, limit: int, kind: SubjectKind, *, fresh: bool) -> Subject:
    """A pronoun; "my partner and I" and "Ann and she" are a group."""
    if kind == "i" and at - 2 >= limit and tokens[at - 1].text == "and" and not tokens[at - 2].closed:
        start = _phrase_start(tokens, at - 2, limit)
        name = tokens[at - 2].text
        named = tokens[start].text in g.words("possessives") | g.words("determiners") or at - 2 == start
        if named and name.isalpha() and not g.is_function(name) and _opens_clause(tokens, start, limit, fresh=fresh):
            return Subject("group", start, at + 1, at - 2)
    return Subject(kind, at, at + 1, at)


def _opens_clause(tokens: Sequence[Token], start: int, limit: int, *, fresh: bool) -> bool:
    """Whether a noun phrase stands where a clause begins, so that it is no object of the verb before."""
    if start <= limit:
        return fresh
    lead = tokens[start - 1]
    return lead.closed or lead.text in g.words("joiners") | g.words("subordinators") | g.words("relatives")


def _phrase_start(tokens: Sequence[Token], last: int, limit: int) -> int:
    """Where the noun phrase that ends with token `last` begins."""
    at = last
    while at > limit:
        before = tokens[at - 1]
        if before.closed or before.text in g.words("joiners") | g.words("subordinators") | g.words("relatives"):
            break
        if before.text in g.words("prepositions") and before.text not in _LINKING_NOUNS:
            break
        if tokens[at].text in g.words("determiners") | g.words("possessives") and before.text not in _LINKING_NOUNS:
            break
        at -= 1
    return at


def _noun_phrase(tokens: Sequence[Token], last: int, limit: int) -> Subject:
    start = _phrase_start(tokens, last, limit)
    if start > limit + 1 and tokens[start - 1].text == "and" and not tokens[start - 2].closed:
        first = _phrase_start(tokens, start - 2, limit)  # "Tom and the vet"
        names = all(token.text != "to" and not g.is_adverb(token.text) for token in tokens[first : start - 1])
        if names and not g.is_function(tokens[start - 2].text) and (first > limit or limit == 0):
            start = first
    while start < last and tokens[start].text in _LINKING_NOUNS:
        start += 1
    head = last
    for at in range(start + 1, last + 1):
        if tokens[at].text in _LINKING_NOUNS:
            head = at - 1
            break
    phrase = [token.text for token in tokens[start : last + 1]]
    kind: SubjectKind = "other"
    if is_authority([token.text for token in tokens[start : head + 1]]):
        kind = "authority"
    elif is_group(phrase, head - start):
        kind = "group"
    elif phrase[:1] in (["no"], ["none"], ["nobody"], ["not"]):
        kind = "nobody"
    elif "us" in phrase and phrase[0] in (
        "some",
        "all",
        "most",
        "many",
        "several",
        "both",
        "a",
        "two",
        "three",
        "four",
    ):
        kind = "group"
    return Subject(kind, start, last + 1, head)
