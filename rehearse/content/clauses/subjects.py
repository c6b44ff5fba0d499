"""The subject of a verb: a pronoun before it, a noun phrase, one carried over from the clause before, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.finite import announces
from rehearse.content.clauses.groups import inverted
from rehearse.content.clauses.model import Clause, Subject, SubjectKind
from rehearse.content.clauses.people import is_authority, is_group
from rehearse.content.clauses.questions import asked_subject
from rehearse.content.clauses.relatives import relative_subject
from rehearse.content.clauses.spot import back
from rehearse.content.text import Token

_LINKING_NOUNS = frozenset({"of", "for", "in", "from", "at", "on", "with"})
_SOME_OF_US = frozenset({"some", "all", "most", "many", "several", "both", "a", "two", "three", "four"})


def subject_of(tokens: Sequence[Token], verb: int, start: int, earlier: Sequence[Clause]) -> Subject:
    """The subject of the verb group at `verb`, in a sentence from `start` on; earlier: its clauses so far."""
    asked = inverted(tokens, verb, verb + 2)
    if asked is not None:
        return Subject(_kind(tokens[asked].text), asked, asked + 1, asked)
    before = back(tokens, verb, start)
    limit = max(start, earlier[-1].group.end if earlier else start)
    if tokens[verb].text in g.verb_words("contracted_be"):
        return Subject(_kind(tokens[verb].text), verb, verb + 1, verb)
    cut = before >= limit and tokens[before].closed and not announces(tokens, before, start)
    if before < limit or cut or tokens[before].text in g.words("joiners"):
        return relative_subject(tokens, verb, earlier) or asked_subject(tokens, verb, earlier) or carried_over(earlier)
    kind = g.subject_kinds().get(tokens[before].text)
    if kind is not None:
        return _pronoun(tokens, before, limit, cast(SubjectKind, kind), fresh=not earlier)
    object_ = bool(earlier) and not _by_percent(tokens, verb + 1) and _is_object(tokens, earlier[-1], before)
    if object_ or tokens[before].text in g.words("subordinators"):
        return carried_over(earlier)
    return _noun_phrase(tokens, before, limit)


def _by_percent(tokens: Sequence[Token], at: int) -> bool:
    """True for "… coverage hit 72 percent": a share is reached by what is measured, not by who acted before."""
    words = [token.text for token in tokens[at : at + 2]]
    return bool(words) and words[0][:1].isdigit() and (words[0].endswith("%") or words[-1] in ("percent", "per"))


def _is_object(tokens: Sequence[Token], last: Clause, before: int) -> bool:
    """True for "drew the map moved the shelves": the noun phrase between is the object of the first verb."""
    bars = g.words("relatives") | g.words("joiners") | g.words("subordinators") | g.words("questions")
    if any(tokens[at].closed or tokens[at].text in bars for at in range(last.group.end - 1, before + 1)):
        return False
    acting = last.subject.kind in ("i", "we", "dropped") and last.link in ("main", "and")
    says = tokens[last.group.verb].text in g.verb_words("reporting") | g.verb_words("letting")
    return acting and not says and last.group.voice == "active" and last.group.lemma not in ("be", "hav")


def _kind(word: str) -> SubjectKind:
    return cast(SubjectKind, g.subject_kinds().get(word, "it"))


def carried_over(earlier: Sequence[Clause]) -> Subject:
    """The subject of the clause that this one continues; `dropped` without one."""
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
        noun = name.isalpha() and not g.is_function(name) and g.gerund_of(name) is None
        if named and noun and _opens_clause(tokens, start, limit, fresh=fresh):
            return Subject("group", start, at + 1, at - 2)
    return Subject(kind, at, at + 1, at)


def _opens_clause(tokens: Sequence[Token], start: int, limit: int, *, fresh: bool) -> bool:
    """Whether a noun phrase stands where a clause begins, so that it is not an object of the verb before."""
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
    start = _with_first_of_two(tokens, _phrase_start(tokens, last, limit), limit)
    while start < last and tokens[start].text in _LINKING_NOUNS:
        start += 1
    linking = (at - 1 for at in range(start + 1, last + 1) if tokens[at].text in _LINKING_NOUNS)
    head = next(linking, last)
    return Subject(_kind_of([token.text for token in tokens[start : last + 1]], head - start), start, last + 1, head)


def _with_first_of_two(tokens: Sequence[Token], start: int, limit: int) -> int:
    """Where "Tom and the vet" begins, from where "the vet" does."""
    if start > limit + 1 and tokens[start - 1].text == "and" and not tokens[start - 2].closed:
        first = _phrase_start(tokens, start - 2, limit)
        names = all(token.text != "to" and not g.is_adverb(token.text) for token in tokens[first : start - 1])
        if names and not g.is_function(tokens[start - 2].text) and (first > limit or limit == 0):
            return first
    return start


def _kind_of(phrase: list[str], head: int) -> SubjectKind:
    """Who a noun phrase is; head: the place of its noun."""
    if is_authority(phrase[: head + 1]):
        return "authority"
    if is_group(phrase, head):
        return "group"
    if phrase[:1] in (["no"], ["none"], ["nobody"], ["not"]):
        return "nobody"
    return "group" if "us" in phrase and phrase[0] in _SOME_OF_US else "other"
