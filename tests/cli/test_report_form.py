"""Promises of what is said to be typed after a report."""

import shlex

import msgspec
import pytest

from rehearse.cli.question_choice import own_question
from rehearse.cli.report_form import steps_for
from rehearse.types import Question, ReportQuestion
from tests import builders_report as reports


def offered(question: Question) -> str:
    """The command that records another answer."""
    asked = ReportQuestion(question.id, question.text, question.principles)
    steps = steps_for(msgspec.structs.replace(reports.full(), question=asked), "short", 3)
    return next(step.command for step in steps if step.command.startswith("rehearse record"))


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("text", ["Why do you want to leave?", "What's “next” for $5 & you?", "Pourquoi nous ?"])
def test_a_question_in_own_words_can_be_answered_again(text: str) -> None:
    """Only a random question was offered, since the bank does not hold it."""
    typed = shlex.split(offered(own_question(text)))
    assert typed[:3] == ["rehearse", "record", "--text"]
    assert own_question(typed[3]) == own_question(text)


@pytest.mark.usefixtures("home")
def test_one_that_is_gone_from_the_bank_is_not_offered() -> None:
    assert offered(Question("gone-since", "What did you do?")) == "rehearse record"
