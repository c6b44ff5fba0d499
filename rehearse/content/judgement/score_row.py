"""Points of one row of the rubric as they are given, missed and taken away, with typed reasons."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from rehearse.data.reasons import OPTIONAL, sentence_of
from rehearse.types import Quote, Reason, Score

Fact = int | float | str


class Tally:
    """Points of one row as they are given and missed; each reason has an id of reasons.toml, quotes and facts."""

    def __init__(self, of: int) -> None:
        self.of = of
        self.points = 0.0
        self.reasons: list[Reason] = []

    def give(self, points: float, reason: str, *quotes: Quote, **facts: Fact) -> None:
        """Points earned, and by what."""
        self.points += points
        self._note("earned", points, reason, quotes, facts)

    def miss(self, points: float, cure: str, *quotes: Quote, **facts: Fact) -> None:
        """Points that were missed, and how to gain them."""
        if points > 0:
            self._note("missing", points, cure, quotes, facts)

    def lose(self, points: float, reason: str, *quotes: Quote, **facts: Fact) -> None:
        """Points taken away, and why."""
        self.points -= points
        self._note("lost", points, reason, quotes, facts)

    def _note(
        self,
        kind: Literal["earned", "lost", "missing"],
        points: float,
        reason: str,
        quotes: tuple[Quote, ...],
        facts: dict[str, Fact],
    ) -> None:
        self.reasons.append(Reason(kind, float(points), reason, quotes, facts))

    def score(self) -> Score:
        """Whole points within the row; what is missing adds up to no more than the row lacks, the first of it first."""
        points = max(0, min(self.of, round(self.points)))
        lacking = float(self.of - points)
        kept: list[Reason] = []
        for reason in self.reasons:
            if reason.kind != "missing":
                kept.append(reason)
            elif lacking > 0:
                kept.append(replace(reason, points=min(reason.points, lacking)))
                lacking -= reason.points
        return Score(points, self.of, reasons=tuple(kept))


def cure(row: Score) -> str | None:
    """What would earn most of the points that the row lacks, as a sentence; None where nothing needed is missing."""
    missing = [reason for reason in row.reasons if reason.kind == "missing" and reason.id != OPTIONAL]
    if not missing:
        return None
    text = sentence_of(max(missing, key=lambda reason: reason.points))
    return f"{text[:1].upper()}{text[1:]}."
