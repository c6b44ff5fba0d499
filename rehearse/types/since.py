"""A take beside an earlier one of the same question."""

from typing import Literal

import msgspec

Call = Literal["better", "worse", "same"]


class Moved(msgspec.Struct, frozen=True):
    """One measure of the earlier take and of this one; no call where it was on target in both."""

    before: float
    after: float
    call: Call | None


class Since(msgspec.Struct, frozen=True):
    """What changed since the newest scored take before this one, by the same person at the same question."""

    attempt: int
    points: Moved
    duration_s: Moved | None
    fillers_per_minute: Moved | None
    same_rubric: bool
    same_target: bool
