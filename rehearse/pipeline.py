"""Run the stages in order, from sound or text to a report; nothing here prints, asks or stores."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rehearse import __version__
from rehearse.types import (
    THOUGHT_ALOUD,
    Live,
    Provenance,
    Question,
    Recording,
    Report,
    ReportQuestion,
    Said,
    Side,
    Speech,
    Transcript,
    Word,
)
from rehearse.withheld import seconds_unless_timed, unless_poor, unless_refused, with_channels

if TYPE_CHECKING:
    from rehearse.data.own_settings import OwnSettings
    from rehearse.signal.frames import Frames
    from rehearse.speech.beside import Beside
    from rehearse.speech.transcribe import Recogniser

Progress = Callable[[str, float], None]  # called with the stage ("reading", "listening") and the share done, 0-1

NO_MODEL = "No speech model was used: there is no transcript, and nothing that needs words was measured or judged."


@dataclass(frozen=True)
class Job:
    """The settings for analysing a recording.

    recogniser: a loaded model, or None. transcript: words from another program, used instead of the model's. live: how
    the take went, if it was just recorded. transcript_warnings: what was corrected in reading those words. channel: the
    one to use of a stereo recording; None for all. own: targets and fillers; None for the defaults.
    """

    recogniser: Recogniser | None = None
    question: Question | None = None
    transcript: Transcript | None = None
    live: Live | None = None
    transcript_warnings: tuple[str, ...] = ()
    channel: Side | None = None
    own: OwnSettings | None = None


def analyze(path: Path, job: Job, on_progress: Progress | None = None) -> Report:
    """The report of a saved recording. Raises AudioError for sound that cannot be analysed at all."""
    return report_on(read(path, on_progress, job.channel), job, on_progress)


def read(path: Path, on_progress: Progress | None = None, channel: Side | None = None) -> Recording:
    """The decoded file, or one channel of it, with its level and noise. Raises AudioError if it has no usable sound."""
    from rehearse.audio.decode import decode

    return decode(path, _stage(on_progress, "reading"), channel)


def beside(recording: Recording, cores: int) -> Beside:
    """Start in parallel whatever needs no words: voice activity, frames, then loading for the first judgement."""
    from rehearse.speech.beside import Beside

    return Beside(recording.audio, cores, _judge_loaded)


@cache
def _judge_loaded() -> None:
    """Load in advance what the first report needs at its end: the judge's word lists, the measures."""
    from rehearse.content import judge
    from rehearse.delivery import measure_text

    said = Transcript("I saw it.", "en", tuple(Word(text) for text in ("I", "saw", "it.")))
    judge(said, None)
    measure_text(said)


def report_on(
    recording: Recording, job: Job, on_progress: Progress | None = None, begun: Beside | None = None
) -> Report:
    """The report of a decoded recording: voice activity, words, delivery, content.

    begun: work already started by `beside`; if None, it is started here with the recogniser's number of cores.
    """
    if begun is None:
        with beside(recording, job.recogniser.cores.all if job.recogniser else 1) as ours:
            return report_on(recording, job, on_progress, ours)
    from rehearse.speech.imports import held_to

    speech, transcript = begun.speech, None
    if job.transcript is not None:
        held = held_to(job.transcript, speech)
        recording = dataclasses.replace(
            recording, warnings=(*recording.warnings, *job.transcript_warnings, *held.warnings)
        )
        transcript = held.transcript
    elif job.recogniser is not None:
        transcript = job.recogniser.transcribe(recording.audio, speech, _stage(on_progress, "listening"))
    return assemble(recording, speech, transcript, job, begun.frames)


def assemble(
    recording: Recording, speech: Speech, transcript: Transcript | None, job: Job, frames: Frames | None = None
) -> Report:
    """The report from voice activity and words; a live take passes the words and frames it already has."""
    from rehearse.audio.level import judge_trust
    from rehearse.delivery import measure, of_any_length
    from rehearse.speech.settle import settle

    refusal = fix = None
    if transcript is not None and job.recogniser is not None and job.transcript is None:
        settled = settle(job.recogniser, recording.audio, speech, transcript)
        transcript, speech, refusal = settled.transcript, settled.speech, settled.refusal
        fix = settled.fix and with_channels(settled.fix, recording.info)
    model = job.recogniser.model if job.recogniser is not None and job.transcript is None else None
    heard = None if refusal else transcript
    delivery, warnings = measure(
        recording.audio, speech, heard, job.own, frames, writes_fillers=model is not None, withheld=refusal
    )
    if _may_have_any_length(job):
        delivery = of_any_length(delivery)
    notes = [model.note] if model is not None and model.note else []
    report = Report(
        provenance=_provenance(model.name if model else None, recording.sha256),
        question=_asked(job.question),
        warnings=(
            *recording.warnings,
            *notes,
            *(with_channels(warning, recording.info) for warning in warnings),
            *_wordless(transcript, refusal),
        ),
        live=job.live,
        audio=judge_trust(recording.info, _speech_share(speech)),
        transcript=None,
        delivery=delivery,
        content=None,
    )
    if transcript is None:
        return report
    return unless_refused(with_content(report, transcript, job.question, own=job.own), refusal, fix)


def _speech_share(speech: Speech) -> float | None:
    """The share of speech in the recording, 0-1; None for an empty recording."""
    return sum(span.duration_s for span in speech.spans) / speech.duration_s if speech.duration_s else None


def _may_have_any_length(job: Job) -> bool:
    """Whether the answer has no target length: a follow-up or reasoning aloud, unless the user set a target."""
    if job.own is not None and job.own.aimed_at_s is not None:
        return False
    return job.question is not None and job.question.kind in ("follow-up", *THOUGHT_ALOUD)


def _wordless(transcript: Transcript | None, refusal: str | None) -> tuple[str, ...]:
    """A warning that says why there are no words; empty if there are."""
    return (NO_MODEL,) if transcript is None else (refusal,) if refusal else ()


def check(text: str, question: Question | None = None, own: OwnSettings | None = None) -> Report:
    """The report of a written answer: all of content, and those delivery measures that need no sound."""
    from rehearse.content import transcript_of
    from rehearse.delivery import measure_text

    transcript = transcript_of(text)  # keeps the lines, each of which ends a sentence
    delivery, warnings = measure_text(transcript, own)
    report = Report(
        provenance=_provenance(None, None),
        question=_asked(question),
        warnings=warnings,
        live=None,
        audio=None,
        transcript=None,
        delivery=delivery,
        content=None,
    )
    return with_content(report, transcript, question, own=own)


def with_content(
    report: Report,
    transcript: Transcript,
    question: Question | None,
    confirmed: Said | None = None,
    own: OwnSettings | None = None,
) -> Report:
    """The report with its words judged, and the next fix for both content and delivery.

    confirmed: the speaker's statement of who began the work, if the words leave that open.
    """
    from rehearse.content import judge
    from rehearse.data.doubt import doubt_settings
    from rehearse.data.own_settings import aimed_at, shipped
    from rehearse.delivery import bands
    from rehearse.text.doubt import marked, with_doubts

    own = aimed_at(own or shipped(), report.delivery.target_s)
    transcript = marked(transcript, doubt_settings().probability_below)
    measured = report.delivery
    content, sentences = judge(
        transcript, question, own.fillers, confirmed, measured.target_s, duration_s=measured.duration_s
    )
    content = seconds_unless_timed(with_doubts(content, transcript), measured)
    delivery = bands.with_content(measured, content, own.targets)
    return replace(
        report,
        transcript=replace(transcript, sentences=sentences),
        delivery=delivery,
        content=unless_poor(bands.with_next_fix(content, delivery), report.audio),
    )


def _provenance(model: str | None, audio_sha256: str | None) -> Provenance:
    from rehearse.content.judgement.version import rubric_version

    created = datetime.now(UTC).replace(microsecond=0).isoformat()
    return Provenance(__version__, rubric_version(), model, created, audio_sha256)


def _asked(question: Question | None) -> ReportQuestion | None:
    return None if question is None else ReportQuestion(question.id, question.text, question.principles, question.kind)


def _stage(on_progress: Progress | None, stage: str) -> Callable[[float], None] | None:
    return None if on_progress is None else lambda share: on_progress(stage, share)
