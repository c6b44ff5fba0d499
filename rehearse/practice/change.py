"""How a measure changed over the takes: better, worse or no change, with the noise band that decides it."""

import math
from collections.abc import Sequence
from statistics import median
from typing import Literal

import msgspec

from rehearse.data.progress_measures import Measure, Method

Call = Literal["better", "worse", "no change", "too early", "shown only"]


class Change(msgspec.Struct, frozen=True):
    """How a measure changed; every number in the measure's own unit."""

    call: Call
    because: str
    before: float | None = None  # median of the first attempts
    after: float | None = None  # median of the last ones
    noise: float | None = None  # half width of the band inside which a change does not count


def judge(values: Sequence[float], measure: Measure, method: Method) -> Change:
    """Better, worse or no change, from values of one measure, oldest first."""
    if len(values) < method.fewest:
        lacking = method.fewest - len(values)
        return Change("too early", f"record {lacking} more {'take' if lacking == 1 else 'takes'} to see a trend")
    before, after = median(values[: method.window]), median(values[-method.window :])
    noise = max(measure.floor, method.wobble_factor * wobble(values))
    gain = measure.goodness(after) - measure.goodness(before)
    if measure.better == "neither":
        return Change("shown only", measure.source, before, after, noise)
    if abs(gain) < noise:
        aimed = measure.better == "inside" and measure.goodness(before) == measure.goodness(after) == 0
        inside = "on target before and after" if aimed else "within your usual variation"
        return Change("no change", inside, before, after, noise)
    return Change("better" if gain > 0 else "worse", "beyond your usual variation", before, after, noise)


def wobble(values: Sequence[float]) -> float:
    """Standard deviation from attempt to attempt, which a steady trend hardly raises; 0 for fewer than two values."""
    if len(values) < 2:
        return 0.0
    return math.dist(values[1:], values[:-1]) / math.sqrt(2 * (len(values) - 1))
