"""Points of one row of the rubric as they are given, missed and taken away, with typed reasons."""

from __future__ import annotations

from msgspec.structs import replace

from rehearse.types import Reason, Score


class Tally:
    """Points of one row as they are given and missed, with the reasons."""

    def __init__(self, of: int) -> None:
        self.of = of
        self.points = 0.0
        self.reasons: list[Reason] = []

    def give(self, points: float, reason: str) -> None:
        """Points earned, and by what."""
        self.points += points
        self.reasons.append(Reason("earned", points, reason))

    def miss(self, points: float, cure: str) -> None:
        """Points that were to be had, and how."""
        if points > 0:
            self.reasons.append(Reason("missing", points, cure))

    def lose(self, points: float, reason: str) -> None:
        """Points taken away, and why."""
        self.points -= points
        self.reasons.append(Reason("lost", points, reason))

    def score(self) -> Score:
        """Whole points within the row, and no more to be had than it lacks."""
        points = max(0, min(self.of, round(self.points)))
        lacking = self.of - points
        capped = (
            replace(reason, points=min(reason.points, lacking)) if reason.kind == "missing" else reason
            for reason in self.reasons
        )
        reasons = tuple(reason for reason in capped if reason.kind != "missing" or lacking)
        return Score(points, self.of, "; ".join(in_words(reason) for reason in reasons), reasons)


def in_words(reason: Reason) -> str:
    """A reason as it is told: "+4 a lesson", "-1 vague", "(2 more: say when)"."""
    if reason.kind == "missing":
        return f"({reason.points:g} more: {reason.text})"
    return f"{'+' if reason.kind == 'earned' else '-'}{reason.points:g} {reason.text}"


def cure(row: Score) -> str | None:
    """What would earn most of the points that the row lacks, as a sentence; None where nothing is missing."""
    missing = [reason for reason in row.reasons if reason.kind == "missing"]
    if not missing:
        return None
    text = max(missing, key=lambda reason: reason.points).text
    return f"{text[:1].upper()}{text[1:]}."
