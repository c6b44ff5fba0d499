"""How far an interview has come, and what it remembers of how it is held."""

from pathlib import Path

import pytest

from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions, Turn, Ways, settings
from rehearse.practice.mock_progress import counts, minutes_left, number_of
from rehearse.store.attempts import Store
from rehearse.types import Question
from tests.practice.test_interview import PLAN


def turn(follows: int | None = None) -> Turn:
    return Turn(Question("q", "What did you do?"), "Peer", follow_up_to=follows)


TURNS = [(0, turn(), 1), (1, turn(0), 2), (100, turn(), 3), (101, turn(100), None), (200, turn(), None),
         (300, turn(), None)]  # fmt: skip


def test_questions_and_follow_ups_are_counted_apart() -> None:
    found = counts(TURNS)
    assert (found.questions, found.questions_answered) == (4, 2)
    assert (found.follow_ups, found.follow_ups_answered) == (2, 1)


@pytest.mark.parametrize(("place", "number"), [(0, 1), (1, 1), (100, 2), (101, 2), (300, 4)])
def test_a_follow_up_has_the_number_of_its_question(place: int, number: int) -> None:
    assert number_of(place, TURNS) == number


def test_the_time_left_shrinks_with_every_answer_and_is_never_nothing() -> None:
    left = [minutes_left([(at, one, 1 if nth < done else None) for nth, (at, one, _) in enumerate(TURNS)],
                         MockOptions(), settings()) for done in range(len(TURNS) + 1)]  # fmt: skip
    assert left == sorted(left, reverse=True)
    assert left[0] > 6
    assert left[-1] == 1


def test_answers_that_are_stopped_early_and_no_breaks_leave_less() -> None:
    quick = MockOptions(ways=Ways(think_s=0.0, pause_s=0.0, seconds=20.0))
    assert minutes_left(TURNS, quick, settings()) < minutes_left(TURNS, MockOptions(), settings())


def test_new_options_override_the_old_ones_and_the_rest_stays() -> None:
    earlier = Ways(model="base.en", think_s=10.0, speak=True)
    assert Ways(think_s=0.0).over(earlier) == Ways(model="base.en", think_s=0.0, speak=True)


def test_an_interview_remembers_how_it_is_held(tmp_path: Path) -> None:
    with Store(tmp_path / "a.sqlite3") as store:
        begun = Interview.begin(store, MockOptions(ways=Ways(model="tiny.en")), PLAN)
        assert Interview(store, begun.number).options.ways.model == "tiny.en"
        begun.change(Ways(model="base.en", seconds=60.0))
        assert Interview(store, begun.number).options.ways == Ways(model="base.en", seconds=60.0)
