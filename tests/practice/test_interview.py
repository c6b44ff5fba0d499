"""Promises of an interview on its way: whatever interrupts it, nothing is asked twice and nothing is lost."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from rehearse.errors import UsageError
from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions, Turn
from rehearse.store.attempts import Store
from rehearse.types import FollowUp, Question
from tests import builders_report as reports

PLAN = tuple(Turn(Question(name, f"{name}?", ("Ownership",)), "Peer", "Ownership") for name in ("a", "b"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "attempts.sqlite3") as opened:
        yield opened


def answer(interview: Interview) -> Turn:
    """Answer the next question with the sample report; the turn that was answered."""
    found = interview.next()
    assert found is not None
    place, turn = found
    interview.answered(place, reports.full(), None)
    return turn


def test_each_answer_is_followed_up_before_the_next_question(store: Store) -> None:
    interview = Interview.begin(store, MockOptions(follow_ups=1), PLAN)
    asked = [answer(interview).question.id for _ in range(3)]
    assert asked == ["a", "a-follow-up", "b"]


def test_as_many_follow_ups_as_wished_for_and_no_more(store: Store) -> None:
    none = Interview.begin(store, MockOptions(follow_ups=0), PLAN)
    assert [answer(none).question.id for _ in range(2)] == ["a", "b"]
    assert none.next() is None
    two = Interview.begin(store, MockOptions(follow_ups=2), PLAN[:1])
    open_ones = reports.full().content
    assert open_ones is not None
    expected = 1 + min(2, len(open_ones.follow_ups))
    while two.next() is not None:
        answer(two)
    assert len(two.turns()) == expected


def test_the_second_follow_up_goes_back_to_the_answer_too(store: Store) -> None:
    """And not to the answer to the first follow-up, which is no story and would seem to lack everything."""
    content = reports.full().content
    assert content is not None
    open_ones = tuple(FollowUp(f"{name}?", "It is open.") for name in ("First", "Second"))
    interview = Interview.begin(store, MockOptions(follow_ups=2), PLAN[:1])
    report = msgspec.structs.replace(reports.full(), content=msgspec.structs.replace(content, follow_ups=open_ones))
    interview.answered(0, report, None)
    interview.answered(1, reports.no_hire(), None)
    assert [turn.question.text for _, turn, _ in interview.turns()] == ["a?", "First?", "Second?"]


def test_a_turn_that_another_window_has_answered_keeps_that_answer(store: Store) -> None:
    interview = Interview.begin(store, MockOptions(follow_ups=0), PLAN)
    with Store(store.path) as other:
        first = Interview(other, interview.number).answered(0, reports.full(), None)
    assert interview.answered(0, reports.no_hire(), None) is None
    assert [attempt for _, _, attempt in interview.turns()] == [first, None]
    assert len(store.entries()) == 1


def test_an_interrupted_interview_goes_on_where_it_stopped(store: Store) -> None:
    interview = Interview.begin(store, MockOptions(follow_ups=0), PLAN)
    answer(interview)
    resumed = Interview.unfinished(store)
    assert resumed is not None
    assert resumed.number == interview.number
    assert answer(resumed).question.id == "b"
    resumed.finish()
    assert Interview.unfinished(store) is None


CRASH = """
import os, signal, sys
from pathlib import Path
from rehearse.practice.interview import Interview
from rehearse.store import mocks
from rehearse.store.attempts import Store
from tests import builders_report as reports

class Dying(Store):
    writes = 0
    def execute(self, statement, values=()):
        done = super().execute(statement, values)
        self.writes += 1  # the first tells which attempt answered the turn, the second puts the follow-up in
        if self.writes == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
        return done

with Dying(Path(sys.argv[1])) as store:
    interview = Interview.unfinished(store)
    store.writes = 0
    place, turn = interview.next()
    interview.answered(place, reports.full(), Path(sys.argv[2]))
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.slow
@pytest.mark.parametrize(("writes", "kept"), [(1, False), (2, False), (0, True)])
def test_a_crash_keeps_an_answer_with_its_place_or_not_at_all(tmp_path: Path, writes: int, kept: bool) -> None:
    """Killed after the attempt is stored, after it is linked, and when all is done."""
    path = tmp_path / "attempts.sqlite3"
    with Store(path) as store:
        Interview.begin(store, MockOptions(follow_ups=1), PLAN)
        take = store.recordings / "take.wav"
        take.write_bytes(b"sound")
    done = subprocess.run([sys.executable, "-c", CRASH, str(path), str(take), str(writes)], check=False)
    assert done.returncode == -signal.SIGKILL
    with Store(path) as store:
        resumed = Interview.unfinished(store)
        assert resumed is not None
        found = resumed.next()
        assert found is not None
        assert len(store.entries()) == len([at for _, _, at in resumed.turns() if at is not None]) == int(kept)
        assert found[1].question.id == ("a-follow-up" if kept else "a")
    assert take.read_bytes() == b"sound"


def test_an_answer_that_was_deleted_is_asked_again(store: Store) -> None:
    interview = Interview.begin(store, MockOptions(follow_ups=0), PLAN[:1])
    answer(interview)
    store.delete(store.newest())
    assert interview.next() is not None


def test_the_card_can_be_seen_at_any_time(store: Store) -> None:
    interview = Interview.begin(store, MockOptions(follow_ups=0), PLAN)
    answer(interview)
    card = interview.card()
    assert (card.asked, card.answered) == (2, 1)
    assert card.lines[1].why_not == "It was not answered."


def test_an_unknown_interview_is_said(store: Store) -> None:
    with pytest.raises(UsageError, match="no mock interview 7"):
        Interview(store, 7)
