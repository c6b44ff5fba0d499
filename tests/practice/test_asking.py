"""Questions for the interviewer are notes that begin in one way; a note of another kind is none of them."""

from pathlib import Path

import pytest

from rehearse.practice.asking import choose, chosen
from rehearse.settings import database_path
from rehearse.store import notes
from rehearse.store.attempts import Store


def test_what_was_chosen_is_listed_by_its_number_and_nothing_else_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    assert chosen() == {}
    assert not database_path().exists()
    first = choose("What does a bad week look like?")
    with Store(database_path()) as store:
        notes.add(store, "Ask more: To ask: nothing")
    second = choose("Who decides?")
    assert list(chosen().items()) == [(first, "What does a bad week look like?"), (second, "Who decides?")]
