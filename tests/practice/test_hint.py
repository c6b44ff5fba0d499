"""Promises of the hint in the time to think."""

from rehearse.content.judgement.think_aloud import checklist
from rehearse.data.questions import find, shipped
from rehearse.practice.hint import UNASKED, hint
from rehearse.types import THOUGHT_ALOUD, Question


def test_every_behavioural_question_has_one_and_those_of_seed_002_the_steps() -> None:
    assert all(hint(question) for question in shipped() if question.kind == "behavioural")
    assert hint(find("last-apology"))[1].startswith("1. Apologise plainly")


def test_a_question_of_ones_own_gets_what_was_written_for_it_or_the_five_parts() -> None:
    assert hint(Question("mine", "Why now?", hint="Say when.")) == ("Outline of a good answer: Say when.",)
    assert len(hint(Question("mine", "When did you last wait?"))) == 5


def test_an_outline_is_not_called_a_full_answer() -> None:
    said = [line for question in shipped() for line in hint(question)]
    outlines = [line.removeprefix("Outline of a good answer: ") for line in said if "utline" in line]
    assert set(outlines) <= {question.hint for question in shipped()}
    assert len(outlines) > 20
    assert not [line for line in said if "full answer" in line.lower()]


def test_a_question_that_asks_for_no_story_gets_no_parts_of_one() -> None:
    assert hint(Question("mine", "Why do you want to leave?")) == (UNASKED,)


def test_what_is_reasoned_aloud_gets_the_think_aloud_checklist() -> None:
    for kind in THOUGHT_ALOUD:
        shown = hint(Question("mine", "What is a heap?", kind=kind))
        assert shown[1].startswith("1. Begin by asking what is meant")
        assert len(shown) == len(checklist().point) + 1
