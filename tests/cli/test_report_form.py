"""Promises of what is said to be typed after a report."""

import shlex
from pathlib import Path

import msgspec
import pytest

from rehearse.cli.question_choice import own_question
from rehearse.cli.report_form import steps_for
from rehearse.delivery import bands
from rehearse.delivery.metrics import speech_rate
from rehearse.types import Metric, Question, Report, ReportQuestion, Transcript
from rehearse.types.delivery import PaceWindow
from tests import builders_report as reports
from tests.cli.running import rehearse


def test_what_was_said_is_printed_by_transcript_as_well(home: Path) -> None:
    """With analyze the option names a file of words, and its mistake says what prints them."""
    text = home.parent / "said.txt"
    text.write_text("Last May I noticed a leak. I mended it.")
    assert rehearse("check", str(text), "--transcript").stdout == rehearse("check", str(text), "--words").stdout != ""
    assert "--words prints what was said" in rehearse("analyze", "said.wav", "--transcript").stderr


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


def rushed(wpm: float) -> Report:
    """A take at that rate, whose advice on the delivery is about it."""
    report = reports.full()
    rate = Metric("Speech rate", wpm, "wpm", "attention", "120-170 wpm", low=120.0, high=170.0, id="speech_rate")
    windows = {"slowest": PaceWindow(4.0, 14.0, 80.0), "fastest": PaceWindow(9.0, 19.0, 252.0)}
    delivery = msgspec.structs.replace(report.delivery, metrics=(rate,), pauses=None, **windows)
    assert report.content is not None
    content = bands.with_next_fix(report.content, delivery)
    assert content.next_fix.delivery == speech_rate.advice(rate, delivery)
    return msgspec.structs.replace(report, delivery=delivery, content=content)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(("wpm", "stretch"), [(212.0, "fastest"), (90.0, "slowest")])
def test_what_the_advice_says_to_listen_to_can_be_played(wpm: float, stretch: str) -> None:
    steps = [step.command for step in steps_for(rushed(wpm), "short", 3)]
    assert f"rehearse play 3 {stretch}" in steps
    assert not any("play" in step.command for step in steps_for(rushed(wpm), "short", None, "rehearse demo"))
    assert not any("play" in step.command for step in steps_for(reports.full(), "short", 3)), "other advice"


@pytest.mark.usefixtures("home")
def test_a_take_without_a_question_can_be_given_one() -> None:
    without = msgspec.structs.replace(reports.full(), question=None)
    assert "rehearse question 3 QUESTION" in [step.command for step in steps_for(without, "short", 3)]
    assert not any("rehearse question" in step.command for step in steps_for(reports.full(), "short", 3))
    assert not any("rehearse question" in step.command for step in steps_for(without, "short", None, "rehearse demo"))


@pytest.mark.usefixtures("home")
def test_a_take_without_words_offers_to_hear_it_and_to_check_the_microphone() -> None:
    """The report offered `show 3 --words` for a take in which no words were heard."""
    silent = msgspec.structs.replace(reports.full(), transcript=Transcript("", "en", ()))
    typed = [step.command for step in steps_for(silent, "short", 3)]
    assert typed[:3] == ["rehearse show 3 --full", "rehearse play 3", "rehearse doctor"]
    assert "rehearse show 3 --words" in [step.command for step in steps_for(reports.full(), "short", 3)]
