"""A number with its unit, in a normal form that two ways of saying it share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import msgspec

from rehearse.data import load

TIMES = {"ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0, "day": 86400.0, "week": 604800.0, "month": 2629800.0,
         "year": 31557600.0}  # fmt: skip
HOURS_A_DAY = 24  # a bare number above it cannot be a time of day
SMALLER = {"min": "s", "h": "min", "day": "h"}


class NumberWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """claims/numbers.toml."""

    source: str
    words: frozenset[str]
    hedges: frozenset[str]
    repair_marks: frozenset[str]
    repair_words: frozenset[str]
    unit_adjectives: frozenset[str]
    fraction_leads: frozenset[str]
    fraction_tails: frozenset[str]
    periods: frozenset[str]
    weak_leads: frozenset[str]
    labels: frozenset[str]
    numbered_units: frozenset[str]
    year_leads: frozenset[str]
    sooner: frozenset[str]
    one_of_some: frozenset[str]
    after_a_count: frozenset[str]
    clock_tails: frozenset[str]
    scales: dict[str, float]
    prefixes: dict[str, tuple[str, ...]]
    units: dict[str, tuple[str, ...]]
    rates: dict[str, tuple[str, ...]]
    fractions: dict[str, float]


@dataclass(frozen=True, slots=True)
class Number:
    """A number: tokens [start, end) of the text; reach: the end of its phrase, with the noun counted and the rate.

    unit: "%", "point", "$", "ms", "x", …, or "" for a count; rate: "week" of "a week"; noun: the word counted.
    high: the top of a range; of: 10 of "nine of ten"; weak: "an hour", which may be a manner of speaking.
    rest: 40 of "nine minutes forty".
    """

    start: int
    end: int
    value: float
    unit: str = ""
    rate: str = ""
    noun: str = ""
    reach: int = 0
    high: float | None = None
    of: float | None = None
    fraction: bool = False
    sign: str = ""
    weak: bool = False
    rest: float = 0.0

    @property
    def text(self) -> str:
        """The normal form: "2 week", "18%", "$80000/year", "1/9", "30–40%", "x10"."""
        number = number_text(self.value) + (f"–{number_text(self.high)}" if self.high is not None else "")
        rate = f"/{self.rate}" if self.rate else ""
        minus = "-" if self.sign == "-" else ""
        if self.of is not None:
            return f"{number}/{number_text(self.of)}"
        if self.unit in money():
            return f"{minus}{self.unit}{number}{rate}"
        if self.unit == "x":
            return f"x{number}"
        unit = "%" if self.unit == "%" else f" {self.unit}" if self.unit else ""
        rest = f" {number_text(self.rest)} {SMALLER[self.unit]}" if self.rest else ""
        return f"{minus}{number}{unit}{rest}{rate}"

    @property
    def dimension(self) -> str:
        """What may be compared: durations with durations, money with money, shares with shares."""
        if self.of is not None:
            return "ratio"
        return "time" if self.unit in TIMES else self.unit

    @property
    def amount(self) -> float:
        """The value in a unit that all values of its dimension share: seconds, a share of one."""
        if self.of:
            return self.value / self.of
        rest = self.rest * TIMES[SMALLER[self.unit]] if self.rest else 0.0
        return self.value * TIMES.get(self.unit, 1.0) + rest


def number_text(value: float) -> str:
    """A number without needless digits: 3.2, 40, 1200000."""
    return str(int(value)) if value == int(value) else f"{value:.4f}".rstrip("0").rstrip(".")


@cache
def number_words() -> NumberWords:
    """Words, units, rates, currencies."""
    return load("claims/numbers.toml", NumberWords)


@cache
def money() -> frozenset[str]:
    """The units that are currencies."""
    return frozenset(number_words().prefixes)


@cache
def unit_forms() -> dict[str, str]:
    """Every way to write a unit, and the unit."""
    return {form: unit for unit, forms in number_words().units.items() for form in forms}


@cache
def rate_forms() -> dict[str, str]:
    """Every way to say a rate, and the rate."""
    return {form: rate for rate, forms in number_words().rates.items() for form in forms}


@cache
def prefix_forms() -> dict[str, str]:
    """Every way to write a currency before its figure, and the currency."""
    return {form: unit for unit, forms in number_words().prefixes.items() for form in forms}


_WHOLE_WORDS = re.compile(r"(?<![\d.])(?!1 )([\d.,–/]+) (day|week|month|year)(?![\w])")


def in_a_sentence(value: str) -> str:
    """A normal form as it is read out.

    >>> in_a_sentence("2 day -> 0.5 day"), in_a_sentence("1 week"), in_a_sentence("12/month")
    ('2 days -> 0.5 days', '1 week', '12/month')
    """
    return _WHOLE_WORDS.sub(r"\1 \2s", value)
