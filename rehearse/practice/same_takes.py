"""Which takes of another store are here already: by what no edit changes, the moment of the take and its sound.

The question, the speaker, the story and the judgement of a take can be changed on either side. Takes without sound are
told apart by their words: many of them may be of one second.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rehearse.store.attempts import Store
from rehearse.store.overview import words_of
from rehearse.store.summary import Entry

_Mark = tuple[str, str | None]  # the moment, and the checksum of the sound
_Key = tuple[_Mark, str | None]  # with the words, where there is no sound


def same_takes(theirs: Store, ours: Store) -> dict[int, int]:
    """Our number of each of their takes that is here, by theirs.

    Takes that are the same are first matched by their question; what is left over is the same take with another
    question. The time is in proportion to the number of takes.
    """
    here, there = ours.entries(), theirs.entries()
    by_key: defaultdict[_Key, list[int]] = defaultdict(list)
    by_question: dict[tuple[_Key, str | None], int] = {}
    for key, entry in _keyed(ours, here, {_mark(one) for one in there}):
        by_key[key].append(entry.id)
        by_question.setdefault((key, entry.summary.question_id), entry.id)
    keyed = list(_keyed(theirs, there, {_mark(one) for one in here}))
    exact = ((entry.id, by_question.get((key, entry.summary.question_id))) for key, entry in keyed)
    found = {number: same for number, same in exact if same is not None}
    taken = set(found.values())
    free = {key: iter([number for number in numbers if number not in taken]) for key, numbers in by_key.items()}
    for key, entry in keyed:
        if entry.id not in found and (same := next(free.get(key, iter(())), None)) is not None:
            found[entry.id] = same
    return found


def _keyed(store: Store, entries: tuple[Entry, ...], wanted: set[_Mark]) -> Iterator[tuple[_Key, Entry]]:
    """Takes of which the other store has the moment and sound; those without sound only if their words can be read."""
    for entry in entries:
        mark = _mark(entry)
        if mark not in wanted:
            continue
        words = words_of(store, entry.id) if mark[1] is None else None
        if words is not None or mark[1] is not None:
            yield (mark, words), entry


def _mark(entry: Entry) -> _Mark:
    return entry.summary.created, entry.summary.audio_sha256
