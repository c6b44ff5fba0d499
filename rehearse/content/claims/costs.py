"""Figures of the speaker's own way of working: how long it takes, how early something is sent, when it is done."""

from __future__ import annotations

from rehearse.content.claims.number import HOURS_A_DAY, TIMES, Number
from rehearse.content.claims.own_steps import is_step
from rehearse.content.claims.scene import Scene
from rehearse.content.claims.words import has, has_verb
from rehearse.content.clauses import grammar as g

VERB_TOKENS = 8  # between a verb and its time
_LONGER = frozenset({"more", "longer", "extra"})
_HOURS = (["in", "the"], ["at", "night"], ["at", "noon"])  # "four in the morning", "nine at night"
_DAY_PARTS = frozenset({"morning", "mornings", "afternoon", "evening", "evenings"})
_LAST_HOUR = 12
_AT = frozenset({"at", "until", "till", "before", "past"})
_HOLDING = g.stems(("be", "have", "hold", "keep", "stay", "remain", "settle", "end"))


def takes_longer(scene: Scene, number: Number) -> bool:
    """True for "I swept twice, that's ten minutes more every morning": what the step takes, and no gain."""
    at = scene.clause_number(number.start)
    if at < 1 or number.dimension != "time":
        return False
    step, clause = scene.clauses[at - 1], scene.clauses[at]
    pointing = clause.subject.kind == "it" or scene.words[clause.start] == "which"
    tail = scene.tail(number, 2)
    longer = tail[:1] != [] and tail[0] in _LONGER and (len(tail) == 1 or tail[1] == "every" or g.is_function(tail[1]))
    steps = [one for one in scene.clauses[:at] if one.sentence == step.sentence]
    near = clause.sentence - step.sentence <= 1
    return longer and near and pointing and any(is_step(one, scene.words) for one in steps)


def is_lead_time(scene: Scene, number: Number) -> bool:
    """True for "the letter went out a week ahead": how early it is sent; "we finished a week ahead" is a gain."""
    if number.dimension != "time" or scene.tail(number, 2) != ["ahead"]:
        return False
    lead = scene.clause_lead(number, VERB_TOKENS)
    return not has_verb(lead, "passing_all") and not any(word in g.verb_words("be") for word in lead)


def is_hour(scene: Scene, number: Number) -> bool:
    """True for "four in the morning", "nine at night": a time of day, and no count."""
    bare = not (number.unit or number.rate or number.noun) and number.of is None and number.value <= _LAST_HOUR
    tail = scene.words[number.end : number.end + 3]
    return bare and tail[:2] in _HOURS and (tail[0] == "at" or tail[2:] == [] or tail[2] in _DAY_PARTS)


def is_appointment(scene: Scene, number: Number) -> bool:
    """True for "I stood at the gate at six", "we waited until nine": when somebody did something, and no count."""
    bare = not (number.unit or number.rate or number.noun or number.fraction) and number.of is None
    led = scene.words[number.start - 1] if number.start > scene.bounds(number.start)[0] else ""
    clause = scene.clause(number.start)
    if not bare or number.value > HOURS_A_DAY or led not in _AT or clause is None:
        return False
    near = scene.words[clause.group.end : number.start - 1]
    held = (
        clause.group.lemma in _HOLDING or near[:1] == ["it"] or near[-1:] == ["and"]
    )  # "we were at six", "… and at one"
    return clause.subject.kind in ("i", "we", "dropped", "third", "authority", "group") and not held


def sizes_what_follows(scene: Scene, number: Number) -> bool:
    """True for "each of them is a fifteen minute slot": the length of a thing; a "ten minute wait" is a value."""
    unit = scene.words[number.end - 1]
    thing = next(iter(scene.tail(number, 1)), "")
    singular = number.unit in TIMES and number.value > 1 and not unit.endswith("s")
    named = bool(thing) and not g.is_function(thing) and not g.is_adverb(thing)
    return singular and named and not any(has([thing], name) for name in ("clearable", "unwanted", "burden"))
