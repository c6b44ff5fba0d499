"""A count of the days on which something held is a result, and one of anybody's own days is none."""

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

STORY = "The trams were late every morning. I saw why, and I drew a new plan of the yard. "
PAIRS = (
    "As a result the trams left on time on 17 of 21 days, up from 9 of 21.",
    "The trams left on time 17 days of 21, up from 9.",
    "The timetable was kept on seventeen of twenty-one days, up from nine.",
    "The gates failed on 9 of 21 days, instead of 17 of 21.",
)
LEVELS = (
    "The trams left on time on 17 days out of 21.",
    "The ferry ran on 17 of 21 mornings.",
    "The heater held for 17 of the 21 weeks.",
    "The timetable was kept on seventeen days out of twenty-one.",
    "The awning stayed up on nearly 17 of 21 nights.",
)
NONE = (
    "I was ill on 17 of 21 days.",
    "It snowed on 17 of 21 days.",
    "I swept the yard on 17 of 21 days.",
    "The foreman worked on 17 of 21 days.",
    "The gates stayed shut on 17 of 21 days.",
    "The ferry did not run on 17 of 21 mornings.",
    "The ferry ran on 4 of 21 mornings.",
    "I took four of my twenty-one days off.",
)


@pytest.mark.parametrize(
    ("endings", "said"),
    [(PAIRS, {("9/21", "17/21"), ("17/21", "9/21")}), (LEVELS, {(None, "17/21")}), (NONE, set())],
    ids=["before and after", "level", "no result"],
)
def test_days_on_which_something_held_are_a_result(endings: tuple[str, ...], said: set[tuple[str | None, str]]) -> None:
    found = {one: find_results(parse(transcript_of(STORY + one))).metrics for one in endings}
    read = {ending: [(one.before, one.after) for one in metrics] for ending, metrics in found.items()}
    assert not {ending: ends for ending, ends in read.items() if bool(ends) != bool(said) or not set(ends) <= said}
