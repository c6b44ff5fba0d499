"""RICE scores: reach × impact × confidence ÷ effort, the formula of Intercom and of seed 002."""

import math

import msgspec

from rehearse.errors import UsageError


class RiceItem(msgspec.Struct, frozen=True):
    """One thing that could be done.

    reach: people or cases in a fixed time, >= 0. impact: effect on one of them, > 0. confidence: 0-1.
    effort_months: person-months, > 0.
    """

    name: str
    reach: float
    impact: float
    confidence: float
    effort_months: float

    @property
    def score(self) -> float:
        """Reach × impact × confidence ÷ effort; comparable only among items scored with the same units."""
        return self.reach * self.impact * self.confidence / self.effort_months


def rice_item(name: str, reach: float, impact: float, confidence_percent: float, effort_months: float) -> RiceItem:
    """An item with every figure in its range; confidence comes as 0-100%.

    Raises UsageError that names the figure which is out of range.
    """
    checks = (
        ("reach", reach, reach >= 0, "0 or more"),
        ("impact", impact, impact > 0, "more than 0, usually 0.25 to 3"),
        ("confidence", confidence_percent, 0 <= confidence_percent <= 100, "between 0 and 100%"),
        ("effort", effort_months, effort_months > 0, "more than 0 person-months"),
    )
    for label, value, in_range, wanted in checks:
        if not (math.isfinite(value) and in_range):
            raise UsageError(f"The {label} of {name} is {value:g}.", f"It must be {wanted}.")
    return RiceItem(name, reach, impact, confidence_percent / 100, effort_months)


def ranked(items: tuple[RiceItem, ...]) -> tuple[RiceItem, ...]:
    """The items by score, the highest first; equal scores keep their order."""
    return tuple(sorted(items, key=lambda item: -item.score))
