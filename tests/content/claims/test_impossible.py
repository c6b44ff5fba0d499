"""A value that cannot be is refused and said in one sentence; a large one that can be is not."""

import pytest

from rehearse.content.claims import Outcome, find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of


def outcome(text: str) -> Outcome:
    return find_results(parse(transcript_of(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Costs fell by 300%.",
        "I cut the waste by 150 percent.",
        "We had 120 percent fewer complaints.",
        "The wait fell to minus two minutes.",
        "The queue went from nine minutes to -2 minutes.",
        "12 of 10 guests came back.",
        "Fifteen out of twelve patients recovered.",
        "Attendance rose to 140 percent.",
        "110 percent of the guests came back.",
        "Revenue went from $2 million to $900 billion.",
    ],
)
def test_less_than_nothing_and_more_than_all_are_refused(text: str) -> None:
    found = outcome(text)
    assert found.metrics == ()
    assert [one.why.endswith(".") for one in found.impossible] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Sales grew by 300 percent.",
        "The balance went from -200 euros to 400.",
        "The cold store went from minus 4 degrees to minus 18.",
        "Complaints fell by 100 percent.",
        "Ten of ten guests came back.",
        "Revenue went from $2 million to $9 million.",
        "We reached 130 percent of the sales of last year.",
        "The team goal was beaten by 120 percent.",
    ],
)
def test_large_and_negative_values_that_can_be_stand(text: str) -> None:
    assert outcome(text).impossible == ()
