"""Pride and other feelings about the end are no result; something that got better later is one, without a number."""

from itertools import product

import pytest

from rehearse.content import judge
from rehearse.content.judgement.scoring import score
from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of

STORIES = [
    "Two years ago the goats on our farm lost weight in winter and nobody knew why. My goal was to keep all of them. "
    "I weighed each goat, I mixed hay with oats and I fixed the door of the barn.",
    "In my first year at a chess club the juniors left after a month. I had to keep them for the season. I rang the "
    "parents, I wrote a plan of short games and I taught the openings on Fridays.",
]
FEELINGS = [
    "I am proud of what we achieved.",
    "I was very happy with how it turned out.",
    "We felt proud of what we managed to do together.",
    "It was a rewarding experience.",
    "It was a great experience and I am very proud of the team.",
    "I am still really pleased with it.",
    "This was a wonderful feeling and I was glad.",
]
BETTER = [
    "The mood got better after that.",
    "Since then the walk has become easier, and the evenings became calmer.",
    "After that the noise got much quieter.",
    "In the end the smell got a lot better.",
    "The visits became shorter afterwards.",
    "After that everything improved.",
    "The helpers were friendlier after that.",
    "A month later the losses dropped, too.",
]
NO_BETTER = [
    "The path got worse after that.",
    "After that the door got a new lock.",
    "After that the owner dropped a cup.",
    "Later the keeper got better at whistling.",
]


def understood(text: str) -> Answer:
    return understand(transcript_of(text))


def result_of(text: str) -> str | None:
    return judge(transcript_of(text))[0].parts["result"].quote


@pytest.mark.parametrize(("story", "felt"), list(product(STORIES, FEELINGS)))
def test_a_feeling_is_no_result_and_earns_nothing(story: str, felt: str) -> None:
    answer = understood(f"{story} {felt}")
    assert not answer.tells_change
    assert score(answer)["quantified_impact"].points == 0


@pytest.mark.parametrize(("story", "better"), list(product(STORIES, BETTER)))
def test_what_got_better_later_is_a_result_without_a_number(story: str, better: str) -> None:
    answer = understood(f"{story} {better}")
    assert answer.tells_change
    assert 0 < score(answer)["quantified_impact"].points < 10


@pytest.mark.parametrize(("story", "other"), list(product(STORIES, NO_BETTER)))
def test_what_did_not_get_better_is_none(story: str, other: str) -> None:
    assert not understood(f"{story} {other}").tells_change


@pytest.mark.parametrize(("story", "better", "felt"), list(product(STORIES, BETTER[:1] + BETTER[3:], FEELINGS)))
def test_a_feeling_behind_the_result_changes_neither_its_words_nor_its_points(
    story: str, better: str, felt: str
) -> None:
    quoted = result_of(f"{story} {better} {felt}")
    assert quoted is not None
    assert quoted == result_of(f"{story} {better}")
    alone, together = understood(f"{story} {better}"), understood(f"{story} {better} {felt}")
    assert score(together)["quantified_impact"].points == score(alone)["quantified_impact"].points


@pytest.mark.parametrize("story", STORIES)
def test_what_others_felt_and_what_came_of_it_is_still_a_result(story: str) -> None:
    assert understood(f"{story} In the end the owner was delighted.").tells_change
    assert understood(f"{story} The parents were very happy with it and I was proud.").tells_change
    assert understood(f"{story} I was glad that nobody had to leave.").tells_change


HALF_FELT = [
    "The farmer was quite happy with all of it.",
    "Our coach seemed fairly satisfied.",
    "In the end the neighbours were reasonably pleased with the plan.",
    "My sister was glad, more or less.",
    "As a result everyone sounded sort of content about it.",
    "On Sunday the treasurer was mostly okay with the whole thing.",
    "So in the end I was quite pleased with the summer.",
]
HALF_WORKED = [
    "It has worked more or less since.",
    "The new door works more or less.",
    "In the end the plan worked reasonably well.",
    "The games helped to some extent.",
]
FELT_FOR_A_CHANGE = [
    "The vet was quite happy that nobody rang him at night any more.",
    "The treasurer was fairly pleased with the lower bill.",
    "My sister was quite glad, and she came back every weekend.",
    "In the end the farmer was quite happy to renew the lease.",
    "The coach was reasonably satisfied, and the juniors stayed.",
]


def test_a_hedged_mood_that_names_no_change_is_no_result_whoever_felt_it() -> None:
    told = [(story, felt) for story, felt in product(STORIES, HALF_FELT) if understood(f"{story} {felt}").tells_change]
    assert told == []


def test_what_worked_by_half_is_a_result_that_sounds_unsure() -> None:
    for story, worked in product(STORIES, HALF_WORKED):
        answer = understood(f"{story} {worked}")
        assert answer.outcome.hedged is not None, worked
        assert score(answer)["quantified_impact"].points == 0


def test_a_mood_about_a_change_leaves_the_change_a_result() -> None:
    cases = product(STORIES, FELT_FOR_A_CHANGE)
    assert [felt for story, felt in cases if not understood(f"{story} {felt}").tells_change] == []


DEEDS = [
    "The vet was rather relieved and booked the tent for another month.",
    "The vet was quite pleased and ordered it for the other clinic.",
    "The vet felt fairly happy and took the list to two more farms.",
    "In the end the farmer was more or less happy with it and put the oats back on the list.",
    "The farmer was quite pleased and kept the hay for the winter.",
    "The farmer seemed fairly content and took it over for the sheep.",
]
NO_DEEDS = [
    "The vet was rather relieved and went home.",
    "The vet was quite pleased and told us so.",
    "The vet felt fairly happy and smiled.",
    "I was rather relieved and booked another week.",
    "The farmer was quite pleased with it and put the kettle back on the stove.",
    "The farmer was quite pleased with it and put it back in the shed.",
    "The farmer was fairly happy and kept talking about the goats.",
    "The farmer was fairly happy and took his boots off.",
]


def test_a_deed_of_others_told_with_their_mood_is_a_result_in_words() -> None:
    assert [told for told in DEEDS if not understood(f"{STORIES[0]} {told}").tells_change] == []


def test_a_mood_with_a_deed_that_takes_nothing_up_is_none() -> None:
    assert [told for told in NO_DEEDS if understood(f"{STORIES[0]} {told}").tells_change] == []


NAMELESS = [
    "In the end everybody was happy.",
    "Everyone seemed really pleased with the plan.",
    "In the end all of them were glad.",
    "The whole crew felt great about it.",
    "As a result people were satisfied.",
    "So in the end it was fine.",
]
NAMED = [
    "In the end the visitors were happy.",
    "The customers told us that they were pleased.",
    "Everybody was glad that the nights were quiet again.",
    "Everyone was pleased with the shorter walk.",
    "In the end everybody was happy and two farms copied the plan.",
]


def test_the_mood_of_nobody_in_particular_is_no_result_and_that_of_those_served_is() -> None:
    assert [felt for felt in NAMELESS if understood(f"{STORIES[0]} {felt}").tells_change] == []
    assert [felt for felt in NAMED if not understood(f"{STORIES[0]} {felt}").tells_change] == []
