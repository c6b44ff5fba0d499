"""Deleting a take: what else belongs to it, and what stays behind in the interview that it was recorded in."""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from rehearse.data import from_json
from rehearse.errors import RehearseError
from rehearse.practice import take_options
from rehearse.practice.mock import Turn
from rehearse.store import comments, mocks
from rehearse.store.attempts import Store


def belongings(store: Store, number: int) -> tuple[str, ...]:
    """What is lost or changed along with a take, a sentence each; nothing for most takes."""
    found = [_interview(store, place) for place, _, _ in mocks.turns_of(store, number)]
    if said := len(comments.listed(store, number)):
        found.append(f"{said} comment{' is' if said == 1 else 's are'} deleted with it.")
    return tuple(found)


def _interview(store: Store, number: int) -> str:
    answers = f"It answers a question of interview {number}"
    if number in mocks.unfinished(store):
        return f"{answers}, which is not finished: the question will be asked again."
    return f"{answers}, whose scorecard will no longer have this answer."


def delete(store: Store, number: int) -> Path | None:
    """Delete a take, as Store.delete does; its interview remembers that there was an answer.

    What cannot be remembered (a damaged interview, a full disk) does not keep the take from being deleted.
    """
    with contextlib.suppress(RehearseError, msgspec.MsgspecError, UnicodeDecodeError):
        for interview, place, body in mocks.turns_of(store, number):
            turn = msgspec.structs.replace(from_json(body, Turn), deleted=True)
            mocks.rewrite(store, interview, place, msgspec.json.encode(turn))
    recording = store.delete(number)
    if recording is not None:
        take_options.drop(recording)
    return recording
