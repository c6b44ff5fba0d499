"""Words that say how a result was counted, and words that only look like it."""

import pytest

from rehearse.content.claims.method import method_of
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

SIDE = ["the two weeks side by side", "this month's sheet against the one from May", "both lists next to each other"]
NONE = [
    "I put that next to the 4,200 pounds of broken kegs.",
    "I put the trolley next to the forty kegs.",
    "I set the ladder against the wall of the office.",
]


@pytest.mark.parametrize("side", SIDE)
@pytest.mark.parametrize("verb", ["put", "held"])
def test_records_held_against_each_other_say_how_it_was_counted(verb: str, side: str) -> None:
    assert method_of(parse(transcript_of(f"I {verb} {side}.")))


@pytest.mark.parametrize("said", NONE)
def test_what_stands_next_to_something_is_no_measurement(said: str) -> None:
    assert method_of(parse(transcript_of(said))) is None
