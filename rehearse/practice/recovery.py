"""The report of a take that was recorded but never judged."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rehearse.audio.safe_wav import held
from rehearse.data.own_settings import aimed_at
from rehearse.data.questions import bank, principle_names
from rehearse.errors import RehearseError
from rehearse.pipeline import Job, Progress, analyze
from rehearse.practice import guesses, stories
from rehearse.practice.take_options import TakeOptions, read
from rehearse.practice.takes import begun_at
from rehearse.store.summary import FOLLOW_UP, is_follow_up
from rehearse.types import Question, Report

if TYPE_CHECKING:
    from rehearse.data.own_settings import OwnSettings
    from rehearse.practice.story_file import Story
    from rehearse.speech.transcribe import Recogniser


def asked_in(question_id: str | None, options: TakeOptions) -> Question | None:
    """The question that an unfinished take answers; None if it is no longer in the bank.

    options: those of the take, with the words of a question that was never in the bank.
    """
    if question_id is None:
        return None
    found, words = _in_bank(question_id), options.question_text
    if is_follow_up(question_id) and (words is not None or found is None):
        main = _in_bank(question_id.removesuffix(FOLLOW_UP))
        words = words or "A follow-up"  # a take of an earlier version has none beside it
        return Question(question_id, words, main.principles if main else (), kind="follow-up")
    return found if words is None else Question(question_id, words)


def _in_bank(question_id: str) -> Question | None:
    return next((one for one in bank() if one.id == question_id), None)


def story_told(options: TakeOptions) -> Story | None:
    """The story that a take was to tell; None where it is no longer there, or the stories cannot be read."""
    if options.story is None:
        return None
    with suppress(RehearseError):
        told = (*stories.read_own(principle_names()), *stories.read_own_empty(principle_names()))
        return next((story for story in told if story.id == options.story), None)
    return None


def points_guessed(options: TakeOptions) -> dict[str, float]:
    """The guess that was given with a take, by measure; empty without one."""
    with suppress(RehearseError):
        return guesses.read(options.guess or "")
    return {}


def recovered(
    path: Path, question_id: str | None, recogniser: Recogniser | None, own: OwnSettings, on_progress: Progress | None
) -> Report:
    """The report of a take that was recorded and never judged; its file has its final name.

    Raises AudioError when it cannot be read, ModelError when the model fails.
    """
    options = read(path)
    with held(path):
        job = Job(recogniser, asked_in(question_id, options), own=aimed_at(own, options.target_s))
        report = analyze(path, job, on_progress)
    return replace(report, provenance=replace(report.provenance, recorded_at=begun_at(path)))
