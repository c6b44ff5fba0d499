"""On how many days something held: "the vans left on time on 19 of 20 days, up from twelve"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rehearse.content.claims.missed_people import is_person
from rehearse.content.claims.number import Number, number_words
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.words import has, has_verb
from rehearse.content.clauses import grammar as g
from rehearse.content.text import Token

_DAYS = frozenset({"day", "week"})
_OF = (["of"], ["out", "of"], ["of", "the"], ["out", "of", "the"])
_AGAINST = (["up", "from"], ["down", "from"], ["instead", "of"])
_SCALES = (5, 10)  # both ends of these are compared without the second "of ten"
_HELD = g.stems(("keep", "finish", "meet", "arrive", "open", "complete"))
_WHEN = frozenset({"on", "for", "in"})
_MOST = 0.5
DAYS_A_WEEK = 7


def days_of(tokens: Sequence[Token], one: Number, two: Number) -> Number | None:
    """The share in "19 of 20 days", "19 days out of 20"; None for any other two numbers."""
    plain = not (one.rate or two.rate or one.noun or two.noun or one.of or two.of or one.high or two.high)
    marked = any(token.closed for token in tokens[one.start : two.start])
    if not plain or marked or [token.text for token in tokens[one.end : two.start]] not in _OF:
        return None
    if one.unit and two.value <= DAYS_A_WEEK:
        return None  # "two days out of five" are two days a week
    unit = one.unit or two.unit
    if unit not in _DAYS or (one.unit and two.unit) or not 0 <= one.value <= two.value or two.value == 1:
        return None
    return replace(one, end=two.end, reach=two.reach, unit="", noun=f"{unit}s", of=two.value, weak=False)


def with_same_whole(tokens: Sequence[Token], share: Number, number: Number) -> Number:
    """The number, of the same whole as the share before it: the twelve of "19 of 20 days, up from twelve"."""
    between = trimmed([token.text for token in tokens[share.end : number.start]])
    bare = not (number.unit or number.rate or number.noun or number.of or number.high)
    whole = share.of is not None and share.of not in _SCALES and number.value < share.of
    return replace(number, of=share.of) if bare and whole and between in _AGAINST else number


def is_held(scene: Scene, number: Number) -> bool:
    """True for "the lift worked on 28 of 30 days": most of the time, something did what it is there for."""
    named = number.noun in ("days", "weeks") or has([number.noun], "period_noun")
    clause = scene.clause(number.start)
    if number.of is None or not named or number.amount < _MOST or clause is None or clause.group.negated:
        return False
    who = scene.words[clause.subject.start : clause.subject.end]
    if scene.cause(number.start) != "it" or not who or is_person(who[-1]) or clause.group.tense != "past":
        return False
    said = [word for word in scene.words[clause.group.end : number.start] if word not in number_words().hedges]
    behind = said[:-1] if said[-1:] and said[-1] in _WHEN else said
    plain = all(g.is_adverb(word) or word in ("on", "up") for word in behind) or has(behind, "fixed")
    return plain and (clause.group.lemma in _HELD or has_verb([scene.words[clause.group.verb]], "holding"))
