"""Precision, recall and rank correlation, as used in the tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Counts:
    """Hits and misses of a yes/no field; the ids of the wrong ones are kept."""

    name: str
    true_positive: int
    true_negative: int
    false_positive: tuple[str, ...]
    false_negative: tuple[str, ...]

    @property
    def total(self) -> int:
        """Items scored."""
        return self.true_positive + self.true_negative + len(self.false_positive) + len(self.false_negative)

    @property
    def precision(self) -> float:
        """Share of the found items that are right; 1 if nothing was found."""
        found = self.true_positive + len(self.false_positive)
        return self.true_positive / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of the true items that were found; 1 if none is true."""
        true = self.true_positive + len(self.false_negative)
        return self.true_positive / true if true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def accuracy(self) -> float:
        """Share of right answers."""
        return (self.true_positive + self.true_negative) / max(1, self.total)

    @property
    def balanced(self) -> float:
        """Mean of the accuracies on the true and on the false items."""
        false = self.true_negative + len(self.false_positive)
        return (self.recall + (self.true_negative / false if false else 1.0)) / 2


def count(name: str, items: list[tuple[str, bool, bool]]) -> Counts:
    """Counts of (id, truth, found)."""
    return Counts(
        name,
        sum(truth and found for _, truth, found in items),
        sum(not truth and not found for _, truth, found in items),
        tuple(item for item, truth, found in items if found and not truth),
        tuple(item for item, truth, found in items if truth and not found),
    )


def spearman(pairs: list[tuple[float, float]]) -> float:
    """Rank correlation, ties sharing their mean rank."""
    one, two = _ranks([pair[0] for pair in pairs]), _ranks([pair[1] for pair in pairs])
    mean = (len(pairs) + 1) / 2
    covariance = sum((a - mean) * (b - mean) for a, b in zip(one, two, strict=True))
    spread = (sum((a - mean) ** 2 for a in one) * sum((b - mean) ** 2 for b in two)) ** 0.5
    return covariance / spread if spread else 0.0


def _ranks(values: list[float]) -> list[float]:
    ordered = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    at = 0
    while at < len(ordered):
        end = at
        while end + 1 < len(ordered) and values[ordered[end + 1]] == values[ordered[at]]:
            end += 1
        for place in range(at, end + 1):
            ranks[ordered[place]] = (at + end) / 2 + 1
        at = end + 1
    return ranks
