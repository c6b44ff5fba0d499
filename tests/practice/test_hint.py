"""Promises of the hint in the time to think."""

from rehearse.data.questions import find, shipped
from rehearse.practice.hint import hint
from rehearse.types import Question


def test_every_behavioural_question_has_one_and_those_of_seed_002_the_steps() -> None:
    assert all(hint(question) for question in shipped() if question.kind == "behavioural")
    assert hint(find("last-apology"))[1].startswith("1. Apologise plainly")


def test_a_question_of_ones_own_gets_what_was_written_for_it_or_the_five_parts() -> None:
    assert hint(Question("mine", "Why?", hint="Say when.")) == ("A full answer: Say when.",)
    assert len(hint(Question("mine", "Why?"))) == 5
    assert hint(Question("mine", "What is a heap?", kind="technical")) == ()
