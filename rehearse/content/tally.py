"""Points of one row of the rubric as they are given, missed and taken away."""

from __future__ import annotations

from rehearse.types import Score


class Tally:
    """Points of one row as they are given and missed, with the reasons."""

    def __init__(self, of: int) -> None:
        self.of = of
        self.points = 0.0
        self.reasons: list[str | tuple[float, str]] = []  # told as they are, or points missed and their cure

    def give(self, points: float, reason: str) -> None:
        """Points earned, and by what."""
        self.points += points
        self.reasons.append(f"+{points:g} {reason}")

    def miss(self, points: float, cure: str) -> None:
        """Points that were to be had, and how."""
        if points > 0:
            self.reasons.append((points, cure))

    def lose(self, points: float, reason: str) -> None:
        """Points taken away, and why."""
        self.points -= points
        self.reasons.append(f"-{points:g} {reason}")

    def score(self) -> Score:
        """Whole points within the row, and no more to be had than it lacks."""
        points = max(0, min(self.of, round(self.points)))
        told = (_told(reason, self.of - points) for reason in self.reasons)
        return Score(points, self.of, "; ".join(reason for reason in told if reason))


def _told(reason: str | tuple[float, str], lacking: int) -> str:
    if isinstance(reason, str):
        return reason
    missed, cure = reason
    return f"({min(missed, lacking):g} more: {cure})" if lacking else ""
