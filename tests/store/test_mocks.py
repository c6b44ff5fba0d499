"""Promises of keeping interviews."""

from pathlib import Path

from rehearse.store import mocks
from rehearse.store.attempts import Store
from tests import builders_report as reports


def test_turns_come_in_order_with_room_between_them(tmp_path: Path) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store:
        number = mocks.begin(store, b"{}", [b"first", b"third"])
        mocks.insert(store, number, 1, b"second")
        assert [turn.body for turn in mocks.get(store, number).turns] == [b"first", b"second", b"third"]


def test_an_answer_is_remembered_and_forgotten_with_its_attempt(tmp_path: Path) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store:
        number = mocks.begin(store, b"{}", [b"a"])
        attempt = store.add(reports.full(), None)
        mocks.answered(store, number, 0, attempt)
        assert mocks.get(store, number).turns[0].attempt == attempt
        store.delete(attempt)
        assert mocks.get(store, number).turns[0].attempt is None


def test_the_newest_interview_that_is_not_over_is_found(tmp_path: Path) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store:
        assert mocks.unfinished(store) == ()
        first, second = mocks.begin(store, b"{}", []), mocks.begin(store, b"{}", [])
        mocks.finish(store, second)
        assert mocks.unfinished(store) == (first,)
        assert [one.id for one in mocks.listed(store)] == [first, second]


def test_an_interview_of_another_database_comes_with_the_answers_that_are_here(tmp_path: Path) -> None:
    with Store(tmp_path / "there.sqlite3") as there, Store(tmp_path / "here.sqlite3") as here:
        number = mocks.begin(there, b'{"role": 1}', [b"a", b"b", b"c"])
        for place in (0, mocks.STEP):
            mocks.answered(there, number, place, there.add(reports.full(), None))
        other = mocks.get(there, number)
        here.add(reports.full(), None)
        first = here.add(reports.full(), None)
        copy = mocks.get(here, mocks.copied(here, other, {1: first}))
    assert [(one.place, one.body, one.attempt) for one in copy.turns] == [
        (0, b"a", first),
        (mocks.STEP, b"b", None),  # its attempt did not come along
        (2 * mocks.STEP, b"c", None),
    ]
    assert (copy.created, copy.options, copy.finished) == (other.created, other.options, other.created)
