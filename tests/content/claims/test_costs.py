"""Figures beside a result that are no results: what a step takes, how early something is sent, hours, another price."""

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

ANSWER = "I keep a heron pond. Last year it was bad. I drew a plan of the reeds. {said} Then it went quiet."


def values(said: str) -> list[str]:
    """The results of an answer with these words in its middle."""
    return [one.value for one in find_results(parse(transcript_of(ANSWER.format(said=said)))).metrics]


@pytest.mark.parametrize(
    "said",
    [
        "I swept the ramp twice, that's fifteen minutes more every evening.",
        "I carried the buckets round the back, which is twenty minutes longer each day.",
        "There was a poster but it went up two weeks ahead, so nobody remembered.",
        "The letters go out a month ahead.",
        "She gave me the feeding hours, five in the morning instead of eight in the evening.",
        "I fed them at nine at night rather than four in the afternoon.",
    ],
)
def test_what_a_step_takes_and_when_it_is_done_are_no_results(said: str) -> None:
    assert values(said) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("We finished the wall a week ahead.", ["1 week"]),
        ("The wall was done two weeks ahead of schedule.", ["2 week"]),
        ("The round takes ten minutes instead of forty.", ["40 min -> 10 min"]),
    ],
)
def test_gains_in_time_stay_results(said: str, found: list[str]) -> None:
    assert values(said) == found


@pytest.mark.parametrize("moment", ["lunch", "breakfast", "noon"])
def test_a_count_before_a_meal_is_no_earlier_value_of_a_price(moment: str) -> None:
    said = f"I made forty sketches before {moment}. And the frog food went from nine pounds to six."
    assert values(said) == ["£9 -> £6"]


def test_a_count_is_compared_with_the_count_and_not_with_the_length_of_a_thing() -> None:
    said = "We had sixty frogs in it that May, and each call was a fifteen minute slot. I cut it. By June it was nine."
    assert values(said) == ["60 -> 9"]
    people = "We had sixty people just not come in the month. I rang them all. By June it was nine."
    assert values(people) == ["60 -> 9"]
    assert values("It was a forty minute wait at the gate. I cut a path. By June it was nine.") == ["40 min -> 9 min"]
