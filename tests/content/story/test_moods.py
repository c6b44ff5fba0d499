"""Promises of the sentence that is quoted as the result: one that tells a change rather than one that tells a mood."""

from itertools import product

import pytest

from rehearse.content import judge, transcript_of
from rehearse.types import Content

STORY = (
    "Last winter I ran the ticket desk of an ice rink, and the line at the door was far too long. I had to shorten it "
    "before the holidays. I counted the skates by size, I painted numbers on the shelves and I moved the till."
)
MOODS = (
    "In the end everybody was very helpful, and the evening went smoothly.",
    "In the end the team was thrilled.",
    "In the end it was a great success, and the parents were pleased with it.",
    "In the end the visitors loved it.",
    "In the end my manager was happy with how it went.",
    "In the end the coaches were grateful, and they enjoyed the work.",
)
CHANGES = (
    "After that, the line at the door shrank, and the children were happier.",
    "After that, complaints about lost shoes went down.",
    "After that, the number of late starts fell.",
    "The line at the door went from forty people to nine.",
    "Sales of hot chocolate rose by a fifth.",
)
NO_CHANGES = ("It was a good winter for the whole town.", "My manager was pleased with how it went.")


def told(*ending: str) -> Content:
    content, _ = judge(transcript_of(" ".join((STORY, *ending))))
    return content


def quoted(content: Content) -> str:
    return content.parts["result"].quote or ""


@pytest.mark.parametrize(("mood", "change"), [*product(MOODS, CHANGES)])
def test_the_change_behind_a_mood_is_the_result_that_is_quoted(mood: str, change: str) -> None:
    content = told(mood, change)
    assert quoted(content) == change.rstrip(".")
    rows = [reason for row in ("structure_star", "quantified_impact") for reason in content.scores[row].reasons]
    assert mood[:20] not in " ".join(quote.text for reason in rows for quote in reason.quotes)


@pytest.mark.parametrize(("mood", "other"), [*product(MOODS, NO_CHANGES)])
def test_a_mood_is_quoted_where_nothing_else_is_told(mood: str, other: str) -> None:
    assert quoted(told(mood, other)) == mood.rstrip(".")


STATES = (
    "In the end all the skates were back on their shelves.",
    "In the end the children were safe.",
    "In the end not one shoe was missing.",
    "In the end we opened on the day.",
)


@pytest.mark.parametrize(("state", "change"), [*product(STATES, CHANGES[:3])])
def test_a_plain_outcome_is_quoted_although_a_change_follows(state: str, change: str) -> None:
    assert quoted(told(state, change)) == state.rstrip(".")


NOT_CHANGED = (
    "The line at the door did not shrink.",
    "I lowered my voice, and it was a good winter.",
    "We handled it in a way that kept their trust and cut the risk.",
)


@pytest.mark.parametrize(("mood", "other"), [*product(MOODS, NOT_CHANGED)])
def test_what_did_not_change_is_no_better_than_a_mood(mood: str, other: str) -> None:
    assert quoted(told(mood, other)) == mood.rstrip(".")
