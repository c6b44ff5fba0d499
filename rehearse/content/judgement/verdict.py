"""The verdict of an answer: what its total, its auto-fails and its fit allow."""

from __future__ import annotations

from rehearse.data.rubric import rubric
from rehearse.types import Verdict


def verdict_of(total: int, *, auto_fail: bool, fits: bool) -> Verdict:
    """The verdict of a total; an auto-fail decides by itself, and without a result that fits nothing is a hire."""
    least = rubric().verdict
    if auto_fail or total < least.lean_no_hire:
        return "no hire"
    if total < least.hire or not fits:
        return "lean no hire"
    return "strong hire" if total >= least.strong_hire else "hire"
