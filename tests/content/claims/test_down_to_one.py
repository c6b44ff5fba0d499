"""The "one" at the end of a change is a number, whatever follows it; other ones stay pronouns."""

import itertools

import pytest

from rehearse.content.claims import find_numbers, find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

START = "I noticed that it went wrong. I moved the trolley and I taped a list to the wall. "
THINGS = ["Falls at night", "Broken jars", "Lost parcels", "Kiln failures", "Late ferries"]
FIRST = ["four a month", "seven a week", "12 per season", "nine", "5"]
TAILS = [
    "and the ward next door copied the list", "but nobody believed it", "so the owner rang me", "with the new list",
    "because people read the list", "which surprised the chef", "although we had more guests", "over the winter",
]  # fmt: skip


@pytest.mark.parametrize(("first", "tail"), list(itertools.product(FIRST, TAILS)))
def test_a_fall_to_one_is_heard_whatever_follows(first: str, tail: str) -> None:
    for thing in THINGS:
        found = find_results(parse(transcript_of(f"{START}{thing} went from {first} to one {tail}."))).metrics
        assert [(one.after or "").partition("/")[0] for one in found] == ["1"], (thing, found)


@pytest.mark.parametrize(
    "sentence",
    [
        "I went from the first shelf to one and then to the next.",
        "The jars moved from two rooms to one of the cellars.",
        "They passed it from four hands to one another.",
        "She came from a farm to one with more sheep.",
        "He had 12 letters from guests, and I wrote to one and rang the rest.",
        "The tide went from one to one and back.",
    ],
)
def test_a_one_that_ends_no_change_is_no_number(sentence: str) -> None:
    assert 1.0 not in [number.value for number in find_numbers(parse(transcript_of(sentence)))]


@pytest.mark.parametrize("hours", ["nine to one and went home", "ten to one but had no break"])
def test_hours_worked_are_no_result(hours: str) -> None:
    assert find_results(parse(transcript_of(f"{START}I worked from {hours}."))).metrics == ()
