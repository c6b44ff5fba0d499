"""A result that words tell is the result of the outline, and no ending that only stands where one would."""

from itertools import product

import pytest

from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of

STORY = (
    "So this was in the workshop on Mill Street, the old one, my aunt had it from her father. It was a cold winter. "
    "One day in March I saw that we ran out of glue by noon. I counted the pots and I drew a chart for the shelf. "
)
TOLD = [
    "I mixed twelve pots the next evening and the waits fell from nine a week to two.",
    "I mixed twelve pots the next evening, so I kept doing that, and the owner was happy.",
]
CLOSINGS = [
    "And then my cousin said she wanted to try the same at her place, but they have another kind of glue there.",
    "And my brother always says that the other street is nicer, but there is no bus to it.",
    "The other workshop is by the canal, and it has a green door, I think.",
]
LESSON = "I should have asked the joiners first."
AFTERWORDS = ["I always try to be a team player.", "I like people.", "That is how I am, I suppose."]


def understood(said: str) -> Answer:
    return understand(transcript_of(STORY + said))


@pytest.mark.parametrize(("told", "closing"), list(product(TOLD, CLOSINGS)))
def test_a_closing_anecdote_is_not_the_result_where_one_was_told(told: str, closing: str) -> None:
    answer = understood(f"{told} {closing}")
    quoted = answer.part_hit("result")
    assert quoted is not None
    assert answer.reading.quote(quoted) in told
    assert answer.parts[-2] == "result"


@pytest.mark.parametrize(("told", "said"), list(product(TOLD, AFTERWORDS)))
def test_what_follows_the_lesson_is_no_second_result(told: str, said: str) -> None:
    assert understood(f"{told} {LESSON} {said}").parts[-2:] == ("reflection", "reflection")


@pytest.mark.parametrize("told", TOLD)
def test_a_result_told_behind_the_lesson_stays_one(told: str) -> None:
    answer = understood(f"{told} {LESSON} In the end the costs fell from 900 pounds a month to 300.")
    assert answer.parts[-1] == "result"
