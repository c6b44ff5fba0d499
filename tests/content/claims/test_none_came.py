"""A "none" at a later time stands for the unwanted thing that the answer was about; any other "none" is no result."""

import itertools

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

WORK = "I moved the kiln, I wrote a list for the wall and I hung it beside the door."
BAD = [
    "three errors in the order book",
    "a mix-up of two coffins",
    "four accidents on the slipway",
    "a theft from the till",
]
WANTED = ["three cellos in the loft", "ten volunteers", "a choir of nine", "two ovens and a bench"]
NONE = [
    "In the eight months after that we had none.", "Since then there have been none.", "We had none that winter.",
    "We've had none since.", "There were none after that.", "In the next year there was none at all.",
    "The team has seen none since.", "The season after that there were none.",
]  # fmt: skip
OTHER = [
    "After that I had none.", "We had none.", "We needed a second lamp, but we had none.", "None of them knew since.",
    "We had ten helpers, and after that we had none.", "I asked for a van after that, but they had none to lend.",
]  # fmt: skip


def values(told: str, end: str) -> list[str]:
    said = f"We had {told}. {WORK} {end}"
    return [one.value for one in find_results(parse(transcript_of(said))).metrics]


@pytest.mark.parametrize(("bad", "none"), list(itertools.product(BAD, NONE)))
def test_none_of_something_unwanted_is_a_result(bad: str, none: str) -> None:
    assert [value.rpartition(" ")[2] for value in values(bad, none)] == ["0"]


@pytest.mark.parametrize(("wanted", "none"), list(itertools.product(WANTED, NONE)))
def test_none_of_something_else_is_none(wanted: str, none: str) -> None:
    assert values(wanted, none) == []


@pytest.mark.parametrize(("bad", "other"), list(itertools.product(BAD, OTHER)))
def test_a_none_of_one_s_own_or_without_a_time_is_none(bad: str, other: str) -> None:
    assert values(bad, other) == []
