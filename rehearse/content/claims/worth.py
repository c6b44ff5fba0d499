"""What a change was worth: "renewals rose from 61 to 83 percent, which was around 240,000 pounds"."""

from __future__ import annotations

from rehearse.content.claims.number import Number, money
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.words import has, has_verb

_POINTING = (["which"], ["that"], ["and", "that"], ["so", "that"], ["and", "it"])
_IS = frozenset({"was", "is", "means", "meant", "makes", "made", "equals", "be", "brought"})
_TOO_MUCH = frozenset({"too", "over", "a", "each", "for", "per", "down", "short"})


def is_worth(scene: Scene, number: Number) -> bool:
    """True for money that a clause behind a change with a figure puts on that change."""
    lead = trimmed(scene.clause_lead(number, 6))
    if number.unit not in money() or number.sign or not _TOO_MUCH.isdisjoint(scene.tail(number, 1)):
        return False
    if lead[:-1] not in _POINTING or lead[-1] not in _IS:
        return False
    start = scene.bounds(number.start)[0]
    before = scene.words[start : number.start - len(lead)]
    figures = any(start <= one.start < number.start for one in scene.numbers)
    changed = (
        has_verb(before, "falling") or has_verb(before, "rising") or ("from" in before and has_verb(before, "moving"))
    )
    return figures and changed and not has(before, "harm") and not has(before, "target") and not scene.caused(start)
