"""What else came of it: figures right behind a result, which say so in fewer words than a result of their own needs.

"The purser put it at nine thousand quid", "and the insurers knocked six percent off", "that's two thousand a year".
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.claims import not_results
from rehearse.content.claims.model import NumericResult
from rehearse.content.claims.number import Number, money
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.single_number import result_of
from rehearse.content.claims.told import is_own
from rehearse.content.claims.words import has_verb
from rehearse.content.claims.worth import equals
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g

REACH = 2  # sentences behind a result
_POINTING = frozenset({"that", "that's", "which"})
_JOINED = frozenset({"and", "so"})
_PRICED = frozenset({"for", "too", "each", "per", "short"})
_PUT = g.stems(("put", "set", "estimate", "value"))
_US = frozenset({"us", "me"})
_MOST_RECEIVED = 3  # "refunded us all of £11,240"


def also_told(scene: Scene, results: Sequence[NumericResult]) -> list[NumericResult]:
    """The results that stand in the sentence of another one, behind it, or in one of the next two."""
    sentences = [(scene.text.sentence_of(one.hit.end - 1), one.hit.end) for one in results]
    covered = {word for one in results for word in range(one.hit.start, one.hit.end)}
    found = []
    for number in scene.numbers:
        word = scene.text.tokens[number.start].word
        here = scene.sentence(number.start)
        near = any(0 <= here - sentence <= REACH and word >= end for sentence, end in sentences)
        if not near or word in covered or not not_results.stands(scene, number):
            continue
        direction = _direction(scene, number)
        if direction is not None:
            found.append(result_of(scene, number, direction, after=direction == 0))
    return found


def _direction(scene: Scene, number: Number) -> int | None:
    """-1 for what was taken off, 0 for what was won; None where the figure is no outcome."""
    clause = scene.clause(number.start)
    if clause is None or clause.group.negated or number.weak:
        return None
    others = not is_own(scene, clause) and clause.subject.kind not in ("we", "you")
    if number.unit == "%" and others and scene.tail(number, 2)[:1] == ["off"]:
        return -1
    if number.unit in money():
        worth = _is_worth(scene, clause, number) or (others and _is_given(scene, clause, number))
        return 0 if worth else None
    return 0 if others and _has_come(scene, clause, number) else None


def _is_worth(scene: Scene, clause: Clause, number: Number) -> bool:
    """True for "that's two thousand a year", "the purser put it at nine thousand", "for him it is 1,400 a month"."""
    if not _PRICED.isdisjoint(scene.tail(number, 1)) or clause.group.modality not in ("", "used"):
        return False
    between = scene.words[clause.group.end : number.start]
    if clause.group.lemma in _PUT and not is_own(scene, clause):
        return between[:1] in (["it"], ["that"], ["this"]) and "at" in between
    adds = equals(trimmed(scene.words[clause.group.verb : number.start]))  # "that came to about nine hundred"
    is_it = clause.group.lemma == g.stem("be") or adds
    if not is_it or clause.subject.kind != "it" or len(between) > _MOST_RECEIVED:
        return False
    start = scene.bounds(number.start)[0]
    opening = scene.words[start : clause.group.end]  # in the sentence of the change itself is_worth() decides
    return bool(number.rate) or (opening[:1] != [] and opening[int(opening[0] in _JOINED)] in _POINTING)


def _is_given(scene: Scene, clause: Clause, number: Number) -> bool:
    """True for "they refunded us £11,240"; "they charged us £400" took it."""
    verb = scene.words[clause.group.verb]
    gives = has_verb([verb], "answered") or has_verb([verb], "no_receiver")
    between = scene.words[clause.group.end : number.start]
    return gives and not _US.isdisjoint(between) and len(between) <= _MOST_RECEIVED


def _has_come(scene: Scene, clause: Clause, number: Number) -> bool:
    """True for "eleven men have done their certificate": so many of their own accord, by now."""
    group = clause.group
    counted = not number.unit and not number.rate and bool(number.noun) and number.value > 1
    subject = number.start <= clause.subject.end and number.end <= group.start
    now = group.perfect and group.tense == "present" and group.voice == "active"
    return counted and subject and now and not has_verb([scene.words[group.verb]], "failing")
