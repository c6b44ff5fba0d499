"""What a hire needs besides points: a result of its own, and sentences that belong together."""

import random

import pytest

from rehearse.content import judge, transcript_of
from rehearse.content.story.answer import understand
from rehearse.content.story.fit import shown_steps
from rehearse.data.model_answers import ModelAnswer, model_answers
from rehearse.data.questions import shipped
from rehearse.types import Content

ASKED = {question.id: question for question in shipped()}


def content_of(answer: ModelAnswer, *, result: bool) -> Content:
    parts = [text for part, text in answer.parts.items() if result or part != "result"]
    return judge(transcript_of(" ".join(parts)), ASKED[answer.question])[0]


@pytest.mark.parametrize("answer", model_answers(), ids=lambda one: one.question)
def test_a_model_answer_is_a_strong_hire_and_without_its_result_no_hire(answer: ModelAnswer) -> None:
    assert content_of(answer, result=True).verdict == "strong hire"
    assert content_of(answer, result=False).verdict not in ("strong hire", "hire")


VERBS = ("glazed", "sharpened", "folded", "planted", "painted", "ironed", "buttered", "polished", "plucked", "sealed")
NOUNS = [
    "ceiling",
    "river",
    "alphabet",
    "trumpet",
    "cloud",
    "bishop",
    "pepper",
    "glove",
    "comet",
    "anchor",
    "saddle",
    "violin",
    "walnut",
    "marble",
    "feather",
]


def salad(seed: int) -> str:
    """Sentences with every cue of a strong answer and not one thing in common."""
    chance = random.Random(seed)
    nouns, verbs = chance.sample(NOUNS, 15), chance.sample(VERBS, 10)
    did = " ".join(f"I {verbs[at]} the {nouns[2 * at]} beside a {nouns[2 * at + 1]}." for at in range(6))
    return (
        f"Last Monday I noticed the {nouns[12]} and nobody had asked me to look. {did} "
        f"The {nouns[13]} dropped from 40 minutes to 12. I learned that a {nouns[14]} should whisper."
    )


@pytest.mark.parametrize("seed", range(8))
def test_sentences_without_a_thing_in_common_are_no_hire(seed: int) -> None:
    assert judge(transcript_of(salad(seed)))[0].verdict not in ("strong hire", "hire")


def test_the_same_sentences_about_one_thing_are_a_hire() -> None:
    text = (
        "Last Monday I noticed the slow kiln and nobody had asked me to look. I measured the kiln beside a trough. "
        "I glazed the door of the trough. I sealed the kiln with clay. I painted a mark on the kiln for the crew. "
        "I showed the crew the mark. The firing dropped from 40 minutes to 12. I learned that a kiln should be sealed."
    )
    assert judge(transcript_of(text))[0].verdict in ("strong hire", "hire")


@pytest.mark.parametrize("thing", ["lantern", "ledger", "hedgehog", "sandbag", "bucket"])
def test_a_thing_that_comes_back_makes_one_story(thing: str) -> None:
    """Told of twice it makes a short answer one story; a longer one needs a second return."""
    story = salad(3).replace("Last Monday I noticed", f"Last Monday a {thing} broke. I noticed")
    twice = story.replace("The ", f"By then the {thing} was whole. The ", 1)
    assert judge(transcript_of(story))[0].verdict not in ("hire", "strong hire")
    assert judge(transcript_of(twice))[0].verdict in ("hire", "strong hire")


@pytest.mark.parametrize("thing", ["lantern", "ledger", "hedgehog", "sandbag", "bucket"])
@pytest.mark.parametrize("back", ["I washed it, and after that I oiled it.", "Before that I had no place for it."])
def test_two_words_that_refer_back_tie_a_story_as_one_that_returns(thing: str, back: str) -> None:
    story = salad(3).replace("Last Monday I noticed", f"Last Monday a {thing} broke. {back} I noticed")
    assert judge(transcript_of(story))[0].verdict in ("hire", "strong hire")


OBJECTS = [
    "I suggested that we {did} fewer kilns on a Tuesday",
    "I wrote down, every evening, what was left on the shelf",
    "I asked whether the kiln could be {did} with wood",
    "I worked out that if we {did} the lid first, the flue could stay open",
    "I checked how many pots were {did}",
    "What I proposed was that two potters {did} it together",
]
BARE = ["I suggested it", "I wrote it down", "I asked and we {did} the kiln", "I checked because the pots were {did}"]


@pytest.mark.parametrize("did", ["fired", "emptied", "swept"])
def test_a_step_whose_object_is_a_clause_shows_work(did: str) -> None:
    for step in OBJECTS:
        assert shown_steps(understand(transcript_of(f"{step.format(did=did)}."))) == 1, step
    for step in BARE:
        assert shown_steps(understand(transcript_of(f"{step.format(did=did)}."))) == 0, step


SOFT = ASKED["last-apology"]
WORK = (
    "Last spring a neighbour of our workshop was angry because our van stood before his gate, and nobody had asked "
    "me to deal with it. I rang his bell, I apologised without an excuse and I listened to him for an hour. I measured "
    "the yard with him and I painted a line for the van in front of the workshop. {outcome} I learned that nobody has "
    "ever been calmed by a letter. Since then I go to the gate myself."
)


@pytest.mark.parametrize(
    ("outcome", "hired"),
    [
        ("In the end he was satisfied and he has greeted us every day since.", True),
        ("", False),
        ("I agreed with him on the line.", False),
        ("I wrote down whether it helped.", False),
    ],
)
def test_an_outcome_is_told_for_itself_and_not_in_the_lesson(outcome: str, hired: bool) -> None:
    verdict = judge(transcript_of(WORK.format(outcome=outcome)), SOFT)[0].verdict
    assert (verdict in ("strong hire", "hire")) is hired


@pytest.mark.parametrize("question", ["failure", "weakness"])
@pytest.mark.parametrize("ending", ["So now I weigh every crate before I load it.", "I should have asked the driver."])
def test_a_failure_with_what_was_learned_answers_a_question_about_learning(question: str, ending: str) -> None:
    story = (
        "In May I sent nine crates of pears to the wrong depot. I had read the list of the week before. I rang the "
        "driver in the evening, I drove out to the depot and I loaded the crates again. Two of the nine were spoiled. "
    )
    assert "Learn and Be Curious" in ASKED[question].principles
    found = judge(transcript_of(story + ending), ASKED[question])[0]
    assert "FIT001" not in [finding.code for finding in found.findings]
