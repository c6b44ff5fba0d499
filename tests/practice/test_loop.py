"""Promises of planning an interview loop."""

import random
from collections import Counter

import pytest

from rehearse.data.loop import held_by, interview_loop, interviewer
from rehearse.data.questions import bank
from rehearse.errors import UsageError
from rehearse.practice.choose import Practised
from rehearse.practice.loop import plan_loop, plan_view, shortfall
from rehearse.practice.mock import MockOptions, Turn
from rehearse.types import Question

PLANS = 500


def planned(options: MockOptions, seed: int = 1, known: dict[str, Practised] | None = None) -> tuple[Turn, ...]:
    return plan_loop(options, bank(), known or {}, random.Random(seed))


@pytest.mark.slow
@pytest.mark.parametrize("role", ["data scientist", "software engineer"])
def test_of_500_loops_each_has_the_share_of_the_role_and_one_of_every_kind(role: str) -> None:
    for seed in range(PLANS):
        questions = [turn.question for turn in planned(MockOptions(role, loop=True), seed)]
        kinds = Counter(question.kind for question in questions)
        assert sum(question.role == role for question in questions) >= len(questions) / 2
        assert min(kinds[kind] for kind in ("behavioural", "coding", "system design", "technical")) >= 1
        assert len({question.id for question in questions}) == len(questions)


def test_the_loop_has_the_rounds_of_the_source() -> None:
    loop = interview_loop()
    assert loop.days == 28
    assert [one.minutes for one in loop.round if one.id == "recruiter"] == [30]
    assert len(loop.round) - 1 in (3, 4)
    assert all(held_by(one).focus and one.kind for one in loop.round)
    turns = planned(MockOptions("data scientist", loop=True))
    view = plan_view(turns, "data scientist")
    assert [one.title for one in view.rounds] == [one.title for one in loop.round]
    assert [[q.kind for q in one.questions] for one in view.rounds] == [list(one.asks) for one in loop.round]
    assert (view.days, view.note) == (28, None)


@pytest.mark.parametrize("name", [one.id for one in interview_loop().interviewer])
def test_an_interviewer_alone_asks_what_they_ask(name: str) -> None:
    turns = planned(MockOptions("data scientist", questions=3, interviewer=name))
    who = interviewer(name)
    assert len(turns) == 3
    assert {turn.interviewer for turn in turns} == {who.title}
    assert {turn.focus for turn in turns} == {who.focus}
    assert [turn.question.kind for turn in turns] == [who.asks[place % len(who.asks)] for place in range(3)]


@pytest.mark.parametrize("name", ["astronaut", "engineer", ""])
def test_an_unknown_or_unclear_interviewer_is_refused_with_their_names(name: str) -> None:
    with pytest.raises(UsageError) as refused:
        interviewer(name)
    assert "senior-engineer" in refused.value.hint


def test_stories_of_one_loop_are_about_different_principles() -> None:
    turns = planned(MockOptions("data scientist", loop=True))
    principles = [turn.principle for turn in turns if turn.principle]
    assert len(set(principles)) == len(principles)


def test_a_role_with_few_questions_gets_what_there_is_and_a_note() -> None:
    turns = planned(MockOptions("product manager", loop=True))
    assert len(turns) == sum(len(one.asks) for one in interview_loop().round)
    assert "the bank has too few" in (shortfall(turns, "product manager") or "")
    assert shortfall(planned(MockOptions("data scientist", loop=True)), "data scientist") is None


def test_what_was_practised_least_is_asked() -> None:
    coding = [question.id for question in bank() if question.kind == "coding" and question.role == "data scientist"]
    known = {name: Practised(2, "2026-03-01T10:00:00Z") for name in coding[2:]}
    turns = planned(MockOptions("data scientist", loop=True), known=known)
    assert {turn.question.id for turn in turns if turn.question.kind == "coding"} == set(coding[:2])


def test_a_bank_without_a_kind_is_said() -> None:
    stories = [Question(str(number), "A?", ("Ownership",)) for number in range(12)]
    with pytest.raises(UsageError, match="coding"):
        plan_loop(MockOptions(loop=True), stories, {}, random.Random(1))
