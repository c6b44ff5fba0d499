"""An old take judged again, by the rubric and the model of today."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from rehearse.data.own_settings import OwnSettings, aimed_at
from rehearse.data.questions import bank
from rehearse.errors import AudioError, UsageError
from rehearse.pipeline import Job, Progress, analyze, check, with_content
from rehearse.store.summary import goes_back
from rehearse.types import Attempt, Content, Question, Report, ReportQuestion, Said

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.speech.imports import Imported
    from rehearse.speech.transcribe import Recogniser
    from rehearse.store.attempts import Store

SAME_S = 0.3  # word times of two models differ by less than a word

_ELSE = "`rehearse analyze FILE --transcript WORDS` makes a take of a recording and its words."

How = Literal["heard again", "words judged again", "words imported", "nothing to judge"]


class Again(msgspec.Struct, frozen=True):
    """The result of judging an attempt again: points and verdict before and after."""

    attempt: int
    how: How
    before: int | None
    after: int | None
    verdict: str
    report: Report


def again(
    attempt: Attempt,
    recogniser: Recogniser | None,
    own: OwnSettings,
    on_progress: Progress | None = None,
    *,
    over_imported: bool = False,
    imported: Imported | None = None,
) -> Again:
    """The attempt's recording transcribed and judged again; without recording or model its stored words are judged.

    Words that were imported are judged as they are: no model made them, so none can make them again. over_imported:
    whether they are replaced all the same. imported: other words for the recording, from another program.

    Raises AudioError when the recording can no longer be read, and UsageError when words are given but the take has
    no recording.
    """
    old = attempt.report
    question = asked(old)
    own = _with_its_target(own, old)
    heard = recogniser is not None and (over_imported or not old.has_imported_words)
    if imported is not None and attempt.recording is None:
        raise UsageError(f"Take {attempt.id} has no recording to which these words could belong.", _ELSE)
    if attempt.recording is not None and (heard or imported is not None):
        channel = old.audio.channel if old.audio else None
        job = Job(recogniser, question, live=old.live, channel=channel, own=own)
        if imported is not None:
            job = replace(job, transcript=imported.transcript, transcript_warnings=imported.warnings)
        new = _named_as(old, analyze(Path(attempt.recording), job, on_progress))
        new = still_confirmed(old, still_dismissed(old, new, own), own)
        return _outcome(attempt, new, "heard again" if imported is None else "words imported")
    if old.transcript is None:
        return _outcome(attempt, old, "nothing to judge")
    if old.audio is None:
        return _outcome(attempt, check(old.transcript.text, question, own), "words judged again")
    fresh = check("", question).provenance  # today's versions; the words are still those of the model that heard them
    provenance = msgspec.structs.replace(
        fresh,
        model=old.provenance.model,
        audio_sha256=old.provenance.audio_sha256,
        recorded_at=old.provenance.recorded_at,
    )
    said = old.content.confirmed if old.content else None
    new = with_content(msgspec.structs.replace(old, provenance=provenance), old.transcript, question, said, own)
    return _outcome(attempt, new, "words judged again")


def _named_as(old: Report, new: Report) -> Report:
    """The new report with the recording's name as it was given, not that of the copy heard, and with its moment."""
    if old.audio is None or new.audio is None:
        return new
    made = msgspec.structs.replace(new.provenance, recorded_at=old.provenance.recorded_at)
    return msgspec.structs.replace(new, audio=msgspec.structs.replace(new.audio, path=old.audio.path), provenance=made)


def renew(
    store: Store,
    number: int,
    recogniser: Recogniser | None,
    own: OwnSettings,
    on_progress: Progress | None = None,
    *,
    over_imported: bool = False,
    imported: Imported | None = None,
    agree: Callable[[Attempt, Report], None] = lambda _old, _new: None,
) -> Again:
    """The attempt of this number judged again and stored; over_imported and imported as in `again`.

    agree: called before the new report takes the place of the old one; what it raises keeps the old one.

    Where it was changed meanwhile (its question, a dismissed filler), it is judged once more, so that the change stays.
    Raises NoSuchAttempt, also where it was deleted meanwhile; StoreError, AudioError.
    """
    while True:
        before = store.get(number)
        try:
            one = again(before, recogniser, own, on_progress, over_imported=over_imported, imported=imported)
        except AudioError:
            store.known(number)  # deleted with its recording
            raise
        agree(before, one.report)
        with store.transaction():
            if store.get(number).report == before.report:
                store.replace(number, one.report)
                return one


def _with_its_target(own: OwnSettings, old: Report) -> OwnSettings:
    """The settings with the length that the old take was aimed at, where it was aimed at one."""
    aimed = old.delivery.duration_verdict != "unmeasured"
    return aimed_at(own, old.delivery.target_s if aimed else None)


def still_confirmed(old: Report, new: Report, own: OwnSettings) -> Report:
    """The new report with what the speaker confirmed, where its words leave the same open."""
    said = old.content.confirmed if old.content else None
    if said is None or new.content is None or new.transcript is None or not new.content.to_confirm:
        return new
    return with_content(new, new.transcript, asked(new), said, own)


def confirm(report: Report, said: Said, own: OwnSettings) -> Report:
    """The report judged again with the speaker's answer to what its words leave open.

    Raises UsageError when nothing is open, or was answered before.
    """
    content = report.content
    if content is None or report.transcript is None or not (content.to_confirm or content.confirmed):
        raise UsageError("There is nothing to confirm in this take.", _why_settled(content))
    return with_content(report, report.transcript, asked(report), said, own)


def _why_settled(content: Content | None) -> str:
    """Why the speaker is not asked who began the work."""
    if content is None or not content.scored:
        return "Only a scored answer has something to confirm."
    if content.ownership.initiated != "unclear":
        return "Its words already say whose idea it was."
    return (
        "You are only asked where somebody gives you the work; nobody does in this answer. "
        "If it was your idea, say so in your first sentence next time."
    )


def with_question(report: Report, question: Question | None, own: OwnSettings) -> Report:
    """The report as an answer to this question: its words are judged again by the rubric of today.

    Where there are no words to judge, only the question changes.
    """
    about = question and ReportQuestion(question.id, question.text, question.principles, question.kind)
    new = msgspec.structs.replace(report, question=about)
    if report.transcript is None or not report.transcript.words:
        return new
    fresh = check("").provenance
    made = msgspec.structs.replace(report.provenance, rubric_version=fresh.rubric_version, version=fresh.version)
    said = report.content.confirmed if report.content else None
    return with_content(msgspec.structs.replace(new, provenance=made), report.transcript, question, said, own)


def still_dismissed(old: Report, new: Report, own: OwnSettings) -> Report:
    """The new report with the fillers dismissed that the user had dismissed: the same words at the same moment."""
    from rehearse.delivery import dismiss

    gone = [(item.text, item.start_s) for item in old.delivery.fillers.items if item.dismissed]
    for number, item in enumerate(new.delivery.fillers.items, start=1):
        if any(item.text == text and _near(item.start_s, start_s) for text, start_s in gone):
            new = dismiss(new, number, own=own)
    return new


def _near(one_s: float | None, other_s: float | None) -> bool:
    return one_s is not None and other_s is not None and abs(one_s - other_s) <= SAME_S


def asked(report: Report) -> Question | None:
    """The question that was answered, from the bank or, when it has left it, as the report has it."""
    if report.question is None:
        return None
    found = next((question for question in bank() if question.id == report.question.id), None)
    if found is not None:
        return found
    kind = "follow-up" if goes_back(report.question) else report.question.kind
    return Question(report.question.id, report.question.text, report.question.principles, kind=kind)


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
