"""Promises of planning a mock interview."""

import random

import msgspec
import pytest

from rehearse.data.questions import bank, principle_names
from rehearse.errors import UsageError
from rehearse.practice.choose import Practised
from rehearse.practice.mock import MockOptions, Turn, follow_up, plan, settings
from rehearse.types import FollowUp, Question
from tests import builders_report as reports


def planned(options: MockOptions, known: dict[str, Practised] | None = None, seed: int = 1) -> tuple[Turn, ...]:
    return plan(options, bank(), known or {}, principle_names(), random.Random(seed))


@pytest.mark.parametrize("seed", range(10))
def test_a_screen_opens_and_every_round_has_its_own_principle(seed: int) -> None:
    turns = planned(MockOptions(questions=6), seed=seed)
    assert turns[0].interviewer == "Recruiter"
    assert set(turns[0].question.tags) & set(settings().screen_tags)
    principles = [turn.principle for turn in turns[1:]]
    assert len(set(principles)) == 5
    assert len({turn.interviewer for turn in turns}) == 6
    assert len({turn.question.id for turn in turns}) == 6


def test_principles_wished_for_have_one_interviewer_each() -> None:
    turns = planned(MockOptions(questions=3, principles=("Dive Deep", "Frugality")))
    assert [turn.principle for turn in turns] == ["Dive Deep", "Frugality", "Dive Deep"]
    for turn in turns:
        assert turn.principle in turn.question.principles


def test_no_question_is_asked_twice_while_others_are_left() -> None:
    turns = planned(MockOptions(questions=3, principles=("Frugality",)))
    assert len({turn.question.id for turn in turns}) == 3


def test_the_least_practised_question_is_asked() -> None:
    about = [q.id for q in bank() if q.principles and q.principles[0] == "Frugality"]
    known = {name: Practised(3, "2026-03-01T10:00:00Z") for name in about[1:]}
    for seed in range(10):
        (turn,) = planned(MockOptions(questions=1, principles=("Frugality",)), known, seed)
        assert turn.question.id == about[0]


def test_without_a_role_only_questions_for_everybody_are_asked() -> None:
    for seed in range(10):
        assert {turn.question.role for turn in planned(MockOptions(questions=6), seed=seed)} == {"any"}
    roles = {turn.question.role for seed in range(20) for turn in planned(MockOptions("data scientist", 6), seed=seed)}
    assert roles == {"any", "data scientist"}


def test_a_principle_without_questions_is_said() -> None:
    with pytest.raises(UsageError, match="Juggling"):
        planned(MockOptions(questions=1, principles=("Juggling",)))


def test_every_screen_tag_occurs_in_the_bank() -> None:
    tags = {tag for question in bank() for tag in question.tags}
    assert set(settings().screen_tags) <= tags


MAIN = Turn(Question("a", "A?", ("Ownership",)), "Peer", "Ownership")


def test_the_follow_up_is_what_the_answer_left_open() -> None:
    report = reports.full()
    assert report.content is not None
    asked = report.content.follow_ups[0]
    found = follow_up(MAIN, 0, report, [MAIN])
    assert found is not None
    assert (found.question.text, found.because, found.follow_up_to) == (asked.question, asked.because, 0)
    assert found.interviewer == MAIN.interviewer
    assert found.question.kind == "follow-up"


def test_a_follow_up_is_not_asked_twice_and_nothing_is_made_up() -> None:
    report = reports.full()
    content = report.content
    assert content is not None
    one = msgspec.structs.replace(content, follow_ups=(FollowUp("Why?", "It is open."),))
    report = msgspec.structs.replace(report, content=one)
    found = follow_up(MAIN, 0, report, [MAIN])
    assert found is not None
    assert follow_up(found, 0, report, [MAIN, found]) is None
    assert follow_up(MAIN, 0, reports.without_words(), [MAIN]) is None


def test_a_follow_up_to_a_follow_up_keeps_the_name_of_the_question() -> None:
    first = follow_up(MAIN, 0, reports.full(), [MAIN])
    assert first is not None
    second = follow_up(first, 0, reports.no_hire(), [MAIN, first])
    assert first.question.id == "a-follow-up"
    assert second is None or second.question.id == "a-follow-up"
