"""Promises of the steps of a question's framework: heard only with words to quote, and each can be heard."""

import re
from collections.abc import Callable

import pytest

from rehearse.content import judge, transcript_of
from rehearse.data.model_answers import ModelAnswer, model_answer, model_answers
from rehearse.data.question_frameworks import QuestionFramework, framework_for, question_frameworks
from rehearse.data.questions import find, shipped
from rehearse.types import FrameworkCheck, Question
from tests.content.seed_cases import SEEDS, Case, Telling, as_given, cases, retold

NEEDS_SEEDS = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here (../shared/seeds)")

CHECKED = [one for one in model_answers() if framework_for(one.question)]
HEARD_ELSEWHERE = {
    "Put into words what they really want to achieve.": "Then I asked him what he really needed, and he told me.",
    "Apologise plainly, to the person it hurt.": "I walked over and apologised to all four of them.",
    "Support the decision, whether it is yours or not.": "She decided against it, and I committed to her plan.",
    "Show what is still there because of it.": "The kennel is still used by two clubs.",
}


def checked(text: str, question: Question | str) -> FrameworkCheck:
    asked = find(question) if isinstance(question, str) else question
    content, _ = judge(transcript_of(text), asked)
    assert content.framework is not None
    return content.framework


def test_all_questions_of_seed_002_but_the_one_for_two_examples_have_one() -> None:
    """That one has no steps in the source either; its examples are counted."""
    asked = {q.id for q in shipped() if q.source.startswith("seed 002")}
    assert asked - {"beyond-the-job"} == {q for q in asked if framework_for(q)}


@pytest.mark.parametrize("framework", question_frameworks(), ids=lambda one: one.id)
def test_it_is_for_questions_of_the_bank_and_each_step_can_be_recognised(framework: QuestionFramework) -> None:
    known = {question.id for question in shipped()}
    assert set(framework.questions) <= known
    assert len(framework.step) >= 3
    assert all(step.cues or step.fact for step in framework.step)


def test_no_question_has_two() -> None:
    named = [question for framework in question_frameworks() for question in framework.questions]
    assert len(named) == len(set(named))


@pytest.mark.parametrize("model", CHECKED, ids=lambda one: one.question)
def test_a_model_answer_is_heard_to_take_most_steps_each_in_its_own_words(model: ModelAnswer) -> None:
    found = checked(model.text, model.question)
    heard = [step for step in found.steps if step.heard]
    assert 2 * len(heard) >= len(found.steps)
    for step in heard:
        assert step.quote
        assert step.quote in model.text


def test_of_all_steps_of_the_model_answers_nine_in_ten_are_heard() -> None:
    steps = [step for model in CHECKED for step in checked(model.text, model.question).steps]
    assert sum(step.heard for step in steps) >= 0.88 * len(steps)


@pytest.mark.slow
def test_speech_without_marks_is_heard_to_take_the_same_steps() -> None:
    missed = 0
    for model in CHECKED:
        written = {step.step for step in checked(model.text, model.question).steps if step.heard}
        spoken = re.sub(r"[.,;:?!]+(?=\s|$)", "", model.text).lower()
        missed += len(written - {step.step for step in checked(spoken, model.question).steps if step.heard})
    assert missed <= 3


@pytest.mark.parametrize("telling", [retold, pytest.param(as_given, marks=NEEDS_SEEDS)])
def test_the_worked_examples_of_the_source_are_heard_to_take_half_of_their_steps(
    telling: Callable[[Case], Telling],
) -> None:
    """They are notes of three lines each; our retellings were written before the cues."""
    asked = {question.source: question for question in shipped()}
    heard = steps = 0
    for case in cases():
        question = asked.get("seed " + " ".join(case.name.split()[:2]))
        if question is None or framework_for(question.id) is None:
            continue
        found = checked(telling(case).text, question)
        heard, steps = heard + sum(step.heard for step in found.steps), steps + len(found.steps)
    assert steps == 50
    assert heard >= steps / 2


@pytest.mark.slow
def test_every_step_is_heard_in_some_answer() -> None:
    texts = {one.question: one.text for one in CHECKED}
    for framework in question_frameworks():
        answers = [texts[question] for question in framework.questions if question in texts]
        answers += HEARD_ELSEWHERE.values()
        heard = {s.step for text in answers for s in checked(text, framework.questions[0]).steps if s.heard}
        assert heard >= {step.say for step in framework.step}, framework.id


UNRELATED = (
    "Last autumn I repaired a kite for my neighbour's boy. I bought thin wood in the market. I bent it over steam. "
    "I glued the paper on the frame. I tied a long tail to it. The kite flew well on Sunday, and the boy laughed."
)


@pytest.mark.parametrize("framework", question_frameworks(), ids=lambda one: one.id)
def test_an_answer_about_something_else_is_not_heard_to_take_steps(framework: QuestionFramework) -> None:
    """Own steps can be told of anything; the rest of a framework cannot."""
    found = checked(UNRELATED, framework.questions[0])
    facts = {step.say for step in framework.step if step.fact}
    assert [step.step for step in found.steps if step.heard and step.step not in facts] == []


DENIED = {
    "last-apology": "I did not apologise to her. I never said sorry. I never went back to ask.",
    "disagreed-with-manager": "I did not disagree with him. I did not object. I showed him nothing. We did not agree.",
    "many-customers": "I did not rank them. I did not score anything. I told nobody who had to wait.",
    "unpopular-decision": "I did not ask anybody why. I did not propose a trial. Nobody agreed.",
}


@pytest.mark.parametrize("question", DENIED)
def test_what_is_denied_is_not_heard(question: str) -> None:
    found = checked(DENIED[question], question)
    assert [step.step for step in found.steps if step.heard] == []


def test_other_questions_and_silence_have_none() -> None:
    for question in (find("root-cause"), find("beyond-the-job"), None):
        content, _ = judge(transcript_of(UNRELATED), question)
        assert content.framework is None
    content, _ = judge(transcript_of(""), find("last-apology"))
    assert content.framework is None


TWO = Question("two", "Give me two examples of a time you saved money.")
THREE = Question("three", "Tell me about three occasions on which you saved money.")
FIRST = "Last year I sold the old van. I found a buyer. I saved 900 euros with it. "
SECOND = "A second example is the boiler. I turned it down at night, and gas fell by a tenth. "
THIRD = "The third example is the lamp in the yard. I took it out in March."


@pytest.mark.parametrize(
    ("question", "text", "asked", "given"),
    [
        (TWO, FIRST, 2, 1),
        (TWO, FIRST + SECOND, 2, 2),
        (TWO, FIRST + "Next time I would ask two buyers.", 2, 1),
        (THREE, FIRST + SECOND, 3, 2),
        (THREE, FIRST + SECOND + THIRD, 3, 3),
        (TWO, FIRST + SECOND + THIRD, 2, 2),
    ],
)
def test_examples_are_counted_and_a_missing_one_is_a_finding(
    question: Question, text: str, asked: int, given: int
) -> None:
    long_enough = text + "I kept the bills in a folder, and I showed them to my sister in the spring. " * 2
    content, _ = judge(transcript_of(long_enough), question)
    assert content.examples is not None
    assert (content.examples.asked, content.examples.given) == (asked, given)
    assert ("FIT002" in {finding.code for finding in content.findings}) == (given < asked)


def test_the_model_answer_for_two_examples_gives_two() -> None:
    model = model_answer("beyond-the-job")
    assert model is not None
    content, _ = judge(transcript_of(model.text), find("beyond-the-job"))
    assert content.examples is not None
    assert content.examples.given == content.examples.asked == 2


def test_the_steps_are_ours() -> None:
    """No four words in a row of the source document."""
    from tests.data.test_questions import seed

    theirs = re.findall(r"[\w']+", seed("002").lower())
    runs = set(zip(*(theirs[start:] for start in range(4)), strict=False))
    for framework in question_frameworks():
        for step in framework.step:
            ours = re.findall(r"[\w']+", step.say.lower())
            assert runs.isdisjoint(zip(*(ours[start:] for start in range(4)), strict=False)), step.say


MISSES = ["I had oiled the gate for two summers.", "I had planned the fair for June.", "We failed nobody."]
OWNED = [
    "I should have rung the {who} myself.",
    "I failed, really, and the {who} knew it.",
    "I got it wrong with the {who}.",
    "I told the {who} that it was late.",
    "I could have asked the {who} in May.",
]
GAPS = [
    "A {part} of what I promised came.",
    "We had nine carts instead of thirty.",
    "It went from twelve to eleven, that's nothing.",
    "Four percent of what we needed arrived.",
]
CHANGED = ["Now I ring the {who} first.", "So next time I weigh every cart.", "These days I ask twice before I order."]


def heard_of(said: str, question: str) -> list[int]:
    """The numbers of the steps that a few words are heard to take."""
    return [number for number, step in enumerate(checked(said, question).steps) if step.heard]


@pytest.mark.parametrize("question", ["failure", "missed-expectation", "project-late"])
@pytest.mark.parametrize(("number", "frames"), [(0, OWNED), (1, GAPS), (3, CHANGED)])
def test_a_miss_told_plainly_is_heard(question: str, number: int, frames: list[str]) -> None:
    for frame in frames:
        for who, part in (("parents", "third"), ("guests", "quarter"), ("caretaker", "fifth")):
            assert number in heard_of(frame.format(who=who, part=part), question), frame


@pytest.mark.parametrize("said", MISSES)
def test_what_was_done_before_is_no_miss_that_is_owned(said: str) -> None:
    assert 0 not in heard_of(said, "failure")


@pytest.mark.parametrize("lead", ["I said plainly that", "I told the mother that", "I wrote to the clerk that"])
@pytest.mark.parametrize("fault", ["it was my mistake", "the error was mine", "that had been my own fault"])
def test_owning_the_fault_to_the_person_is_an_apology(lead: str, fault: str) -> None:
    assert 0 in heard_of(f"{lead} {fault}.", "last-apology")
    assert 0 not in heard_of(f"He said that {fault.replace('my', 'his').replace('mine', 'his')}.", "last-apology")


@pytest.mark.parametrize("question", ["not-on-my-sprint", "customer-before-metric", "outside-my-area"])
def test_why_the_customer_came_first_is_heard_only_where_the_lesson_is_about_one(question: str) -> None:
    story = "I saw that the lamp in the hall failed. I climbed up and I changed the fitting. "
    last = len(checked(story, question).steps) - 1
    for lesson in ("I learned to look at the fitting first.", "What I took from it is to measure before I argue."):
        assert last not in heard_of(story + lesson, question)
    for whom in ("guests", "patients", "customers", "residents"):
        assert last in heard_of(f"{story}I learned that {whom} see the lamp before I do.", question)


def test_a_step_is_not_quoted_to_the_middle_of_a_number_or_phrase() -> None:
    """“I got the order cut from” stopped after twelve words."""
    said = (
        "In March I noticed that we threw away dressings. I told the stores manager and I got the order cut from "
        "sixty boxes to twenty boxes a week. After two months the waste was down to ninety pounds."
    )
    content, _ = judge(transcript_of(said), find("not-on-my-sprint"))
    assert content.framework is not None
    quotes = [step.quote or "" for step in content.framework.steps]
    assert not [quote for quote in quotes if quote.split()[-1:] in (["from"], ["to"], ["a"], ["than"])]
    assert any("cut from sixty" in quote for quote in quotes)
