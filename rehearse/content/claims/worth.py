"""What a change was worth: "renewals rose from 61 to 83 percent, which was around 240,000 pounds"."""

from __future__ import annotations

from rehearse.content.claims.number import Number, money
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.words import has, has_verb
from rehearse.content.clauses import grammar as g

_POINTING = (["which"], ["that"], ["and", "that"], ["so", "that"], ["and", "it"])
_IS = frozenset({"was", "is", "means", "meant", "makes", "made", "equals", "be", "brought"})
_ADDING = g.stems(("come", "amount", "add", "work", "total", "sum", "run"))  # "that came to", "it works out at"
_ADDED_TO = frozenset({"to", "at", "up", "out"})
_TOO_MUCH = frozenset({"too", "over", "a", "each", "for", "per", "down", "short"})


def is_worth(scene: Scene, number: Number) -> bool:
    """True for money that a clause behind a change with a figure puts on that change."""
    lead = trimmed(scene.clause_lead(number, 6))
    if number.unit not in money() or number.sign or not _TOO_MUCH.isdisjoint(_tail(scene, number)):
        return False
    if not any(lead[: len(pointing)] == pointing and equals(lead[len(pointing) :]) for pointing in _POINTING):
        return False
    start = scene.bounds(number.start)[0]
    before = scene.words[start : number.start - len(lead)]
    figures = any(start <= one.start < number.start for one in scene.numbers)
    changed = (
        has_verb(before, "falling") or has_verb(before, "rising") or ("from" in before and has_verb(before, "moving"))
    )
    return figures and changed and not has(before, "harm") and not has(before, "target") and not scene.caused(start)


def _tail(scene: Scene, number: Number) -> list[str]:
    """The word behind the amount; none in "over the year"."""
    return [] if scene.tail(number, 2) in (["over", "the"], ["over", "a"]) else scene.tail(number, 1)


def equals(words: list[str]) -> bool:
    """True for "was", "came to", "adds up to", "works out at"."""
    if len(words) == 1:
        return words[0] in _IS
    adds = bool(words) and not _ADDING.isdisjoint({g.past_of(words[0]), g.third_of(words[0])})
    return adds and len(words) <= 3 and _ADDED_TO.issuperset(words[1:])
