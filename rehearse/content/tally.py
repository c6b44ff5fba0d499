"""Points of one row of the rubric as they are given, missed and taken away."""

from __future__ import annotations

from rehearse.types import Score


class Tally:
    """Points of one row as they are given and missed, with the reasons."""

    def __init__(self, of: int) -> None:
        self.of = of
        self.points = 0.0
        self.reasons: list[str] = []

    def give(self, points: float, reason: str) -> None:
        """Points earned, and by what."""
        self.points += points
        self.reasons.append(f"+{points:g} {reason}")

    def miss(self, points: float, cure: str) -> None:
        """Points that were to be had, and how."""
        if points > 0:
            self.reasons.append(f"({points:g} more: {cure})")

    def lose(self, points: float, reason: str) -> None:
        """Points taken away, and why."""
        self.points -= points
        self.reasons.append(f"-{points:g} {reason}")

    def score(self) -> Score:
        """Whole points within the row."""
        return Score(max(0, min(self.of, round(self.points))), self.of, "; ".join(self.reasons))
