"""Promises of the model answer after a take."""

import pytest

from rehearse.cli.model_answers import after_take
from rehearse.data.model_answers import model_answer
from rehearse.data.questions import find
from rehearse.types import Question
from tests.cli.running import printed, rehearse


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_command_is_named_and_the_answer_is_shown_only_where_it_is_wanted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    model = model_answer("last-apology")
    assert model is not None
    after_take(find("last-apology"), wanted=False, as_json=False)
    out, err = capsys.readouterr()
    assert "rehearse questions show last-apology --model-answer" in err
    assert out == ""
    after_take(find("last-apology"), wanted=True, as_json=False)
    assert "locked doors until five" in flat(capsys.readouterr().out)


def test_json_stays_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    after_take(find("last-apology"), wanted=True, as_json=True)
    out, err = capsys.readouterr()
    assert out == ""
    assert "locked doors until five" in flat(err)


def test_a_question_without_one_is_silent_unless_it_was_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    after_take(Question("mine", "Why?"), wanted=False, as_json=False)
    assert capsys.readouterr() == ("", "")
    after_take(Question("mine", "Why?"), wanted=True, as_json=False)
    assert "no model answer for mine" in capsys.readouterr().err


def test_a_question_shows_the_steps_of_a_good_answer() -> None:
    said = rehearse("questions", "show", "last-apology").stdout
    assert "Steps" in said
    assert "4. Follow up later" in said
    assert "Steps" not in rehearse("questions", "show", "root-cause").stdout
    steps = printed(rehearse("questions", "show", "last-apology", "--json"))["steps"]
    assert len(steps) == 4
