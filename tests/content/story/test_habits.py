"""A habit changed, told in the present behind the story, and presents that are none."""

from itertools import product

import pytest

from rehearse.content.rules.spec001_generic_verbs import RULE as GENERIC_VERBS
from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of

STORY = (
    "In May the lid of our kiln jammed during the night. I opened it with a bar. I glazed the shelf anew and "
    "I oiled the hinge. The next batch came out whole. "
)
LEADS = ["Now", "So now", "These days", "Since then", "Next time", "And nowadays"]
PRESENTS = [
    "I oil the hinge before I light it",
    "I bolt the lid twice",
    "I first weigh the clay",
    "I knock on every pot",
    "I sketch the shelf for the others",
    "I teach the apprentices to wait for the bell",
    "I never open it alone",
]
REASONS = ["because a jammed lid costs us a night", "because that is what the others forget"]
NO_HABITS = [
    "Now I run a pottery in Leeds.",
    "These days I sell roof tiles.",
    "Now I teach at a school.",
    "Nowadays I live by the sea.",
    "Now I sit in the office.",
    "Now I know the kiln.",
    "Now he oils the hinge before he lights it.",
    "Next time I rang, he was gone.",
    "Next time I phone the shop, he picks up.",
    "Now we are at nine pots.",
    "Now I was late.",
]


def understood(text: str) -> Answer:
    return understand(transcript_of(text))


@pytest.mark.parametrize(("lead", "said"), list(product(LEADS, PRESENTS)))
def test_a_present_behind_the_story_is_a_habit_changed(lead: str, said: str) -> None:
    answer = understood(f"{STORY}{lead} {said}.")
    assert answer.reflection.change is not None
    assert answer.parts[-1] == "reflection"


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("said", PRESENTS[:4])
def test_the_reason_for_a_habit_is_the_lesson(said: str, reason: str) -> None:
    answer = understood(f"{STORY}Now {said}, {reason}.")
    assert answer.reflection.lesson is not None
    assert answer.reading.quote(answer.reflection.lesson) == reason


@pytest.mark.parametrize("said", NO_HABITS)
def test_a_trade_a_state_and_somebody_else_s_habit_are_none(said: str) -> None:
    assert understood(STORY + said).reflection.first is None


@pytest.mark.parametrize("said", ["I oil the hinge", "I bolt the lid", "I knock on every pot"])
def test_before_the_last_deed_or_in_a_story_told_in_the_present_it_is_a_step(said: str) -> None:
    assert understood(f"{STORY}Now {said}. I shut the shop and I phoned the owner.").reflection.first is None
    told_now = "So the kiln is hot and the lid jams. I grab a bar and I prise it open. I douse the shelf. "
    assert understood(f"{told_now}Now {said}. The batch is safe.").reflection.first is None


TAKEN = [
    "From both I took that {lesson}.",
    "From that night I took that {lesson}.",
    "What I took from it is that {lesson}.",
    "The thing I took from this is that {lesson}.",
]


@pytest.mark.parametrize(
    ("frame", "lesson"), list(product(TAKEN, ["you shut the lid last", "I look at the hinge first", "nobody reads it"]))
)
def test_what_was_taken_from_it_is_a_lesson_and_not_accused_as_vague(frame: str, lesson: str) -> None:
    answer = understood(STORY + frame.format(lesson=lesson))
    assert answer.reflection.lesson is not None
    assert not GENERIC_VERBS.findings(answer)


@pytest.mark.parametrize(
    "said", ["I took it from them.", "I took that to the smith.", "From the shelf I took that one.", "I took it."]
)
def test_taking_a_thing_is_no_lesson(said: str) -> None:
    answer = understood(STORY + said)
    assert answer.reflection.first is None
    assert [step for step in answer.steps.own if step.verb == "took"]


def test_a_vague_verb_inside_the_lesson_is_not_accused() -> None:
    said = "I put it there. What I learned is to look early, and I have put a lid on every pot since."
    answer = understood(said)
    assert all("lid" not in (found.quote or "") for found in GENERIC_VERBS.findings(answer))
