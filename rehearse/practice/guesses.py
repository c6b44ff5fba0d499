"""A user's guess of the points before seeing the report, and how far guesses are from the rubric."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from statistics import fmean

import msgspec

from rehearse.data.rubric import rubric
from rehearse.errors import UsageError
from rehearse.store.summary import Entry

TOTAL = "total_points"
ROWS = ("ownership_signal", "action_specificity", "quantified_impact")  # guessed before the total, seed 003
MOST_TOTAL = 100


class Gap(msgspec.Struct, frozen=True):
    """Guesses of one measure: the mean difference in points; above 0: too kind."""

    name: str
    takes: int
    mean_gap: float
    mean_bias: float


def read(typed: str) -> dict[str, float]:
    """A guess as typed: "70", or "20 15 10"; empty for nothing. Raises UsageError for what is not a guess."""
    numbers = [float(one) for one in re.findall(r"[-\d.]+", typed)]
    most = [MOST_TOTAL] if len(numbers) == 1 else [rubric().of[name] for name in ROWS]
    if not typed.strip():
        return {}
    if re.sub(r"[-\d.,/; ]", "", typed.strip()) or len(numbers) != len(most):
        raise UsageError(f'"{typed.strip()}" is not a guess.', "Type one number, or three: 20 15 10.")
    for number, top in zip(numbers, most, strict=True):
        if not 0 <= number <= top:
            raise UsageError(f"{number:g} is outside 0-{top}.", "Type one number, or three: 20 15 10.")
    return {TOTAL: numbers[0]} if len(numbers) == 1 else {f"{n}_points": x for n, x in zip(ROWS, numbers, strict=True)}


def gaps(entries: Sequence[Entry], guesses: Mapping[int, Mapping[str, float]]) -> tuple[Gap, ...]:
    """The gap of every measure that was guessed, over the attempts that were scored."""
    off: dict[str, list[float]] = {}
    for entry in entries:
        for name, guess in guesses.get(entry.id, {}).items():
            if (points := entry.summary.measures.get(name)) is not None:
                off.setdefault(name, []).append(guess - points)
    names = [name for name in (TOTAL, *(f"{row}_points" for row in ROWS)) if name in off]
    return tuple(Gap(name, len(off[name]), fmean(map(abs, off[name])), fmean(off[name])) for name in names)
