"""What the speaker still does, or what they made and is still in use, is a lasting change; other things that are still
so are none.
"""

from itertools import product

import pytest

from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of

STORIES = [
    "In May the lid of our kiln jammed at night. I opened it with a bar, I drew a chart of the heat and I hung it on "
    "the door. Broken pots fell from nine a month to two.",
    "Two years ago half the choir came late. I rang every singer, I painted a board with the times and I put it up "
    "on the wall. After that all but one were there by seven.",
    "Last autumn the ferry left without the post three times. I asked the skipper, I wrote a list for the pier and "
    "I pinned it on the gate. The post has not missed a boat since then, and the village noticed.",
]
LASTING = [
    "I still do it.",
    "And I still do it every week.",
    "I am still doing it today.",
    "I do it to this day.",
    "We still use it.",
    "And we still do that.",
    "We still use it on every shift.",
    "I still check it every morning.",
    "It is still there.",
    "It's still in use.",
    "It is still used.",
    "It still hangs in the hall.",
    "It is still by the stairs today.",
]
NOT_LASTING = [
    "I still think that was right.",
    "I still don't know why.",
    "I still remember it.",
    "I still like it to this day.",
    "I still see him every week.",
    "I still work there.",
    "I still have it.",
    "I still play the flute every week.",
    "I still hold it against him.",
    "I can still do it.",
    "I still could not do it.",
    "I am still waiting for it.",
    "We still have the problem.",
    "We still laugh about it.",
    "We still use paper.",
    "It is still broken.",
    "It is still cold there.",
    "It is still a mystery.",
    "It is still on my mind.",
    "He is still there.",
    "The mill is still in the valley.",
    "They still talk about it.",
    "I still do this job.",
    "If I still do it, nobody knows.",
]
PLACES = ["In 2019 I sold fish at a market, and I still do it every week.", "I was a guide and I still do it."]


def understood(text: str) -> Answer:
    return understand(transcript_of(text))


@pytest.mark.parametrize(("story", "said"), list(product(STORIES, LASTING)))
def test_what_is_still_done_or_still_in_use_is_a_lasting_change(story: str, said: str) -> None:
    change = understood(f"{story} {said}").reflection.change
    assert change is not None


@pytest.mark.parametrize(("story", "said"), list(product(STORIES, NOT_LASTING)))
def test_what_only_has_not_changed_is_none(story: str, said: str) -> None:
    assert understood(f"{story} {said}").reflection.first is None


def test_a_thing_of_the_story_is_taken_up_by_its_name() -> None:
    assert understood(f"{STORIES[0]} I still draw the chart every month.").reflection.change is not None
    assert understood(f"{STORIES[0]} The chart still hangs in the hall.").reflection.change is not None
    assert understood(f"{STORIES[0]} The owl still sits in the hall.").reflection.first is None
    assert understood("I rang every singer and I wrote a list, which I still use.").reflection.change is not None
    assert understood("I rang every singer each Monday and I still do.").reflection.change is not None


@pytest.mark.parametrize("opening", PLACES)
def test_a_trade_named_before_the_story_is_none(opening: str) -> None:
    assert understood(f"{opening} {STORIES[0]}").reflection.first is None


@pytest.mark.parametrize("still", ["and I still do it", "and I have done it ever since"])
def test_the_result_told_before_it_in_the_same_sentence_stays_the_result(still: str) -> None:
    answer = understood(f"{STORIES[0][:-1]}, which the owner of the pottery was glad of, {still}.")
    assert answer.reflection.change is not None
    assert answer.parts[-1] == "result"


def test_what_a_group_still_does_stays_the_only_result() -> None:
    answer = understood(
        "Three summers ago our market stall was late every day. I looked at what the others did, and I bought some "
        "crates and a chalk board. I packed the van the night before. We still do it that way today."
    )
    assert answer.reflection.change is not None
    assert answer.parts[-1] == "result"
