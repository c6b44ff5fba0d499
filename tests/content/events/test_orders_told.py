"""An order in indirect words is heard, and praise, talk and plans in the same words are none."""

from itertools import product

import pytest

from rehearse.content.story.answer import understand
from rehearse.content.text.sentences import transcript_of

STORY = "I bind books at a small press. {said} So I cut up an old tarpaulin and I lined every rack with it."
ORDERS = [
    "The {boss} said I was to line the racks.",
    "The {boss} comes over and says, right, you're lining the racks this week.",
    "The {boss} goes, you're lining those racks.",
    "The {boss} said you're on the racks from Monday.",
    "The {boss} wanted the racks lined by Friday, so I lined them.",
    "The {boss} wanted the racks done, so I did it.",
    "The {boss} says, I want those racks lined.",
    "The {boss} came back from a course and told each of us what to do with the racks.",
    "It came down from the {boss} that every site was to line the racks.",
    "The {boss} sent round a memo saying we had to line the racks.",
    "The {boss} had us lining the racks.",
    "The {boss} put me down for the racks.",
]
NO_ORDERS = [
    "The {boss} said I was to blame for the racks.",
    "The {boss} said you're doing great.",
    "The {boss} said, you're doing a good job.",
    "The {boss} said, you're joking about the racks.",
    "The {boss} says, you're wasting your time on the racks.",
    "The {boss} said you're off on Friday.",
    "The {boss} wanted the fence painted as well.",
    "The {boss} wanted the racks lined. I said give me till Friday.",
    "The {boss} told us what he thought of the racks.",
    "The {boss} told the fitters what to do.",
    "The racks came down from the {boss} on Mondays.",
    "The {boss} sent round a card saying happy birthday.",
    "The {boss} had us laughing.",
    "The {boss} said you're on the right track.",
    "The {boss} said you're doing your homework.",
    "The {boss} said you're carrying that well.",
    "I was down to do a talk that week.",
    "It was down to the {boss}.",
    "My brother came back from a course and told each of us what to do.",
]
BOSSES = ["gaffer", "supervisor", "matron"]


@pytest.mark.parametrize(("said", "boss"), list(product(ORDERS, BOSSES)))
def test_indirect_words_from_a_superior_hand_over_the_work(said: str, boss: str) -> None:
    assert understand(transcript_of(STORY.format(said=said.format(boss=boss)))).initiation.by == "manager"


@pytest.mark.parametrize(("said", "boss"), list(product(NO_ORDERS, BOSSES)))
def test_praise_talk_and_plans_hand_over_nothing(said: str, boss: str) -> None:
    assert understand(transcript_of(STORY.format(said=said.format(boss=boss)))).initiation.by != "manager"
