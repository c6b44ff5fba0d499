"""The verb "like" is read as a word where nothing can stand without it."""

from itertools import product

import pytest

from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

SUBJECTS = ("I", "We", "They", "I would", "We would")
OBJECTS = ("the new plan", "a quiet start", "my desk", "their idea", "to begin early")
DEEDS = ("wrote the plan", "moved a desk", "called them", "went back", "really tried")


def words(text: str) -> list[str]:
    return [word.text.strip(".").lower() for word in parse(transcript_of(text)).words]


@pytest.mark.parametrize(("subject", "liked"), [*product(SUBJECTS, OBJECTS)])
def test_what_somebody_likes_is_read(subject: str, liked: str) -> None:
    """“I like to cook” had “4 words, 3 of them judged”."""
    assert "like" in words(f"{subject} like {liked}. Then it rained.")


@pytest.mark.parametrize(("subject", "deed"), [*product(SUBJECTS[:3], DEEDS)])
def test_before_a_deed_it_is_a_filler(subject: str, deed: str) -> None:
    assert "like" not in words(f"{subject} like {deed}. Then it rained.")
