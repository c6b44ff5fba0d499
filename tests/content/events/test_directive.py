"""An order decides only when somebody who may give it hands over the work of the story; else the speaker is asked."""

from itertools import product

import pytest

from rehearse.content.story.answer import Answer, understand
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
    "The owner said that I should find the lost {thing}s.",
    "The owner said I had to find the lost {thing}s.",
    "The owner requested that I find the lost {thing}s.",
    "The owner came by and said, please find the lost {thing}s.",
    "The owner gave me the task to look for the lost {thing}s.",
    "My orders from the owner were to find the lost {thing}s.",
    "I'd been asked to find the lost {thing}s.",
    "The chief buyer asked me to find the lost {thing}s.",
    "The boat owner's uncle was away, and the yard owner told me to find the lost {thing}s.",
    "One day my boss walks over and asks me to find the lost {thing}s.",
    "I was told to get the lost {thing}s under control.",
    "The director put me on the lost {thing}s.",
    "My boss handed the lost {thing}s over to me.",
    "The task of finding the lost {thing}s was given to me.",
    "The lost {thing}s got dumped on my desk by the owner.",
    "My line manager made me responsible for the lost {thing}s.",
    "My manager made it my job to find the lost {thing}s.",
    "The manager left me a note asking me to find the lost {thing}s.",
    "The head of sales wanted the lost {thing}s dealt with and she chose me.",
    "I got asked by the owner of the house to look for the lost {thing}s.",
    "I was nominated by the owner to look for the lost {thing}s.",
    "I was under orders to find the lost {thing}s.",
    "My boss's request was that I find the lost {thing}s.",
    "The chef told me, find the lost {thing}s.",
    "My boss came over and asked whether I could find the lost {thing}s.",
    "My boss goes, you need to find the lost {thing}s.",
    "The owner had us look for the lost {thing}s.",
    "I got the job of finding the lost {thing}s.",
]
NEUTRAL = [
    "I was told by a visitor that the {thing}s looked pretty.",
    "I was told that the building was from 1911.",
    "I was asked to dance at the summer party.",
    "I was assigned a parking space and a badge.",
    "My manager asked me whether I liked the place.",
    "I was given a jacket and two keys.",
    "We were told the lorry would be late.",
    "I was asked for directions to the {thing}s twice.",
    "If my manager had asked me to count the {thing}s, I would have said yes.",
    "My manager could have asked me to count the {thing}s.",
    "Neither my manager nor anyone else had asked me to count the {thing}s.",
    "My manager never told me to count the {thing}s.",
    "Nobody'd asked me to count the {thing}s.",
    "A dog owner asked me to hold the {thing}s.",
    "My boss gave me a lift home in the rain.",
    "The owner told me a long story about his aunt.",
    "I was put on the night bus by a friend.",
    "The manager goes, can you believe this rain?",
    "My boss said that I should see a doctor.",
    "I was given two weeks of training.",
    "The owner made me a sandwich and the manager made me laugh.",
    "I was picked up by a neighbour every day.",
    "My manager left me a voicemail about the rain.",
]
FAVOURS = ["fix his bike", "sort out her garden", "look after my health", "carve the roast"]
WORK = ["sort it out for good", "look into the matter", "improve the whole thing", "see to the trouble"]


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


@pytest.mark.parametrize("place", PLACES)
def test_an_order_that_shares_only_a_word_gives_way_to_nobody_asked_me(place: tuple[str, str]) -> None:
    order = "My manager told me to mind the cold {thing}s."
    assert answered(order, place).initiation.directed is not None
    initiation = answered(order + " Nobody had asked me to look into the losses.", place).initiation
    assert initiation.directed is None
    assert initiation.own is not None


@pytest.mark.parametrize("place", PLACES)
def test_an_order_to_set_something_right_counts_where_the_first_step_follows_at_once(place: tuple[str, str]) -> None:
    for work in WORK:
        assert answered(f"The owner asked me to {work}.", place).initiation.directed is not None, work
    for favour in FAVOURS:
        assert answered(f"The owner asked me to {favour}.", place).initiation.directed is None, favour


DAILY = [
    ("call the old members", "called each of them"),
    ("visit the other branches", "visited six of them"),
    ("move the long shelves", "moved them at night"),
    ("speak to the printers", "spoke to both of them"),
]


@pytest.mark.parametrize(("order", "done"), DAILY)
@pytest.mark.parametrize("place", PLACES)
def test_an_everyday_order_that_is_the_next_step_is_left_open(place: tuple[str, str], order: str, done: str) -> None:
    """To call or to visit somebody is no work by itself; where the story goes on with it, the speaker is asked."""
    rest = STORY.partition("{said} ")[2].format(thing=place[1])
    initiation = understand(transcript_of(f"My boss told me to {order}. So I {done}. {rest}")).initiation
    assert initiation.directed is None
    assert initiation.open is not None
    idle = understand(transcript_of(f"My boss told me to {order}. {rest}")).initiation
    assert idle.directed is None
    assert idle.open is None


@pytest.mark.parametrize("given", ["the evening class", "the juniors", "the north gate"])
def test_something_known_that_was_assigned_first_is_left_open(given: str) -> None:
    rest = STORY.partition("{said} ")[2].format(thing="packet")
    for said in (f"The director assigned me {given}.", f"I was assigned {given}."):
        assert understand(transcript_of(f"{said} {rest}")).initiation.open is not None, said


def test_the_job_in_the_first_sentence_is_no_step_beside_we() -> None:
    told = "Last year I sorted parcels in a depot. {who} built a rack. {who} changed the rota. Delays fell from 9 to 2."
    assert understand(transcript_of(told.format(who="We"))).hiding.hides
    assert not understand(transcript_of(told.format(who="I"))).hiding.hides


THINGS = ["a blue fleece", "locker twelve by the lift", "the wrong badge", "my first pay slip", "a bag of apples"]
GIVEN = [
    "I was given {0}.", "I'd been handed {0} by the owner.", "I was sent {0} by head office.", "My boss gave me {0}.",
    "The owner passed {0} on to me.", "The guard put {0} on my desk.", "The director wanted me to see {0}.",
    "I was sent a form to look through with {0}.", "The owner made us tea every morning and I got {0}.",
    "I was told to use {0}.",
    "I was told the code of the gate by a guard.", "I was sent to hospital for {0}.",
]  # fmt: skip


@pytest.mark.parametrize("given", GIVEN)
def test_a_thing_that_is_given_is_no_order_where_the_answer_begins_with_it(given: str) -> None:
    for thing in THINGS:
        told = given.format(thing) + " " + STORY.format(place="a boat yard", thing="rope", said="I saw a gap.")
        assert understand(transcript_of(told)).initiation.directed is None, thing


@pytest.mark.parametrize(
    "end",
    [
        "No crate has been sent back to us from that day on.", "Only two crates have been sent to me since.",
        "The crates that left on a Friday were never handed back to us.", "Two of them were sent back to me in May.",
        "Since then fewer crates have been passed to us by the dock.",
    ],
)  # fmt: skip
def test_what_came_in_after_the_work_is_no_order(end: str) -> None:
    told = (
        f"I pack crates at a pottery. Last year one crate in nine broke. I built a tray and I drew a plan of it. {end}"
    )
    assert understand(transcript_of(told)).initiation.directed is None
    ordered = told.replace("I built", "The broken crates were handed to me by my boss to sort out. So I built")
    assert understand(transcript_of(ordered)).initiation.directed is not None
