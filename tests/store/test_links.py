"""Promises of linking attempts to stories."""

from pathlib import Path

import pytest

from rehearse.errors import NoSuchAttempt
from rehearse.store.attempts import Store
from rehearse.store.links import decided, link, links, questions_told, unlink
from tests.store.test_attempts import answering


def test_a_story_counts_once_a_question(tmp_path: Path) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store:
        for question in ("a", "a", "b"):
            link(store, store.add(answering(question), None), "pump")
        assert questions_told(store) == {"pump": 2}


def test_a_later_link_takes_the_place_of_an_earlier(tmp_path: Path) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store:
        number = store.add(answering("a"), None)
        link(store, number, "pump")
        link(store, number, "builds")
        assert links(store) == {number: "builds"}
        store.delete(number)
        assert links(store) == {}


def test_an_unknown_attempt_cannot_be_linked(tmp_path: Path) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store, pytest.raises(NoSuchAttempt):
        link(store, 7, "pump")


def test_a_follow_up_belongs_to_the_question_it_goes_back_to(tmp_path: Path) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store:
        for question in ("a", "a-follow-up"):
            link(store, store.add(answering(question), None), "pump")
        assert questions_told(store) == {"pump": 1}


def test_a_take_that_tells_no_story_is_known_to(tmp_path: Path) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store:
        number = store.add(answering("a"), None)
        assert decided(store) == frozenset()
        link(store, number, "pump")
        unlink(store, number)
        assert links(store) == {}
        assert questions_told(store) == {}
        assert decided(store) == {number}
