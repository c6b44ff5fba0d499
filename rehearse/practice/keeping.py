"""Storing a take, wherever it was recorded: attempt, speaker and story at once, and what is asked afterwards."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.data.own_settings import OwnSettings
from rehearse.data.questions import principle_names
from rehearse.errors import RehearseError
from rehearse.practice import take_options
from rehearse.practice.rejudge import confirm
from rehearse.practice.stories import read_own
from rehearse.practice.story_match import Likeness, likely
from rehearse.store import links, people
from rehearse.store.attempts import Store
from rehearse.types import THOUGHT_ALOUD, Report, Said

if TYPE_CHECKING:
    from rehearse.practice.story_file import Story


def add(
    store: Store,
    report: Report,
    recording: Path,
    story: Story | None = None,
    person: str | None = None,
    *,
    keep_sound: bool = True,
) -> int:
    """Store the attempt of this speaker, as one that tells this story; returns its number. All of it or nothing.

    Without `keep_sound` the recording, if it lies among ours, is deleted once the attempt is stored.
    Raises StoreError where it cannot be stored, and UsageError for no name.
    """
    with store.transaction():
        number = store.add(report, recording)
        if person is not None:
            people.name_speaker(store, number, person)
        if story is not None:
            links.link(store, number, story.id)
    take_options.drop(recording)
    if not keep_sound:
        store.forget_recording(number)
    return number


def sounds_like(report: Report) -> Likeness | None:
    """Which of the user's stories the take sounds like; None if none is similar.

    Only a convenience: stories that cannot be read must not cost the report, and this links nothing.
    """
    if report.transcript is None or (report.question and report.question.kind in THOUGHT_ALOUD):
        return None
    with suppress(RehearseError):
        stories = read_own(principle_names())
        return likely(report.transcript.text, stories) if stories else None
    return None


def settle(store: Store, number: int, said: Said, own: OwnSettings) -> Report:
    """Judge a stored attempt again with the answer to whose idea the work was; returns its new report."""
    with store.transaction():  # nobody else changes it meanwhile
        judged = confirm(store.get(number).report, said, own)
        store.replace(number, judged)
    return judged
