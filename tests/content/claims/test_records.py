"""A record that the speaker kept of the thing counted says how it was measured; any other list says nothing."""

import itertools

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

START = "Last spring I looked after the yard of a small brewery. I noticed that a lot of {things} came back. "
END = "I moved the racks. I talked to the drivers. The {things} went down from eighty a month to twelve."
THINGS = ["cracked kegs", "wrong labels", "leaking crates"]
KEPT = [
    "I kept a list of the {things} that came back.",
    "I made a tally every evening of all {things}.",
    "I wrote down each day how many {things} came back.",
    "I noted every morning which {things} we had.",
    "I jotted down each of the {things} in the van.",
]
NOT_KEPT = [
    "I made a list of the drivers.",
    "I wrote a list of ideas for my boss every week.",
    "I kept a notebook of recipes.",
    "I made a list of {things}.",
    "I made a chart for the wall, and I put a sticker on each of the {things}.",
    "I never kept a list of the {things}.",
    "I wrote down my lunch every day.",
    "He kept a list of the {things}.",
    "I should have kept a list of the {things}.",
]


def method(said: str, things: str) -> bool:
    text = parse(transcript_of(f"{START}{said} {END}".format(things=things)))
    found = find_results(text)
    assert found.metrics
    return found.method is not None


@pytest.mark.parametrize(("things", "kept"), list(itertools.product(THINGS, KEPT)))
def test_a_record_of_the_thing_counted_is_a_measurement(things: str, kept: str) -> None:
    assert method(kept, things)


@pytest.mark.parametrize(("things", "other"), list(itertools.product(THINGS, NOT_KEPT)))
def test_another_list_is_none(things: str, other: str) -> None:
    assert not method(other, things)
