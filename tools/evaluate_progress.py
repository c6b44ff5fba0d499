"""Measure how often progress correctly reports better, worse and no change, on generated series.

Run: python -m tools.evaluate_progress [FORTNIGHTS]. The seeds differ from those of the tests.
"""

import sys
from collections import Counter

import msgspec

from rehearse.practice.change import judge
from tests.practice.fortnights import FORTNIGHT, METHOD, measure, spoken

FIRST_SEED = 10_000
LENGTHS = (5, 6, 8, 10, 14, 20, 40)
RISES = (2, 3, 4, 6)  # from the first attempt to the last, in standard deviations of the take-to-take variation
TRIES = 2000


def fortnights(count: int) -> None:
    """For fortnights of twenty series, print the correct calls by truth, and how many had at most one wrong call."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    good = 0
    for fortnight in range(count):
        wrong = 0
        for number, (of_measure, start, end, spread, truth) in enumerate(FORTNIGHT):
            values = spoken(start, end, spread, FIRST_SEED + 100 * fortnight + number)
            hit = judge(values, measure(of_measure), METHOD).call == truth
            total[truth] += 1
            right[truth] += hit
            wrong += not hit
        good += wrong <= 1
    for name, of in total.items():
        print(f"{name:10} {right[name]:6} of {of:6} ({right[name] / of:.1%})")
    print(f"at most one of twenty wrong: {good} of {count} fortnights ({good / count:.1%})")


def lengths() -> None:
    """Print how often noise is called a change and a steady rise better, by number of attempts; without the floor."""
    bare = msgspec.structs.replace(measure("total_points"), floor=0.0)
    print(f"\nattempts  noise called a change  rise of {RISES} standard deviations called better")
    for length in LENGTHS:
        noise = [judge(spoken(60, 60, 5, seed, length), bare, METHOD).call for seed in range(TRIES)]
        rises = [
            sum(
                judge(spoken(60, 60 + 5 * rise, 5, seed, length), bare, METHOD).call == "better"
                for seed in range(TRIES)
            )
            for rise in RISES
        ]
        false_share = 1 - noise.count("no change") / TRIES
        seen = ", ".join(f"{count / TRIES:.0%}" for count in rises)
        print(f"{length:8}  {false_share:21.1%}  {seen}")


if __name__ == "__main__":
    fortnights(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
    lengths()
