"""Promises of recognising a story: by what only that story holds, and rather not at all than wrongly."""

import pytest

from rehearse.practice.story_file import Story
from rehearse.practice.story_match import likely, rare, reason
from tests import builders_report as reports
from tests.content.retellings import EARN_TRUST, SELF_STARTED
from tests.practice.test_stories import STORY

HARVEST = Story("harvest", "Harvest", parts={"action": "I bought a second tractor and hired pickers for the orchard."})
PARCELS = Story("parcels", "Torn labels", parts={"action": SELF_STARTED})
SAID = " ".join(text for _, text, _ in reports.STORY)


def test_the_story_that_was_told_is_found_and_the_shared_words_are_the_reason() -> None:
    found = likely(SAID, [HARVEST, PARCELS, STORY])
    assert found is not None
    assert found.story == STORY
    assert {"builds", "nobody", "logs"} & set(reason(found).split(", "))


def test_another_story_is_not_taken_for_one_of_the_bank() -> None:
    assert likely(EARN_TRUST, [HARVEST, PARCELS, STORY]) is None
    assert likely("My grandmother taught me chess in a cafe.", [HARVEST, STORY]) is None
    assert likely("anything", []) is None
    assert likely("", [STORY]) is None


def test_between_two_stories_that_are_as_near_nothing_is_guessed() -> None:
    twin = Story("twin", "Twin", parts=STORY.parts)
    assert likely(SAID, [STORY, twin]) is None


def test_a_few_shared_words_are_not_enough() -> None:
    assert likely("The builds failed and I wrote a script.", [STORY]) is None


@pytest.mark.parametrize(
    "said", ["thirty-four percent of 1,200 parcels", "34% of 1,200 parcels", "34 % of 1200 parcel"]
)
def test_figures_are_the_same_however_they_are_said(said: str) -> None:
    assert {"34", "1200"} <= set(rare(said))


def test_everyday_words_tell_nothing() -> None:
    assert rare("So then my manager asked the team to improve the process, and we worked together.") == []
