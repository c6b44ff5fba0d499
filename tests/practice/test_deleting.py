"""Promises of deleting a take that something else goes back to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rehearse.practice.deleting import belongings, delete
from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions
from rehearse.practice.mock_progress import counts
from rehearse.practice.take_options import TakeOptions, beside, write
from rehearse.store import comments, mocks
from rehearse.store.attempts import Store
from tests import builders_report as reports
from tests.practice.test_interview import PLAN, answer


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "attempts.sqlite3") as opened:
        yield opened


@pytest.fixture
def interview(store: Store) -> Interview:
    """One with two questions, of which the first is answered."""
    found = Interview.begin(store, MockOptions(follow_ups=0), PLAN)
    answer(found)
    return found


def test_the_scorecard_says_which_take_was_deleted_and_which_question_was_not_answered(
    store: Store, interview: Interview
) -> None:
    interview.finish()
    delete(store, store.newest())
    card = Interview(store, interview.number).card()
    assert [line.why_not for line in card.lines] == ["The take was deleted.", "It was not answered."]
    assert [line.deleted for line in card.lines] == [True, False]
    assert (card.asked, card.answered, card.deleted) == (2, 0, 1)


def test_an_answer_after_the_deleted_one_takes_its_place(store: Store, interview: Interview) -> None:
    delete(store, store.newest())
    assert counts(interview.turns()).deleted == 1
    assert answer(interview).question.id == "a"
    assert counts(interview.turns()).deleted == 0
    assert not any(line.deleted for line in interview.card().lines)


def test_what_belongs_to_a_take_is_said(store: Store, interview: Interview) -> None:
    number = store.newest()
    (asked_again,) = belongings(store, number)
    assert asked_again.endswith("interview 1, which is not finished: the question will be asked again.")
    interview.finish()
    comments.add(store, number, 1.0, "Slower here.", None)
    comments.add(store, number, 2.0, "Name the number.", None)
    assert belongings(store, number) == (
        "It answers a question of interview 1, whose scorecard will no longer have this answer.",
        "2 comments are deleted with it.",
    )
    assert belongings(store, store.add(reports.full(), None)) == ()


def test_the_options_of_a_take_go_with_it(store: Store, interview: Interview) -> None:
    """They can hold a name; once the take is stored they are known there."""
    take = store.recordings / "2026-11-22--b.wav"
    found = interview.next()
    assert found is not None
    for after in (lambda: interview.answered(found[0], reports.full(), take), lambda: delete(store, store.newest())):
        take.parent.mkdir(exist_ok=True)
        take.write_bytes(b"sound")
        write(take, TakeOptions(person="Kim"))
        after()
        assert not beside(take).exists()


def test_a_damaged_interview_keeps_no_take_from_being_deleted(store: Store) -> None:
    mocks.answered(store, mocks.begin(store, b"{}", [b"no turn"]), 0, store.add(reports.full(), None))
    delete(store, 1)
    assert store.entries() == ()
