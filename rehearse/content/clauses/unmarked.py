"""Verbs that follow each other without a mark, a joiner or a subject of their own, as in speech that is written down.

In "i set up alerts for the pumps wrote a guide for the crew" nothing before "wrote" can be its subject: the pumps are
the object of the preposition. The subject of such a verb is whoever acted last. A participle may share the auxiliary of
a passive ("was cleaned and tested").
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.model import Clause, Subject, VerbGroup
from rehearse.content.clauses.spot import back
from rehearse.content.clauses.subjects import carried_over
from rehearse.content.text import Token

LONGEST_UNMARKED_TOKENS = 18  # a written sentence has a mark sooner than this
WORDS_PER_I = 40  # in prose an "I" comes more often than this; in notes hardly ever


def is_loose(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a sentence runs on without a mark for so long that it must be several."""
    run = longest = 0
    for at in range(start, end):
        run = 0 if tokens[at].closed else run + 1
        longest = max(longest, run)
    return longest > LONGEST_UNMARKED_TOKENS


def are_notes(tokens: Sequence[Token]) -> bool:
    """Whether the words hardly ever say "I", so that a verb without a subject is the speaker's."""
    return WORDS_PER_I * sum(token.text == "i" for token in tokens) < len(tokens)


def lacks_subject(tokens: Sequence[Token], group: VerbGroup, start: int, earlier: Sequence[Clause]) -> bool:
    """Whether nothing before a bare past tense with an object can be its subject, in a sentence without marks."""
    if group.auxiliaries or group.tense != "past" or not earlier or not _acts_on(tokens, group):
        return False
    at, limit = back(tokens, group.start, start), earlier[-1].group.end
    pronoun = at >= limit and tokens[at].text in g.subject_kinds() and tokens[at].text != "people"
    if at < limit or pronoun or tokens[at].text in g.words("joiners"):
        return False
    return _belongs(tokens, at, limit, active=earlier[-1].group.voice == "active")


def continued(earlier: Sequence[Clause], group: VerbGroup, *, notes: bool) -> Subject:
    """The subject of a verb without one: whoever acted last; dropped in notes, which never say "I"."""
    for clause in reversed(earlier):
        if clause.subject.kind in ("i", "we", "dropped") and clause.link != "relative":
            return Subject(clause.subject.kind, group.start, group.start, clause.subject.head, carried=True)
    return Subject("dropped", -1, -1, -1) if notes else carried_over(earlier)


def of_passive(tokens: Sequence[Token], group: VerbGroup, earlier: Sequence[Clause]) -> bool:
    """True for "was cleaned and tested": a participle that shares the auxiliary of the passive right before it."""
    last = earlier[-1].group if earlier else None
    if last is None or last.voice != "passive" or group.auxiliaries or last.end != group.start - 1:
        return False
    if _acts_on(tokens, group):
        return False  # "were kept and helped them": a participle takes no object
    return tokens[last.end].text in ("and", "or") and g.participle_of(tokens[group.verb].text) is not None


def _belongs(tokens: Sequence[Token], at: int, limit: int, *, active: bool) -> bool:
    """Whether the nouns that end with token `at` belong to a verb or to prepositions, back to the verb at `limit`."""
    opens = g.words("determiners") | g.words("possessives") | g.words("demonstratives") | g.words("numbers")
    while at >= limit:
        while at >= limit and _may_name(tokens, at):
            at -= 1
        if at >= limit and tokens[at].text in opens:
            at -= 1
            if at >= limit and not _governs(tokens, at):
                return False  # a noun phrase of its own: "… the pump our sales rose"
        if at >= limit and _leads_on(tokens, at):
            return True
        if at >= limit and tokens[at].text not in g.words("prepositions") | g.words("objects") | {"it"}:
            return False
        at -= 1
    return active


def _may_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token may be a noun, an adjective or an adverb beside one, judging by its form."""
    word, lead = tokens[at].text, tokens[at - 1].text if at else ""
    if g.gerund_of(word) is not None or lead == "to":
        return lead in g.words("determiners") | g.words("possessives")  # "a heartbreaking …"
    return word == "people" or g.is_adverb(word) or not g.is_function(word)


def _leads_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a gerund or an infinitive whose object the nouns behind it are."""
    lead = tokens[at - 1].text if at else ""
    noun = lead in g.words("determiners") | g.words("possessives")
    return lead == "to" or (g.gerund_of(tokens[at].text) is not None and not noun)


def _governs(tokens: Sequence[Token], at: int) -> bool:
    """Whether the noun phrase behind a token is its object: a preposition, a gerund or an infinitive."""
    return tokens[at].text in g.words("prepositions") | {"to"} or _leads_on(tokens, at)


def _acts_on(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether an object follows the verb at once; a figure is what came of it, and "taught me" is nobody's step."""
    at = group.end + bool(group.particle and tokens[group.end].text == group.particle)
    word = tokens[at].text if at < len(tokens) else ""
    if not word[:1].isalpha() or word in ("me", "us"):
        return False
    opened = g.words("determiners") | g.words("possessives") | g.words("objects") | g.words("demonstratives")
    listed = opened | g.words("indefinite") | g.words("numbers") | {"it"}
    return word in listed or not (g.is_function(word) or g.is_adverb(word))
