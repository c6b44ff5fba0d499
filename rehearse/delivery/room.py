"""Where a short answer has room: the part that is missing, or furthest below its time."""

from __future__ import annotations

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
    scale, budget = delivery.target_s / STANDARD_S, shipped().targets.time_budget
    least_s: dict[PartName, float] = {
        "situation": budget.situation_s[0],
        "action": budget.action_s[0],
        "result": budget.result_s[0],
    }
    lacks_s = {name: least * scale - (content.parts[name].seconds or 0.0) for name, least in least_s.items()}
    most = max(lacks_s, key=lambda name: lacks_s[name])
    took_s, aim_s = content.parts[most].seconds, least_s[most] * scale
    if lacks_s[most] <= 0.0 or took_s is None:
        return ""
    tenths = 1 if round(took_s) >= round(aim_s) else 0  # "30 s; aim for at least 30 s" would say nothing
    return f"The {most} is short: {took_s:.{tenths}f} s; aim for at least {aim_s:.0f} s."
