"""On which side of its target the length of an answer lies, and whether it misses the round."""

from __future__ import annotations

from typing import Literal

from rehearse.types import Band

Side = Literal["short", "long"]
Misfit = Literal["too short", "too long"]


def side(duration_s: float, target_s: float) -> Side:
    """Whether an answer is shorter than its target; "long" for one that is as long or longer."""
    return "short" if duration_s < target_s else "long"


def misfit(band: Band | None, duration_s: float | None, target_s: float | None) -> Misfit | None:
    """How the length fails to fit the round; None where it fits or is not known.

    band: how the length compares with its target.
    """
    if band != "attention" or duration_s is None or target_s is None:
        return None
    return "too short" if side(duration_s, target_s) == "short" else "too long"
