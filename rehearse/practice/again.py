"""An old take judged again, by the rubric and the model of today."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from rehearse.data.questions import bank
from rehearse.pipeline import Job, Progress, analyze, check, with_content
from rehearse.types import Attempt, Question, Report

if TYPE_CHECKING:
    from rehearse.speech.transcribe import Recogniser

How = Literal["heard again", "words judged again", "nothing to judge"]


class Again(msgspec.Struct, frozen=True):
    """What came of judging an attempt again: points and verdict before and after."""

    attempt: int
    how: How
    before: int | None
    after: int | None
    verdict: str
    report: Report


def again(attempt: Attempt, recogniser: Recogniser | None, on_progress: Progress | None = None) -> Again:
    """The attempt's recording heard and judged again; without recording or model its stored words are judged.

    Raises AudioError when the recording can no longer be read.
    """
    old = attempt.report
    question = asked(old)
    if attempt.recording is not None and recogniser is not None:
        new = analyze(Path(attempt.recording), Job(recogniser, question, live=old.live), on_progress)
        return _outcome(attempt, new, "heard again")
    if old.transcript is None:
        return _outcome(attempt, old, "nothing to judge")
    if old.audio is None:
        return _outcome(attempt, check(old.transcript.text, question), "words judged again")
    fresh = check("", question).provenance  # today's versions; the words are still those of the model that heard them
    provenance = msgspec.structs.replace(fresh, model=old.provenance.model, audio_sha256=old.provenance.audio_sha256)
    new = with_content(msgspec.structs.replace(old, provenance=provenance), old.transcript, question)
    return _outcome(attempt, new, "words judged again")


def asked(report: Report) -> Question | None:
    """The question that was answered, from the bank or, when it has left it, as the report has it."""
    if report.question is None:
        return None
    found = next((question for question in bank() if question.id == report.question.id), None)
    return found or Question(report.question.id, report.question.text, report.question.principles)


def _outcome(attempt: Attempt, new: Report, how: How) -> Again:
    old = attempt.report.content
    return Again(
        attempt=attempt.id,
        how=how,
        before=old.total if old else None,
        after=new.content.total if new.content else None,
        verdict=new.content.verdict if new.content else "not scored",
        report=new,
    )
