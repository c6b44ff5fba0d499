"""Which takes of another store are here already: by what no edit changes, the moment of the take and its sound.

The question, the speaker, the story and the judgement of a take can be changed on either side.
"""

from __future__ import annotations

from collections import defaultdict

from rehearse.errors import StoreError
from rehearse.store.attempts import Store
from rehearse.store.summary import Entry


def same_takes(theirs: Store, ours: Store) -> dict[int, int]:
    """Our number of each of their takes that is here, by theirs.

    Takes of one moment and sound are first matched by their question; what is left over is the same take with another
    question, without a sound only if the words are the same.
    """
    here: defaultdict[tuple[str, str | None], list[Entry]] = defaultdict(list)
    for one in ours.entries():
        here[_mark(one)].append(one)
    found: dict[int, int] = {}
    for entry in theirs.entries():
        alike = (one.id for one in here[_mark(entry)] if one.summary.question_id == entry.summary.question_id)
        if (number := next(alike, None)) is not None:
            found[entry.id] = number
    taken = set(found.values())
    for entry in theirs.entries():
        left = (one for one in here[_mark(entry)] if one.id not in taken and entry.id not in found)
        if (same := next((one for one in left if _is_same(entry, one, theirs, ours)), None)) is not None:
            found[entry.id] = same.id
            taken.add(same.id)
    return found


def _mark(entry: Entry) -> tuple[str, str | None]:
    return entry.summary.created, entry.summary.audio_sha256


def _is_same(entry: Entry, one: Entry, theirs: Store, ours: Store) -> bool:
    if entry.summary.audio_sha256 is not None:
        return True
    words = _words(theirs, entry.id)
    return words is not None and words == _words(ours, one.id)


def _words(store: Store, number: int) -> str | None:
    """The words of a take; None for one that has none or cannot be read."""
    try:
        transcript = store.get(number).report.transcript
    except StoreError:
        return None
    return transcript.text if transcript else None
