"""None of a thing, beside a count of an earlier time and numbers of other things; half an hour is no half."""

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

THINGS = ["mix-up", "spill", "late crate", "torn sack"]
NOW = ["Since then we had no {}", "In the season since we have had no {}"]
THEN = ["; in the year before there were three.", ". In the year before that there were three."]
OTHERS = ["I sent 5,000 letters and we had no {}, against three in the year before.",
          "We filled 900 sacks and had no {}, in the year before there were three."]  # fmt: skip
HALVES = ["I trained the three porters in half an hour each.", "The floor was done in half a day.",
          "I read the whole book in half an afternoon."]  # fmt: skip


def ends(told: str) -> list[tuple[str | None, str | None]]:
    found = find_results(parse(transcript_of(f"I wrote a label for every shelf. I taped a list to the door. {told}")))
    return [(one.before, one.after) for one in found.metrics]


@pytest.mark.parametrize("thing", THINGS)
def test_a_count_told_behind_none_is_the_value_before(thing: str) -> None:
    for now in NOW:
        for then in THEN:
            assert ends(now.format(thing) + then)[:1] == [("3", "0")], (now, then)


@pytest.mark.parametrize("thing", THINGS)
def test_a_number_of_something_else_is_no_end_where_none_is_told(thing: str) -> None:
    for told in OTHERS:
        assert not {"5000", "900"} & {end for pair in ends(told.format(thing)) for end in pair}, told


@pytest.mark.parametrize("told", HALVES)
def test_half_a_time_is_not_minus_half(told: str) -> None:
    assert ends(told) == []


def test_in_half_is_half() -> None:
    assert [
        one.value for one in find_results(parse(transcript_of("I moved the desk. It cut the wait in half."))).metrics
    ]
