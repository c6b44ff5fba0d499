"""Whether an answer to "what was it before?" gives a value."""

from __future__ import annotations

from rehearse.content.claims.number import Number
from rehearse.content.claims.numbers import find_numbers
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.words import direction_of, has
from rehearse.content.text import ParsedText

_PERIOD_LEADS = (["in"], ["over"], ["after"], ["within"], ["for"], ["during"], ["last"])


def gives_start(text: ParsedText) -> bool:
    """Whether an answer to "what was it before?" gives a value: no change ("20% less"), no level ("down to 3").

    The length of a period beside a change ("in two months it was 20% less") is not such a value.
    """
    scene = Scene(text, find_numbers(text), ())
    changes = [_is_change(scene, number) for number in scene.numbers]
    return any(
        not change and not (any(changes) and trimmed(scene.lead(number, 4))[-1:] in _PERIOD_LEADS)
        for number, change in zip(scene.numbers, changes, strict=True)
    )


def _is_change(scene: Scene, number: Number) -> bool:
    """Whether a number says by how much, or down to what, something moved: "20% less", "by 20", "to three a week"."""
    tail, lead = scene.tail(number, 3), trimmed(scene.lead(number, 7))
    if number.unit == "x" or lead[-1:] == ["by"] or (lead[-1:] == ["to"] and "from" not in lead):
        return True
    if has(tail[:2], "less") or has(tail[:2], "more"):
        return True
    moved = lead[-2:-1] if lead[-1:] == ["of"] else lead[-1:]  # "a drop of 20%", "it fell 20%"
    way = {"up", "down"} & set(scene.lead(number, 2))
    return number.unit == "%" and (bool(way) or direction_of(moved) != 0 or has(moved, "less") or has(moved, "more"))
