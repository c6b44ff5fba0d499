"""Numbers in a state that held at a moment: after the work, a result; before it, what was found to be wrong."""

from __future__ import annotations

from rehearse.content.claims.number import Number
from rehearse.content.claims.scene import LATE, Scene
from rehearse.content.claims.words import has, has_state, has_verb

OBJECT_TOKENS = 4  # between a verb in progress and the number it governs: "throwing out less than three kilos"
DATE_TOKENS = 8
MOST_LEFT = 0.2  # a share that is little without being called so
LEAST_OUT = 0.5
_OUT = (("off", "the"), ("out", "of", "the"), ("away", "from", "the"), ("clear", "of", "the"))
_SMALL = frozenset({"less", "under", "below", "only", "just", "fewer", "barely", "hardly"})


def is_state_by_then(scene: Scene, number: Number) -> bool:
    """True for "by September we were binning less than five percent": what went on once the work had taken effect.

    A rate or a share counts when it is called small, or when it is a share of something that went right.
    """
    clause = scene.clause(number.start)
    if clause is None or clause.subject.kind == "i" or not clause.group.progressive or clause.group.tense != "past":
        return False
    if not 0 < number.start - clause.group.verb <= OBJECT_TOKENS + 1 or number.dimension == "time":
        return False
    small = not _SMALL.isdisjoint(scene.words[clause.group.verb : number.start])
    right = number.unit == "%" and has_verb([scene.words[clause.group.verb]], "passing")
    return bool(number.rate or number.unit) and (small or right) and _dated(scene, clause.group.start)


def _dated(scene: Scene, verb: int) -> bool:
    """Whether the words before a verb give a later moment: "by March", "a month later", "within six weeks"."""
    opening = scene.words[max(scene.bounds(verb)[0], verb - DATE_TOKENS) : verb]
    return opening[:1] in (["by"], ["within"]) or opening[:2] in (["and", "by"], ["so", "by"]) or has(opening, "later")


def is_share_by_then(scene: Scene, number: Number) -> bool:
    """Whether a share tells how little still goes wrong at a later moment, or how many are out of the trouble."""
    return _is_small_rest(scene, number) or _is_out_of_it(scene, number)


def _is_out_of_it(scene: Scene, number: Number) -> bool:
    """True for "by August nine cars in ten were off the road", where the set-up told that they stood in it."""
    most = number.of is not None and number.amount > LEAST_OUT
    behind = scene.words[number.end : min(number.end + OBJECT_TOKENS + 4, scene.bounds(number.start)[1])]
    at = next((place for place, word in enumerate(behind) if word in ("was", "were")), len(behind))
    way = next((way for way in _OUT if tuple(behind[at + 1 : at + 1 + len(way)]) == way), ())
    place = behind[at + 1 + len(way) :][:1] if way else []
    told = (one for one, word in enumerate(scene.words[: number.start]) if [word] == place and scene.set_up(one))
    return most and _dated(scene, number.start) and bool(place) and next(told, None) is not None


def _is_small_rest(scene: Scene, number: Number) -> bool:
    """True for "two weeks later only two of 24 reports were late": how little still goes wrong, at a later moment."""
    if number.of is None and number.unit != "%":
        return False
    if not _dated(scene, number.start):
        return False
    behind = scene.words[number.end : min(number.end + OBJECT_TOKENS + 4, scene.bounds(number.start)[1])]
    most = MOST_LEFT if number.of is not None else 100 * MOST_LEFT
    if number.amount <= most and len(behind) == 1 and has_verb(behind, "failing"):
        return True  # "a year later one in eight quits"
    at = next((place for place, word in enumerate(behind) if word in ("was", "were")), -1)
    small = not _SMALL.isdisjoint(scene.words[max(scene.bounds(number.start)[0], number.start - 3) : number.start])
    return small and at > 0 and has_verb(behind[at + 1 : at + 3], "failing")


def had_worsened(scene: Scene, one: Number, two: Number) -> bool:
    """True for "it had gone from 0.2 percent to 1.1", with steps still to come: how bad it was when it was noticed."""
    clause = scene.clause(one.start)
    if clause is None or not clause.group.perfect or clause.group.tense != "past" or not _is_more(two, one):
        return False
    ahead = scene.sentence(one.start) < scene.last_step and scene.share_of_text(one.start) < LATE
    return ahead and not scene.caused(one.start) and not _dated(scene, clause.group.start)


def _is_more(two: Number, one: Number) -> bool:
    """Whether the second is the larger one; without a unit it has that of the first: "ten minutes to forty"."""
    return two.value > one.value if two.unit in ("", one.unit) else two.amount > one.amount


def is_under(scene: Scene, number: Number, near: list[str]) -> bool:
    """True for "it was under two minutes", "it took less than an hour"; "he was under two hours in the house"."""
    clause = scene.clause(number.start)
    stated = has_state(near) or near in (["it's"], ["that's"])
    return stated and clause is not None and clause.subject.kind == "it" and number.end == clause.end


def is_lead_time(scene: Scene, number: Number) -> bool:
    """True for "I test every client now, two days ahead": how early something is done, and nothing that changed."""
    tail = scene.tail(number, 2)
    early = tail[:1] in (["ahead"], ["beforehand"]) or tail == ["in", "advance"]
    return number.dimension == "time" and early and tail != ["ahead", "of"]  # "two days ahead of the plan"
