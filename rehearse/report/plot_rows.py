"""The rows of a plot in characters: with few of them, a value still stands on the right side of its target."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

FEWEST = 4  # rows: below a band, its two edges, above it


class Rows(NamedTuple):
    """Rows counted from 0 at the bottom: of the values, in their order, and of the numbers named beside the axis."""

    of: tuple[int, ...]
    named: dict[float, int]


class _Zone(NamedTuple):
    """What lies between two named numbers. outside: it is no part of the target; above: it is over its high edge."""

    low: float
    high: float
    outside: bool
    above: bool
    holds: bool  # whether any value lies strictly inside

    @property
    def wanted(self) -> int:
        """Steps from the row of one number to that of the other, with a row between them for what lies there."""
        return 2 if self.holds else 1

    @property
    def fewest(self) -> int:
        """The same where rows are short: values share the row of a number that is on their side of the target."""
        return self.wanted if self.outside and not self.above else 1

    def row(self, value: float, bottom: int, top: int) -> int:
        """Of a value strictly inside, between the rows of the two numbers."""
        apart = top - bottom > 1
        first = bottom + (apart or self.above)
        last = top - (apart or (self.outside and not self.above))
        at = bottom + (value - self.low) / (self.high - self.low) * (top - bottom)
        return min(max(round(at), first), last)


def placed(values: Sequence[float], low: float | None, high: float | None, rows: int) -> Rows:
    """Each value, none below 0, on one of at least `FEWEST` rows; the edges of the target on rows of their own.

    A value outside the target is never on the row of an edge nor between the edges. Where rows are too few, 0 has none.
    """
    edges = sorted({edge for edge in (low, high) if edge is not None and edge > 0})
    top = max(*values, *edges, 0.0) or 1.0
    named = sorted({0.0, *edges, top})
    zones = [_zone(one, other, low, high, values) for one, other in pairwise(named)]
    steps = _shared(zones, rows - 1)
    at, bottoms = 0, []
    for step in steps:
        bottoms.append(at)
        at += step
    known = dict(zip(named, [*bottoms, at], strict=True))
    found = tuple(_row(value, zones, known) for value in values)
    if zones[0].holds and zones[0].outside and steps[0] == 1:
        del known[0.0]
    return Rows(found, known)


def _zone(one: float, other: float, low: float | None, high: float | None, values: Sequence[float]) -> _Zone:
    above = high is not None and one >= high
    below = low is not None and other <= low
    return _Zone(one, other, above or below, above, any(one < value < other for value in values))


def _row(value: float, zones: Sequence[_Zone], known: dict[float, int]) -> int:
    if value in known:
        return known[value]
    zone = next(zone for zone in zones if zone.low < value < zone.high)
    return zone.row(value, known[zone.low], known[zone.high])


def _shared(zones: Sequence[_Zone], steps: int) -> list[int]:
    """How many steps each zone gets: what it needs, then what it wants, the rest by how much it spans."""
    given = [1] * len(zones)
    for wishes in ([zone.fewest for zone in zones], [zone.wanted for zone in zones]):
        for at, wish in enumerate(wishes):
            given[at] += max(0, min(wish - given[at], steps - sum(given)))
    spans = [zone.high - zone.low for zone in zones]
    for _ in range(steps - sum(given)):
        scarce = max(range(len(zones)), key=lambda at: spans[at] / given[at])
        given[scarce] += 1
    return given
