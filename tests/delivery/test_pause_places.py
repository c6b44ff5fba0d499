"""Where planted pauses lie among the words that a recogniser writes, with the times that it gives them."""

import itertools

import pytest

from rehearse.types import Pause
from tests.fixtures import IDS, planted
from tests.hearing import report


def gaps(name: str) -> list[tuple[float, float, str]]:
    """Each silence between two stretches of speech without a filler in it: from, to, and its place by the text."""
    speech, fillers = planted(name, "speech"), planted(name, "filler")
    return [
        (one.end_s, other.start_s, "boundary" if one.text.rstrip().endswith((".", ",", "?", "!")) else "clause")
        for one, other in itertools.pairwise(speech)
        if not any(one.end_s <= filler.start_s < other.start_s for filler in fillers)
    ]


def misplaced(name: str) -> tuple[int, list[str]]:
    """How many planted silences were found, and a line for each whose place is wrong."""
    delivery = report(name).delivery
    assert delivery.pauses is not None
    found, wrong = 0, []
    for start_s, end_s, place in gaps(name):
        pause = next((item for item in delivery.pauses.items if _is(item, start_s, end_s)), None)
        found += pause is not None
        if pause is not None and pause.place != place:
            wrong.append(f"{name}, {start_s:.2f} to {end_s:.2f} s: {place} is said to be {pause.place}")
    return found, wrong


def _is(item: Pause, start_s: float, end_s: float) -> bool:
    return item.place != "start" and min(item.end_s, end_s) - max(item.start_s, start_s) > (end_s - start_s) / 2


@pytest.mark.slow
def test_at_most_two_planted_pauses_are_put_in_the_wrong_place() -> None:
    results = [misplaced(name) for name in IDS]
    wrong = [line for _, lines in results for line in lines]
    assert sum(found for found, _ in results) >= 71
    assert len(wrong) <= 2, "\n".join(wrong)
