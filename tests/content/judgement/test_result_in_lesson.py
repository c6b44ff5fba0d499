"""Promises of a number that is told in the sentence of a lesson: it counts, and no row says that there is no result."""

from itertools import product

import pytest

from rehearse.content import judge, transcript_of
from rehearse.data.reasons import sentence_of
from rehearse.types import Content

STORY = (
    "Last winter I ran the ticket desk of an ice rink, and the line at the door was far too long. I had to shorten it "
    "before the holidays. I counted the skates by size, I painted numbers on the shelves and I moved the till."
)
DEEDS = ("asking first", "planning ahead", "a till near the door", "one list on the wall", "my drawing")
ONCE = ("cut the calls from {pair} a week", "brought the calls from {pair} a week", "sent the calls from {pair} a week")
PAIRS = ("forty to ten", "93 to 31")


def told(*ending: str) -> Content:
    content, _ = judge(transcript_of(" ".join((STORY, *ending))))
    return content


def said(content: Content) -> str:
    return " ".join(sentence_of(reason) for row in content.scores.values() for reason in row.reasons)


def codes(content: Content) -> set[str]:
    return {finding.code for finding in content.findings}


@pytest.mark.parametrize(("deed", "once", "pair"), [*product(DEEDS, ONCE, PAIRS)])
def test_a_change_told_in_a_lesson_is_a_result_with_a_number(deed: str, once: str, pair: str) -> None:
    lesson = f"I learned that {deed} {once.format(pair=pair)}."
    for content in (told(lesson), told("In the end everybody was happy.", lesson)):
        assert [one.before for one in content.results.metrics] != []
        assert not codes(content) & {"RES001", "RES002", "REF001"}
        assert "a lesson: “I learned that" in said(content)
        assert "a result with a number: “I learned that" in said(content)
        assert "no result" not in said(content)


GENERAL = (
    "I learned that lists cut calls from {pair} a week.",
    "I learned that a list cuts calls from {pair} a week.",
    "I learned that you can cut calls from {pair} a week.",
    "I learned that a list will cut the calls from {pair} a week.",
    "I learned that people and papers cut calls from {pair} a week.",
    "I learned that children cut calls from {pair} a week.",
    "I learned that good data cut calls from {pair} a week.",
    "I learned that more staff cut calls from {pair} a week.",
)


@pytest.mark.parametrize(("lesson", "pair"), [*product(GENERAL, PAIRS)])
def test_what_holds_in_general_is_no_result(lesson: str, pair: str) -> None:
    content = told(lesson.format(pair=pair))
    assert content.results.metrics == ()
    assert "RES001" in codes(content)


PLANS = ("I was asking for a cut from {pair} calls.", "We were aiming for a drop from {pair} calls.")


@pytest.mark.parametrize(("plan", "pair"), [*product(PLANS, PAIRS)])
def test_what_is_asked_for_or_planned_is_still_no_result(plan: str, pair: str) -> None:
    assert told(plan.format(pair=pair)).results.metrics == ()


BESIDE = (
    "I learned to count first, because the wait fell from {pair} minutes.",
    "I learned that numbers work: complaints fell from {pair} a week.",
    "I learned how much order matters, and the wait fell from {pair} minutes.",
)


@pytest.mark.parametrize(("lesson", "pair"), [*product(BESIDE, PAIRS)])
def test_a_result_beside_a_lesson_is_to_be_told_by_itself(lesson: str, pair: str) -> None:
    content = told(lesson.format(pair=pair))
    assert content.results.metrics != ()
    assert "stands inside another part: tell it in a sentence of its own" in said(content)
    assert "no result" not in said(content)
