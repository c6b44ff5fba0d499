"""Promises of the steps of a question that the points look at, too: one answer from one place, and whole proofs."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.data.question_frameworks import Fact, question_frameworks
from rehearse.data.questions import find
from rehearse.types import StepCheck

QUESTION = "not-on-my-sprint"
STEPS = {step.fact: step.say for one in question_frameworks() if QUESTION in one.questions for step in one.step}
SET_UP = "Last spring I noticed that the lamps at the lido failed one after the other."
END = "Failures fell from 14 a week to 5 a week. {meaning}"
DEEDS = ("oiled the hinges", "phoned the foundry", "sketched a new bracket", "weighed each lamp", "sued the dealer")
MEANING = ("So swimmers could stay later.", "That gave bathers another hour.", "The club sold 40 more tickets for it.")
MEANINGLESS = ("It was bright again.", "The light stayed on.")


def step_of(fact: Fact, deeds: str, meaning: str = MEANING[0]) -> tuple[StepCheck, set[str]]:
    """The step that rests on a fact, and the reasons of the row about results."""
    content, _ = judge(transcript_of(f"{SET_UP} {deeds} {END.format(meaning=meaning)}"), find(QUESTION))
    assert content.framework is not None
    reasons = {reason.id for reason in content.scores["quantified_impact"].reasons}
    return next(one for one in content.framework.steps if one.step == STEPS[fact]), reasons


def plain(deeds: tuple[str, ...]) -> str:
    return " ".join(f"I {deed}." for deed in deeds)


@pytest.mark.parametrize("meaning", MEANING + MEANINGLESS)
def test_points_and_step_agree_on_what_the_number_meant(meaning: str) -> None:
    step, reasons = step_of("business", plain(DEEDS), meaning)
    assert step.heard == ("business" in reasons) == (meaning in MEANING)
    assert not step.heard or step.quote == meaning.removesuffix(".")


@pytest.mark.parametrize("first", range(len(DEEDS)))
def test_three_steps_are_proved_with_three_quotes_that_begin_with_i(first: int) -> None:
    step, _ = step_of("own_steps", plain(DEEDS[first:] + DEEDS[:first]))
    quotes = [step.quote or "", *(one.text for one in step.more)]
    assert len(quotes) == 3
    assert all(quote.startswith("I ") for quote in quotes)


@pytest.mark.parametrize("joined", ["I {0} and {1}. I {2}. I {3}.", "On Friday I {0}, {1} and {2}. I {3}, then I {4}."])
def test_deeds_that_share_an_i_stand_behind_it(joined: str) -> None:
    step, _ = step_of("own_steps", joined.format(*DEEDS))
    quotes = [step.quote or "", *(one.text for one in step.more)]
    assert quotes[0].startswith(f"I {DEEDS[0]}")
    assert DEEDS[1] in quotes[0]
    assert all(quote.startswith("I ") for quote in quotes)


def test_a_note_without_i_is_quoted_as_it_stands() -> None:
    step, _ = step_of("own_steps", " ".join(f"{deed.capitalize()}." for deed in DEEDS))
    assert [step.quote, *(one.text for one in step.more)][-1] in {deed.capitalize() for deed in DEEDS}
