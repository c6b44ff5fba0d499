"""What the speaker had believed or never done until then, told behind the story, is what they learned."""

from itertools import product

import pytest

from rehearse.content import judge, transcript_of
from rehearse.types import Reason

STORY = (
    "In May half the boats of our rowing club came back late. I stood at the jetty for a week and I wrote down who was "
    "late and why. I moved the oars to the gate and I painted a mark for each boat. By July two boats a week were late "
    "and not nine."
)
REVISED = [
    "I suppose I'd always thought that rowers are lazy.",
    "I think I'd been blaming the beginners.",
    "I'd guessed for a whole year, and guessed wrong.",
    "I used to think that people are late because they don't care.",
    "Funny thing is, I'd never once stood at that jetty.",
    "I had been calling it bad manners, and it was my own rack.",
    "We'd all moaned, and I'd never thought to ask.",
]
OMITTED = [
    "Should have stood there in the first week.",
    "Should've asked the rowers first.",
]
NONE = [
    "I'd never felt so proud of a club.",
    "I'd never seen a jetty so tidy.",
    "I had bought the paint in the shop of my aunt.",
    "They'd always thought that I was mad.",
    "I used to row there myself.",
]


def told(ending: str) -> list[Reason]:
    reasons = judge(transcript_of(f"{STORY} {ending}"))[0].scores["self_awareness"].reasons
    return [reason for reason in reasons if reason.points > 0 and reason.kind == "earned"]


@pytest.mark.parametrize(("belief", "after"), list(product(REVISED, ["", "It was the rack.", "They were just busy."])))
def test_a_belief_that_changed_is_a_lesson(belief: str, after: str) -> None:
    assert [reason.id for reason in told(f"{belief} {after}")][:1] == ["lesson"]


@pytest.mark.parametrize("omitted", OMITTED)
def test_what_should_have_been_done_is_a_better_choice_without_its_i(omitted: str) -> None:
    assert "better_choice" in [reason.id for reason in told(omitted)]


@pytest.mark.parametrize("ending", NONE)
def test_pride_and_other_people_s_beliefs_are_no_lesson(ending: str) -> None:
    assert told(ending) == []


def test_the_same_words_before_the_story_describe_how_things_were() -> None:
    told_first = f"I'd always thought that rowers are lazy. {STORY}"
    assert judge(transcript_of(told_first))[0].scores["self_awareness"].points == 0


@pytest.mark.parametrize("would", ["Next time I'd ask the rowers first.", "Next time I would ask them before I paint."])
def test_a_choice_for_the_next_time_is_not_a_lasting_change_as_well(would: str) -> None:
    assert [reason.id for reason in told(would)] == ["better_choice"]


@pytest.mark.parametrize(
    "ending",
    [
        "I've been there nine years now.",
        "I kept thinking about it, and then my bike was stolen.",
        "There was a reminder text, but it went out a week ahead.",
    ],
)
def test_words_that_only_sound_like_a_reflection_earn_nothing(ending: str) -> None:
    assert told(ending) == []
