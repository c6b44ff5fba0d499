"""Scores of a transcript: word errors on normalised words, filled pauses, written numbers, word starts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tools.scoring.spelling import american
from tools.scoring.spoken_forms import cardinal, decimal

FILLED_PAUSES = ("um", "uh", "er", "hmm")
_NUMBER = re.compile(r"(\$?)(\d[\d,]*)(?:\.(\d+))?(%?)(?: (million|billion))?")
_TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_FIGURE = re.compile(r"\$?\d[\d,]*(?:\.\d+)?(?::\d\d)?%?(?: (?:million|billion))?(?:th|st|nd|rd)?")


def _say(match: re.Match[str]) -> str:
    dollar, whole, digits, percent, size = match.groups()
    n = int(whole.replace(",", ""))
    said = decimal(n, digits) if digits else cardinal(n) if n < 10**9 else whole
    return " ".join(x for x in (said, size, "percent" if percent else "", "dollars" if dollar else "") if x)


def normalised(text: str) -> list[str]:
    """Words in lower case, numbers spelt out, no punctuation: the form in which word error rate is counted."""
    text = _NUMBER.sub(_say, american(text.lower()).replace("\u2019", "'").replace("-", " "))
    return [w for w in _TOKEN.findall(text) if w != "and"]


@dataclass(frozen=True)
class Alignment:
    """Errors of the cheapest alignment, and the index pairs of words that are equal."""

    errors: int
    matches: tuple[tuple[int, int], ...]


def align(reference: Sequence[str], heard: Sequence[str]) -> Alignment:
    """Levenshtein alignment of two lists of words."""
    rows = [list(range(len(heard) + 1))]
    for i, word in enumerate(reference, 1):
        row = [i]
        for j, other in enumerate(heard, 1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (word != other)))
        rows.append(row)
    i, j, matches = len(reference), len(heard), []
    while i and j:
        same = reference[i - 1] == heard[j - 1]
        if rows[i][j] == rows[i - 1][j - 1] + (not same):
            if same:
                matches.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif rows[i][j] == rows[i - 1][j] + 1:
            i -= 1
        else:
            j -= 1
    return Alignment(rows[-1][-1], tuple(reversed(matches)))


@dataclass(frozen=True)
class Counts:
    """Hits, misses and false alarms."""

    hits: int
    missed: int
    extra: int

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hits + other.hits, self.missed + other.missed, self.extra + other.extra)

    @property
    def precision(self) -> float | None:
        """Share of the transcribed ones that were said; None if none was transcribed."""
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else None

    @property
    def recall(self) -> float | None:
        """Share of those said that were transcribed; None if none was said."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else None


def filled_pauses(reference: Sequence[str], heard: Sequence[str]) -> Counts:
    """Filled pauses by position: a hit is a filled pause aligned with one of the same spelling."""
    hits = sum(reference[i] in FILLED_PAUSES for i, _ in align(reference, heard).matches)
    spoken = sum(w in FILLED_PAUSES for w in reference)
    return Counts(hits, spoken - hits, sum(w in FILLED_PAUSES for w in heard) - hits)


def figures(reference: str, heard: str) -> Counts:
    """Numbers, percentages and money that are written exactly as the reference writes them."""
    wanted, found = Counter(_FIGURE.findall(reference)), Counter(_FIGURE.findall(heard))
    hits = sum((wanted & found).values())
    return Counts(hits, sum(wanted.values()) - hits, sum(found.values()) - hits)
