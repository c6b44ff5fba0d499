"""A number as the size of a thing: a film of six minutes that was made, a backlog of 300 tickets that was cleared."""

from __future__ import annotations

from rehearse.content.claims.number import Number
from rehearse.content.claims.own_steps import is_step
from rehearse.content.claims.scene import Scene
from rehearse.content.claims.words import has, has_verb
from rehearse.content.clauses import grammar as g

_EACH = frozenset({"the", "each", "every", "my", "our", "a", "this", "that"})
_LENGTHS = frozenset(
    {"inch", "inches", "centimetres", "centimeters", "millimetres", "metres", "meters", "feet", "degrees"}
)
_SAID = frozenset({"said", "says", "read", "reads", "should", "meant", "supposed", "stated", "asked", "wanted"})
_PHRASE_TOKENS = 2  # "each sheet"
NEAR_TOKENS = 4  # between a verb and the thing it makes or clears


def sizes_a_thing(scene: Scene, number: Number) -> bool:
    """True for "I cut a six-minute film", "we added a two-hour talk": the size of a thing that somebody made.

    A wait, a delay or a fee that was cut is gone by as much; whoever saved a two-hour drive has saved two hours.
    """
    lead = scene.clause_lead(number, NEAR_TOKENS)
    if lead[-1:] not in (["a"], ["an"]) or not number.unit or number.rate or not scene.caused(number.start):
        return False
    thing = number.noun or next(iter(scene.tail(number, 1)), "")
    named = bool(thing) and not g.is_function(thing) and not g.is_adverb(thing)
    burden = any(has([thing], name) for name in ("burden", "less", "more"))
    return named and not burden and not _clearable([thing]) and not has_verb(lead, "spared")


def is_shaped(scene: Scene, number: Number) -> bool:
    """True for "I cut each sheet down to five questions", "I raised the bar by ten inches", with more told behind it.

    The thing gets another size, which is a step; a queue, a fee or an outcome that gets smaller is a result.
    """
    clause = scene.clause(number.start)
    if clause is None or number.unit or number.rate or number.of is not None or not number.noun:
        return False
    if scene.cause(number.start) != "i" or clause.group.voice == "passive" or number.start < clause.group.end:
        return False
    thing = [word for word in scene.words[clause.group.end : number.start] if word in _EACH or not g.is_adverb(word)]
    to = thing[-1:] in (["to"], ["into"]) or (thing[-1:] == ["by"] and number.noun in _LENGTHS)
    thing = [word for word in thing[:-1] if word not in ("down", "up")]
    if not to or len(thing) != _PHRASE_TOKENS or thing[0] not in _EACH or thing[1].endswith("s"):
        return False
    measured = any(has([thing[1]], name) for name in ("outcome_noun", "burden", "less", "more")) or _clearable(
        thing[1:]
    )
    alike = thing[1] == number.noun.removesuffix("s") or _clearable([number.noun])
    later = any(is_step(one, scene.words) for one in scene.clauses if one.start > number.start)
    other = any(scene.sentence(one.start) > scene.sentence(number.start) for one in scene.numbers)
    return not measured and not alike and (later or other)


def clears(scene: Scene, number: Number) -> bool:
    """True for "cleared a three-week backlog", "got rid of a queue of two hours", "wiped out a $12,000 deficit"."""
    lead = scene.clause_lead(number, 2 * NEAR_TOKENS)
    if lead[-1:] == ["of"] and _clearable(lead[-2:-1]):
        return _clear(lead[:-2])
    return _clearable(scene.tail(number, 1)) and _clear(lead)


def is_spared(scene: Scene, number: Number) -> bool:
    """True for "it saved them a two-hour drive": time that others no longer spend."""
    near = scene.clause_lead(number, NEAR_TOKENS)
    return number.dimension == "time" and has_verb(near, "spared") and scene.cause(number.start) != "i"


def _clearable(thing: list[str]) -> bool:
    return has(thing, "clearable") or has(thing, "unwanted")


def _clear(lead: list[str]) -> bool:
    near = lead[-NEAR_TOKENS - 1 :]
    return has_verb(near, "clearing") or has(near, "clearing_phrase")


def is_pointed_at(scene: Scene, number: Number) -> bool:
    """True for "I scraped the other two down", "nine pounds at birth": which ones were taken up, how one began."""
    bare = not (number.unit or number.rate or number.of)
    other = bare and scene.lead(number, 2) == ["the", "other"] and scene.caused(number.start)
    return other or scene.tail(number, 2) == ["at", "birth"]


def is_misread(between: list[str]) -> bool:
    """True for "I had written thirteen days where it said thirty": what should have stood there was never measured."""
    return "where" in between and not _SAID.isdisjoint(between[between.index("where") :])
