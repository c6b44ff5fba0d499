"""A quantity: a number with its unit, in a normal form that two sayings of the same thing share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import msgspec

from rehearse.data import load


class Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """quantities.toml."""

    source: str
    hedges: frozenset[str]
    number_words: frozenset[str]
    not_before: frozenset[str]
    units: dict[str, tuple[str, ...]]
    rates: dict[str, tuple[str, ...]]
    fractions: dict[str, float]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: tokens [start, end) of the reading; `noun` is the word counted when there is no unit."""

    start: int
    end: int
    value: float
    unit: str  # "%", "point", "$", "ms", "h", "x", … or "" for a count
    rate: str  # "week" of "a week", or ""
    noun: str
    per: int = 0  # 9 of "one in nine", else 0
    fraction: bool = False
    sign: str = ""

    @property
    def text(self) -> str:
        """The normal form: digits and unit, "2 week", "18%", "$80000/year", "1/9"."""
        if self.per:
            return f"{number_text(self.value)}/{self.per}"
        rate = f"/{self.rate}" if self.rate else ""
        number = number_text(self.value)
        if self.unit in {"$", "£", "€"}:
            return f"{self.unit}{number}{rate}"
        if self.unit == "%":
            return f"{number}%{rate}"
        return (
            f"{number} {self.unit}{rate}"
            if self.unit and self.unit != "x"
            else f"x{number}"
            if self.unit == "x"
            else f"{number}{rate}"
        )

    @property
    def dimension(self) -> str:
        """What may be compared: durations with durations, money with money, percentages with percentages."""
        if self.per:
            return "ratio"
        return "time" if self.unit in _TIMES else self.unit


_TIMES = frozenset({"ms", "s", "min", "h", "day", "week", "month", "year"})


def number_text(value: float) -> str:
    """A number without needless digits: 3.2, 40, 1200000."""
    return str(int(value)) if value == int(value) else f"{value:.4f}".rstrip("0").rstrip(".")


@cache
def units() -> Units:
    """Units, rates, number words."""
    return load("lexicon/quantities.toml", Units)
