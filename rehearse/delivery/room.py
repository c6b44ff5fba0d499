"""Where a short answer has room: the part that is missing, or furthest below its time."""

from __future__ import annotations

from rehearse.data.amounts import beside
from rehearse.data.own_settings import shipped
from rehearse.data.targets import STANDARD_S
from rehearse.types import Content, Delivery, PartName

_MISSING: dict[PartName, str] = {
    "situation": "It does not say when, where and what was wrong.",
    "action": "It names no steps of your own: say what you did, step by step.",
    "result": "It has no result: say how it ended, and what was different afterwards.",
}
_PARTS: tuple[PartName, ...] = ("result", "action", "situation")  # in the order in which a missing one is named


def room(delivery: Delivery, content: Content | None) -> str:
    """One sentence on the part to extend; empty without a scored story, or if no part is short of time.

    A part's time is that of targets.toml for 90 s, scaled to the target; the one that lacks most seconds is named.
    """
    if content is None or not content.scored:
        return ""
    for name in _PARTS:
        if not content.parts[name].present:
            return _MISSING[name]
    aims_s = least_s(delivery.target_s)
    lacks_s = {name: aim_s - (content.parts[name].seconds or 0.0) for name, aim_s in aims_s.items()}
    most = max(lacks_s, key=lambda name: lacks_s[name])
    took_s, aim_s = content.parts[most].seconds, aims_s[most]
    if lacks_s[most] <= 0.0 or took_s is None:
        return ""
    return f"The {most} is short: {beside(took_s, low=aim_s)} s; aim for at least {aim_s:g} s."


def least_s(target_s: float) -> dict[PartName, float]:
    """The seconds that each part takes at least in an answer of so many, in tenths; those without a least time lack."""
    scale, budget = target_s / STANDARD_S, shipped().targets.time_budget
    least: dict[PartName, float] = {
        "situation": budget.situation_s[0],
        "action": budget.action_s[0],
        "result": budget.result_s[0],
    }
    return {name: round(seconds * scale, 1) for name, seconds in least.items()}
