"""Sayings are no lesson, however many are joined; a lesson from the story is one though it sounds general."""

from itertools import combinations

from rehearse.content.story.reflection import find_reflection
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

STORY = "Last winter the lift in our block broke. I rang two firms and I compared their prices with the landlord."
SAYINGS = (
    "honesty is everything",
    "practice makes perfect",
    "if you believe in yourself anything is possible",
    "when you put your mind to it you can do everything",
    "you should never lose hope",
    "everybody deserves a chance",
    "you get out what you put in",
)
JOINS = (" and that ", " and ", ", and also that ")
LEADS = ("I learned that", "What I took away is that", "It taught me that")
GENERAL = (
    "good things take time",
    "honesty is the best policy",
    "a good leader needs patience",
    "people matter more than machines",
    "every cloud has a silver lining",
    "where there is smoke there is fire",
    "mistakes are part of life",
    "persistence always wins",
)
LESSONS = (
    "if you ask for the price in writing you can hold a firm to it",
    "honesty is everything and that I should have told the landlord first",
    "two firms never count the same work and that you have to compare line by line",
    "practice makes perfect and that a firm wants its price agreed before it sends anybody",
    "if you ring a firm before eight you get somebody who decides",
    "you should never let a landlord choose the firm alone",
    "tenants answer faster by text than by letter",
    "wet flour weighs more than dry flour",
    "people skip a form with more than four fields",
    "trust comes from ringing back the same day",
    "every firm has a price for the night",
    "every quote has the travel in it",
)


def lesson(said: str) -> bool:
    reading = parse(transcript_of(f"{STORY} {said}."))
    return find_reflection(reading).lesson is not None


def test_sayings_are_no_lesson_alone_or_joined() -> None:
    pairs = [one + JOINS[at % 3] + two for at, (one, two) in enumerate(combinations(SAYINGS, 2))]
    said = [f"{LEADS[at % 3]} {words}" for at, words in enumerate((*SAYINGS, *GENERAL, *pairs))]
    assert not [one for one in said if lesson(one)]


def test_a_lesson_of_the_story_stays_one() -> None:
    assert not [words for words in LESSONS if not lesson(f"I learned that {words}")]
