"""REF002: a stock phrase is named, whatever the speaker says about their own habits beside it."""

from itertools import product

import pytest

from rehearse.content.rules.ref002_stock_closer import RULE
from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of

STORY = (
    "In March the lift of our hostel stood still for a week. I rang the fitter, I read the manual and I drew a plan of "
    "the shaft for him. He was done in two hours instead of nine."
)
PHRASES = [
    "I learned that communication is key",
    "I learned that hard work pays off",
    "It taught me that trust matters",
]
SELF = [
    "I always try to be a team player",
    "I always try to keep everyone informed",
    "I always try to be there for people",
    "I always listen to people before I act",
    "I never give less than my best",
    "I always go the extra mile",
    "I am always on time",
]
OWN = [
    "I always read the manual before I touch anything",
    "I always ring the fitter before I touch anything",
    "I always try to remember that",
    "these days I always ask before I start",
    "I now ask twice before I start",
]
BIDS = ["and I should have rung the fitter first", "and that I need to ask the fitter", "and I must not wait a week"]


def understood(said: str) -> Answer:
    return understand(transcript_of(f"{STORY} {said}."))


@pytest.mark.parametrize(("phrase", "said"), list(product(PHRASES, SELF)))
@pytest.mark.parametrize("joint", [". ", " and ", ", so ", ", and "])
def test_a_habit_of_oneself_excuses_no_stock_phrase(phrase: str, said: str, joint: str) -> None:
    answer = understood(f"{phrase}{joint}{said}")
    assert RULE.check(answer)
    assert answer.reflection.real is None


@pytest.mark.parametrize("said", SELF)
def test_nor_does_one_told_before_it(said: str) -> None:
    assert RULE.check(understood(f"{said}. {PHRASES[0]}"))


@pytest.mark.parametrize(("phrase", "said"), list(product(PHRASES, OWN)))
def test_a_habit_that_came_of_the_story_does(phrase: str, said: str) -> None:
    assert understood(f"{phrase}. {said}").reflection.change is not None


@pytest.mark.parametrize(("phrase", "bid"), list(product(PHRASES, BIDS)))
def test_a_rule_of_one_s_own_behind_an_and_is_a_lesson(phrase: str, bid: str) -> None:
    assert understood(f"{phrase} {bid}").reflection.lesson is not None
