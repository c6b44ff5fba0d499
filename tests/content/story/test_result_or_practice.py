"""What came of the work since then is the result and no lasting change as well; what the speaker now does is one."""

from itertools import product

import pytest

from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of

STORIES = [
    "In spring the winch of our boat lift slipped and the report blamed the rope. I measured the drum, I marked the "
    "worn teeth with chalk and I took the photos to the yard. The drum was changed in May, {}.",
    "At our library the books of the van came back wet. I opened the roof from outside, I found a split in the seal "
    "and I glued a strip over it. The seal was changed in June, {}.",
]
CAME_OF_IT = [
    "and since then we have had one leak instead of five",
    "and since then we have lost two instead of nine",
    "and ever since we have needed one repair instead of four",
    "and ever since I have had two calls a week instead of ten",
    "and since then we lose one a year instead of six",
]
DONE_SINCE = [
    "and since then I check every seam in March",
    "and since then we have had one leak instead of five. Now I check the seams in March",
    "and since then we have lost two instead of nine. Since then I always look at the teeth first",
    "and ever since I measure the wear twice a year",
]


def understood(text: str) -> Answer:
    return understand(transcript_of(text))


@pytest.mark.parametrize(("story", "said"), list(product(STORIES, CAME_OF_IT)))
def test_what_came_of_it_is_the_result_alone(story: str, said: str) -> None:
    answer = understood(story.format(said))
    assert answer.outcome.metrics
    assert answer.reflection.change is None


@pytest.mark.parametrize(("story", "said"), list(product(STORIES, DONE_SINCE)))
def test_what_is_done_since_is_a_lasting_change(story: str, said: str) -> None:
    answer = understood(story.format(said))
    assert answer.reflection.change is not None
    assert " i " in f" {answer.reading.quote(answer.reflection.change).lower()} "


@pytest.mark.parametrize("thought", ["from now on I check the hinges first", "I will never weld without a mask again"])
@pytest.mark.parametrize("opening", ["I'd be like, okay,", "I was like, right,", "I'm like, fine,"])
@pytest.mark.parametrize("story", STORIES)
def test_a_thought_that_is_acted_out_is_no_practice(story: str, opening: str, thought: str) -> None:
    told = understood(story.format(f"and if a deadline came, {opening} {thought}"))
    assert told.reflection.change is None


@pytest.mark.parametrize("story", STORIES)
def test_a_likeness_before_a_practice_leaves_it_one(story: str) -> None:
    told = understood(story.format("and I was like a mule about it. I will never weld without a mask again"))
    assert told.reflection.change is not None
