"""Promises of the rule for an answer without an action: its message never denies a step that the points count."""

from itertools import combinations

import pytest

from rehearse.content import judge, transcript_of
from rehearse.data.reasons import sentence_of
from rehearse.types import Content, Finding

SCENE = "There was a shortage of beds on my ward last winter. The corridors were full and the families were anxious."
REST = "It was the busiest month of the year and the lift was out of order. There was a lot of noise as well."
END = "In the end {deed}it was a success and everybody was happy with how it went."
GENERAL = {
    "handled": "I handled it",
    "managed": "I managed it",
    "tried": "I tried hard",
    "supported": "I supported the ward",
    "coordinated": "I coordinated things",
    "dealt": "I dealt with it",
    "participated": "I participated",
    "looked": "I looked after things",
}


def told(*deeds: str) -> Content:
    said = f"{SCENE} {REST} {END.format(deed=''.join(f'{deed} and ' for deed in deeds))}"
    content, _ = judge(transcript_of(said))
    return content


def missing(content: Content) -> Finding | None:
    return next((one for one in content.findings if one.code == "STAR003"), None)


def reasons(content: Content) -> str:
    return " ".join(sentence_of(reason) for row in content.scores.values() for reason in row.reasons)


@pytest.mark.parametrize("verb", GENERAL)
def test_a_general_step_is_quoted_and_said_to_show_nothing(verb: str) -> None:
    content = told(GENERAL[verb])
    found = missing(content)
    assert found is not None
    assert "only with general verbs" in reasons(content)
    assert f"A general verb such as “{verb}” does not show what you did" in found.message
    assert found.quote is not None
    assert GENERAL[verb] in found.quote


@pytest.mark.parametrize("verbs", [*combinations(GENERAL, 2)])
def test_several_general_steps_are_all_named(verbs: tuple[str, str]) -> None:
    found = missing(told(*(GENERAL[verb] for verb in verbs)))
    assert found is not None
    assert f"General verbs such as “{verbs[0]}” and “{verbs[1]}” do not show" in found.message


def test_where_nobody_acts_the_message_says_so_and_quotes_nothing() -> None:
    content = told()
    found = missing(content)
    assert found is not None
    assert found.message == "The answer names no step that anybody took."
    assert found.quote is None
    assert "no steps of your own" in reasons(content)


@pytest.mark.parametrize("deed", ["we raised 900 euros", "the team moved the beds", "the beds were moved upstairs"])
def test_where_others_act_it_does_not_say_that_nobody_does(deed: str) -> None:
    found = missing(told(deed))
    assert found is not None
    assert "No step in the answer is told as your own." in found.message
    assert found.quote is None


@pytest.mark.parametrize("verb", GENERAL)
def test_the_points_do_not_say_that_there_is_no_step_at_all(verb: str) -> None:
    assert "no action found that shows the work" in reasons(told(GENERAL[verb]))
