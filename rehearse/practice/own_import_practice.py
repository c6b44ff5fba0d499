"""Interviews, notes and drills of an export, brought into this home: what is here already is left out."""

from __future__ import annotations

from rehearse.practice.interview import Interview
from rehearse.store import exercises, mocks, notes
from rehearse.store.attempts import Store


def interviews_from(theirs: Store, ours: Store, numbers: dict[int, int]) -> dict[int, int]:
    """Interviews with their turns, but for those that are here: our number of each by theirs."""
    here = {one.created for one in mocks.listed(ours)}
    mock_numbers: dict[int, int] = {}
    readable = {one.number for one in Interview.every(theirs)}
    for one in mocks.listed(theirs):
        if one.created not in here and one.id in readable:
            mock_numbers[one.id] = mocks.copied(ours, one, numbers)
    return mock_numbers


def notes_from(theirs: Store, ours: Store, mock_numbers: dict[int, int]) -> int:
    """Notes of these interviews and of real ones, but for those that are here; returns how many."""
    written = {(note.created, note.text) for note in notes.listed(ours)}
    new = [one for one in notes.listed(theirs) if (one.created, one.text) not in written]
    new = [one for one in new if one.mock is None or one.mock in mock_numbers]
    for note in new:
        notes.add(ours, note.text, mock_numbers.get(note.mock or 0), note.created)
    return len(new)


def drills_from(theirs: Store, ours: Store) -> int:
    """Exercises that were done, but for those that are here; returns how many."""
    done = {(one.created, one.kind, one.item) for one in exercises.done(ours)}
    new = [one for one in exercises.done(theirs) if (one.created, one.kind, one.item) not in done]
    for exercise in new:
        exercises.keep(ours, exercise)
    return len(new)
