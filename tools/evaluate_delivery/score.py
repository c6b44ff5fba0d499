"""Event scores: precision, recall and F1 of fillers and pauses, and the errors of their boundaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

Interval = tuple[float, float]
FILLER_TOLERANCE_S = 0.25


@dataclass
class Events:
    """Counts over clips: true events, found events, correct ones; boundary errors in seconds."""

    there: int = 0
    found: int = 0
    right: int = 0
    errors_s: list[float] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the found events that are correct."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the true events that were found."""
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def median_error_ms(self) -> float:
        """Median boundary error of the correct events."""
        return 1000 * float(np.median(self.errors_s)) if self.errors_s else 0.0

    def row(self) -> str:
        """The cells of a table."""
        return f"{self.there} | {self.found} | {self.precision:.2f} | {self.recall:.2f} | **{self.f1:.2f}**"


def add_fillers(events: Events, truth: Sequence[Interval], found: Sequence[Interval], name: str = "") -> None:
    """Match each filler to the nearest start within 0.25 s; each found one is used once."""
    left = list(found)
    for event in truth:
        near = [other for other in left if abs(other[0] - event[0]) <= FILLER_TOLERANCE_S]
        if not near:
            events.missed.append(f"{name} at {event[0]:.2f} s: missed")
            continue
        best = min(near, key=lambda other: abs(other[0] - event[0]))
        left.remove(best)
        events.right += 1
        events.errors_s.append(abs(best[0] - event[0]))
    events.missed += [f"{name} at {other[0]:.2f} s: false" for other in left]
    events.there += len(truth)
    events.found += len(found)


def add_pauses(events: Events, truth: Sequence[Interval], found: Sequence[Interval], shortest_s: float = 0.0) -> None:
    """Match pauses that share more than half of the longer of the two; shorter found ones count only if correct."""
    left = list(found)
    for event in truth:
        best = max(left, key=lambda other: _shared_s(event, other), default=None)
        if best is None or _shared_s(event, best) <= 0.5 * max(event[1] - event[0], best[1] - best[0]):
            continue
        left.remove(best)
        events.right += 1
        events.found += 1
        events.errors_s += [abs(best[0] - event[0]), abs(best[1] - event[1])]
    events.there += len(truth)
    events.found += sum(1 for other in left if other[1] - other[0] >= shortest_s)


def _shared_s(one: Interval, other: Interval) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])
