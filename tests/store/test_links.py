"""Promises of linking attempts to stories."""

from pathlib import Path

import pytest

from rehearse.errors import NoSuchAttempt
from rehearse.store.attempts import Store
from rehearse.store.links import link, links, questions_told
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
