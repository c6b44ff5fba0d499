"""Impossible values: less than nothing, more than all, a fall by more than the whole."""

from __future__ import annotations

import itertools

from rehearse.content.claims.intended import is_intended
from rehearse.content.claims.model import Impossible
from rehearse.content.claims.number import Number, money
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.words import direction_of, has

WHOLE = 100.0  # percent
MOST_TIMES = 100_000  # by which money grows


def find_impossible(scene: Scene) -> tuple[Impossible, ...]:
    """Every number stated as a result that no result can have, each with one sentence that says why."""
    found: list[Impossible] = []
    for number in scene.numbers:
        why = _why(scene, number)
        if why and not is_intended(scene, number):
            found.append(Impossible(scene.quote(number.start, number.end), why))
    for one, two in itertools.pairwise(scene.numbers):
        if _beyond_belief(scene, one, two):
            why = f"From {one.text} to {two.text} is more than a hundred thousand times as much: check both figures."
            found.append(Impossible(scene.quote(one.start, two.end), why))
    return tuple(found)


def _beyond_belief(scene: Scene, one: Number, two: Number) -> bool:
    """True for "from $2 million to $900 billion": money that grew by more than any business does."""
    like = one.unit == two.unit and one.unit in money() and "to" in scene.between(one, two)[:3]
    return like and one.value > 0 and two.value / one.value >= MOST_TIMES


def _why(scene: Scene, number: Number) -> str:
    lead, tail = scene.clause_lead(number, 12), scene.words[number.end : number.end + 4]
    around = [*lead, *tail]
    if number.sign == "-" and _below_nothing(scene, number, around):
        return f"{number.text} is less than nothing: say what it was before and after."
    if number.of is not None:
        more = number.value > number.of
        return f"{number.text} is more than all of them: say how many of how many." if more else ""
    if number.unit != "%" or number.value <= WHOLE:
        return ""
    if _falls(scene, number, lead, tail):
        return f"Nothing falls by {number.text}, because 100% is all of it: say what it was before and after."
    near = trimmed(lead)[-1:]
    level = near in (["to"], ["was"], ["is"], ["at"], ["hit"], ["reached"], []) or tail[:1] == ["of"]
    if level and (has(lead, "shares_of_all") or has(tail, "shares_of_all")):
        return f"{number.text} is more than all of it: say which share of how many."
    return ""


def _falls(scene: Scene, number: Number, lead: list[str], tail: list[str]) -> bool:
    """Whether something is said to fall by the number, or to be fewer by it."""
    if has(tail[:1], "less"):
        return True
    by = "by" in scene.lead(number, 3) or (direction_of(lead[-3:]) < 0 and "to" not in lead[-3:])
    return by and direction_of(lead) < 0 and not has(tail[:2], "more")


def _below_nothing(scene: Scene, number: Number, around: list[str]) -> bool:
    """Whether a negative value stands where only zero and more can: a time, a share, money as a level, a count."""
    if has(around, "below_zero") or number.unit in {"°", "point"} | money():
        return False
    near = trimmed(scene.lead(number, 4))[-1:]
    if number.unit == "%":
        return abs(number.value) > WHOLE
    return near in (["to"], ["at"], ["is"], ["was"], ["from"], ["takes"], ["took"], ["of"], ["in"]) or (number.unit in (
        "min", "h", "day", "week", "s", "ms",
    ) and near not in (["by"], []))  # fmt: skip
