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
        assert mocks.unfinished(store) is None
        first, second = mocks.begin(store, b"{}", []), mocks.begin(store, b"{}", [])
        mocks.finish(store, second)
        assert mocks.unfinished(store) == first
        assert [one.id for one in mocks.listed(store)] == [first, second]
