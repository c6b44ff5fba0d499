"""Promises of guesses before the report."""

from pathlib import Path

import pytest

from rehearse.errors import UsageError
from rehearse.practice.guesses import gaps, read
from rehearse.store import guesses
from rehearse.store.attempts import Store
from tests import builders_report as reports


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("70", {"total_points": 70.0}),
        (
            " 20 15 10 ",
            {"ownership_signal_points": 20, "action_specificity_points": 15, "quantified_impact_points": 10},
        ),
        ("20/15/10", {"ownership_signal_points": 20, "action_specificity_points": 15, "quantified_impact_points": 10}),
        ("", {}),
    ],
)
def test_a_guess_is_a_total_or_three_rows(typed: str, points: dict[str, float]) -> None:
    assert read(typed) == points


@pytest.mark.parametrize("typed", ["101", "-1", "20 15", "seventy", "40 10 10", "1 2 3 4"])
def test_what_is_no_guess_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        read(typed)


def test_the_mean_gap_is_over_scored_takes_and_goes_with_its_attempt(tmp_path: Path) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store:
        numbers = [store.add(reports.full(), None) for _ in range(2)] + [store.add(reports.not_scored(), None)]
        total = store.entries()[0].summary.measures["total_points"]
        for number, off in zip(numbers, (10, -20, 5), strict=True):
            guesses.add(store, number, {"total_points": total + off})
        (gap,) = gaps(store.entries(), guesses.guessed(store))
        assert (gap.name, gap.takes, gap.mean_gap, gap.mean_bias) == ("total_points", 2, 15.0, -5.0)
        store.delete(numbers[0])
        assert numbers[0] not in guesses.guessed(store)
