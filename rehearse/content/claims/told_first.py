"""A value of today told before the one that it came from: "It is forty a month now. It was more than a hundred"."""

from __future__ import annotations

from rehearse.content.claims import not_results
from rehearse.content.claims.model import NumericResult
from rehearse.content.claims.number import Number
from rehearse.content.claims.scene import Scene
from rehearse.content.claims.told import is_told
from rehearse.content.claims.told_again import change, is_comment, may_follow
from rehearse.content.clauses import grammar as g

SENTENCES_ON = 2  # between the two one may stand: "I mean now."
_HOURS = (["in", "the"], ["at", "night"])  # "it was five in the morning"
_STAND = g.stems(("be",))


def told_first(scene: Scene, number: Number) -> NumericResult | None:
    """The result of a value of the present whose earlier value is told next; None where none is."""
    clause = scene.clause(number.start)
    if clause is None or clause.group.tense != "present" or clause.subject.kind not in ("it", "we", "other"):
        return None
    if not (number.rate or number.unit) or not is_told(scene, number) or is_comment(scene, number):
        return None
    before = _earlier(scene, number)
    if before is None:
        return None
    found = change(scene, before, number)
    return found if found.direction < 0 or not not_results.is_harm(scene, number) else None


def _earlier(scene: Scene, number: Number) -> Number | None:
    """The bare value of what "it was" then, in the next sentences."""
    here = scene.sentence(number.start)
    following = (one for one in scene.numbers if one.start > number.start)
    for one in following:
        if scene.sentence(one.start) - here > SENTENCES_ON:
            return None
        clause = scene.clause(one.start)
        if clause is None or clause.group.tense != "past" or clause.group.lemma not in _STAND:
            continue
        bare = not one.noun and one.unit in ("", number.unit) and one.rate in ("", number.rate)
        if clause.subject.kind == "it" and not clause.group.negated and bare and may_follow(one, number):
            return one if is_told(scene, one) and scene.tail(one, 2) not in _HOURS else None
    return None
