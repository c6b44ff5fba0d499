"""The rubric: rows, weights, gates and verdicts, as given in rubric.toml.

The rows, their weights and the auto-fails are the seeds'; the file carries a version, so that an old take can be
scored again.
"""

from __future__ import annotations

from functools import cache

import msgspec

from rehearse.data import load


class Verdicts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Least total of each verdict."""

    strong_hire: int
    hire: int
    lean_no_hire: int


class Gates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an answer must be to get points at all."""

    least_words: int
    least_seconds: float
    most_words: int
    most_seconds: float
    least_function_share: float
    least_distinct_share: float
    least_person_share: float
    least_step_share: float


class Rubric(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """rubric.toml."""

    version: str
    source: str
    of: dict[str, int]
    verdict: Verdicts
    follow_up_rules: tuple[str, ...]
    gates: Gates
    structure: dict[str, float]
    balance: dict[str, float]
    ownership: dict[str, float]
    specificity: dict[str, float]
    impact: dict[str, float]
    awareness: dict[str, float]


@cache
def rubric() -> Rubric:
    """The rubric of this version."""
    return load("rubric.toml", Rubric)
