"""Where the speaker did something, by how much a day failed and what got no better are no outcomes."""

from itertools import product

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

STEPS = "I moved the kiln, I wrote a list for the wall and I hung it beside the door. "
PLACES = ["In three of four rooms", "At two of three sites", "By March, in nine of ten barns", "On four of five days"]
DONE = ["I laid a mat", "we hung lamps", "I used the new glue", "I had opened the window", "we made a bed"]
CAME_OF_IT = ["the mat stayed dry", "we arrived on time", "we passed the test", "I won"]
SINGLE_DAY = [
    "We were late by ten minutes that day.",
    "We missed the boat by two days that week.",
    "The cart was late by three hours that night.",
    "They were short by two people that night.",
]
LASTING = ["They have been early by ten minutes since then.", "It is early by ten minutes now."]
NO_ABSENCE = [
    "Got no better after that.",
    "It got no worse after that.",
    "The roof got no safer after that.",
    "It got no easier since.",
    "We got no further after that.",
    "We had no better idea after that.",
    "It was no use after that.",
    "We had no time after that.",
]
ABSENCE = [
    "Got no more complaints after that.",
    "No late deliveries since then.",
    "There was no returned order after that.",
    "No returns since then.",
    "We had no leaks after that.",
]


def found(text: str) -> list[tuple[str, str]]:
    """The value and the quote of each result."""
    parsed = parse(transcript_of(text))
    return [(one.value, parsed.quote(one.hit)) for one in find_results(parsed).metrics]


@pytest.mark.parametrize(("place", "done"), list(product(PLACES, DONE)))
def test_where_the_speaker_did_it_is_no_outcome(place: str, done: str) -> None:
    assert found(f"{STEPS}{place} {done}.") == []


@pytest.mark.parametrize(("place", "outcome"), list(product(PLACES[:2], CAME_OF_IT)))
def test_in_how_many_places_it_worked_is_one_quoted_whole(place: str, outcome: str) -> None:
    ((_, quote),) = found(f"{STEPS}{place} {outcome}.")
    assert quote == f"{place} {outcome}"


@pytest.mark.parametrize("said", SINGLE_DAY)
def test_by_how_much_one_day_failed_is_no_outcome(said: str) -> None:
    assert found(STEPS + said) == []


@pytest.mark.parametrize("said", LASTING)
def test_by_how_much_it_is_better_since_is_one(said: str) -> None:
    assert [value for value, _ in found(STEPS + said)] == ["10 min"]


@pytest.mark.parametrize("said", NO_ABSENCE)
def test_what_got_no_better_did_not_stay_away(said: str) -> None:
    assert found(STEPS + said) == []


@pytest.mark.parametrize("said", ABSENCE)
def test_what_stayed_away_did(said: str) -> None:
    assert [value for value, _ in found(STEPS + said)] == ["0"]
