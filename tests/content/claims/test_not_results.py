"""A change from one bare number to another is a result; a shift, a page or a period is none."""

from itertools import product

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

START = "I noticed that the stall was badly placed. I moved it to the gate and I wrote a price list. "
WHO = ["We", "I", "By August we", "So in the end I"]
VERBS = ["went", "came", "moved", "managed to go", "were able to go", "got"]
VALUES = [("six hundred", "eleven hundred"), ("40", "75"), ("ninety", "thirty"), ("1,200", "800")]
NO_CHANGES = [
    "We went from 9 to 5.",
    "I worked from 8 to 30 with a break.",
    "I went from page 30 to 60.",
    "I went from stall 12 to 40.",
    "I biked from 20 to 60.",
    "I was there from 2010 to 2014.",
    "We went from 1998 to 2004 without a fair.",
]


@pytest.mark.parametrize(("who", "verb"), list(product(WHO, VERBS)))
def test_what_the_speaker_went_from_and_to_is_a_result(who: str, verb: str) -> None:
    for one, two in VALUES:
        found = find_results(parse(transcript_of(f"{START}{who} {verb} from {one} to {two}."))).metrics
        assert [bool(result.before and result.after) for result in found] == [True], (who, verb, one, two)


@pytest.mark.parametrize("sentence", NO_CHANGES)
def test_hours_places_and_years_are_no_change(sentence: str) -> None:
    assert [result for result in find_results(parse(transcript_of(START + sentence))).metrics if result.before] == []
