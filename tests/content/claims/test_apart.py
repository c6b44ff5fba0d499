"""Results told in one breath have words of their own each, and none is told at the words of another."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from rehearse.content.claims import NumericResult
from rehearse.content.claims.results import find_results
from rehearse.content.text import ParsedText, parse
from rehearse.content.text.sentences import transcript_of

UNSEEN = Path(__file__).parents[1] / "unseen"
BEGINNING = (
    "Last winter the boats of our ferry line left late and nobody had asked me to look at it. I timed forty trips for "
    "two weeks, I moved the ramp and I drew a plan of the lanes."
)
SIDE_BY_SIDE = [
    ("Takings rose from 4,000 to 9,000 euros, and 70% of the riders rated it good, against 30% the year before.", 2),
    ("We saw a 25% rise in the number of riders and a 40% drop in late calls.", 2),
    ("Our fuel bill fell by a quarter, with 12% fewer trips than the summer before.", 2),
    ("The wait dropped from 30 to 8 minutes a trip, and a fifth of our new riders now book by phone.", 2),
    ("Our cost per trip dropped by 20% from 50 to 40 euros.", 2),
]


def read(text: str) -> tuple[ParsedText, tuple[NumericResult, ...]]:
    reading = parse(transcript_of(text))
    return reading, find_results(reading).metrics


def overlapping(text: str) -> list[tuple[str, str]]:
    """The words of every two results that share some."""
    reading, results = read(text)
    pairs = pairwise(sorted(results, key=lambda one: one.hit.start))
    return [(reading.quote(one.hit), reading.quote(two.hit)) for one, two in pairs if two.hit.start < one.hit.end]


@pytest.mark.parametrize(("told", "count"), SIDE_BY_SIDE)
def test_results_side_by_side_are_each_at_their_own_words(told: str, count: int) -> None:
    reading, results = read(f"{BEGINNING} {told}")
    assert overlapping(f"{BEGINNING} {told}") == []
    assert len(results) == count
    for one in results:
        assert any(letter.isdigit() for letter in one.value)
        assert reading.quote(one.hit).split()[0] not in ("and", "but")


def test_a_chain_of_values_is_one_result() -> None:
    _, results = read(f"{BEGINNING} The load time went 9s to 4s to 2.5s.")
    assert [one.value for one in results][-1:] == ["2.5 s"] or results[-1].after == "2.5 s"
    assert overlapping(f"{BEGINNING} The load time went 9s to 4s to 2.5s.") == []


@pytest.mark.slow
def test_no_answer_has_two_results_at_the_same_words() -> None:
    texts = [one["text"] for one in json.loads((UNSEEN / "answers.json").read_text("utf-8"))]
    assert [found for text in texts for found in overlapping(text)] == []
