"""An order decides only when somebody who may give it hands over the work of the story; else the speaker is asked."""

from itertools import product

import pytest

from rehearse.content.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of

STORY = (
    "Last autumn I worked in {place}. {said} I counted every {thing} for a month, I drew a plan and I moved the "
    "shelves. Lost {thing}s fell from 14 a week to 2. I learned to count before I argue."
)
PLACES = [("a seed library", "packet"), ("a boat yard", "rope"), ("a zoo shop", "ticket"), ("a dental lab", "mould")]
ORDERS = [
    "My supervisor asked me to find out why so many {thing}s got lost.",
    "I was told to look into the lost {thing}s.",
    "I was tasked with getting the lost {thing}s down.",
    "The head of the house assigned me the problem of the lost {thing}s.",
]
NEUTRAL = [
    "I was told by a visitor that the {thing}s looked pretty.",
    "I was told that the building was from 1911.",
    "I was asked to dance at the summer party.",
    "I was assigned a parking space and a badge.",
    "My manager asked me whether I liked the place.",
    "I was given a jacket and two keys.",
    "We were told the lorry would be late.",
]


def answered(said: str, place: tuple[str, str]) -> Answer:
    name, thing = place
    return understand(transcript_of(STORY.format(place=name, thing=thing, said=said.format(thing=thing))))


@pytest.mark.parametrize(("said", "place"), list(product(ORDERS, PLACES)))
def test_an_order_to_do_the_work_of_the_story_is_sure(said: str, place: tuple[str, str]) -> None:
    assert answered(said, place).initiation.directed is not None


@pytest.mark.parametrize(("said", "place"), list(product(NEUTRAL, PLACES)))
def test_a_neutral_sentence_is_no_order(said: str, place: tuple[str, str]) -> None:
    initiation = answered(said, place).initiation
    assert initiation.directed is None
    assert initiation.open is None


@pytest.mark.parametrize("place", PLACES)
def test_an_order_to_do_something_else_is_left_open(place: tuple[str, str]) -> None:
    initiation = answered("I was asked to prepare the yearly fire drill.", place).initiation
    assert initiation.directed is None
    assert initiation.open is not None
