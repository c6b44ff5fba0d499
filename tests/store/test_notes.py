"""Promises of keeping notes."""

from pathlib import Path

import pytest

from rehearse.errors import UsageError
from rehearse.store import mocks, notes
from rehearse.store.attempts import Store


def test_notes_come_back_oldest_first_and_by_interview(tmp_path: Path) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store:
        mock = mocks.begin(store, b"{}", [])
        first, second = notes.add(store, "They asked about the pump."), notes.add(store, "Slower.", mock)
        assert [(note.id, note.text) for note in notes.listed(store)] == [
            (first, "They asked about the pump."),
            (second, "Slower."),
        ]
        assert [note.id for note in notes.listed(store, mock)] == [second]
        notes.remove(store, first)
        assert [note.id for note in notes.listed(store)] == [second]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store:
        with pytest.raises(UsageError):
            notes.add(store, "x", mock=3)
        with pytest.raises(UsageError):
            notes.remove(store, 3)
