"""Make the report of a finished take, from the live transcript if that is complete, otherwise from the file."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from rehearse.audio.events import Ended
from rehearse.data.amounts import rounded, tenths
from rehearse.data.own_settings import OwnSettings
from rehearse.live.listening import Listening
from rehearse.live.warm_up import WarmUp
from rehearse.pipeline import Job, assemble, read, report_on
from rehearse.types import Live, Question, Report

EARLY = {
    "device lost": "The microphone {device} was lost",
    "stalled": "The microphone {device} stopped sending sound",
    "disk full": "The disk is full: the recording ended",
    "disk nearly full": "The disk is nearly full: the recording ended",
    "cannot write": "The file could no longer be written: the recording ended",
    "recorder killed": "The recorder was killed",
    "signal": "Another program stopped the recorder",
    "program gone": "The program that started the recorder ended",
}
_SAME_S = 0.005  # the live transcript covers the whole file if their lengths differ by less than this

# Displays progress while the last words are transcribed. Takes a line to show first and yields a function to be called
# with the share done, 0-1.
Wait = Callable[[str], AbstractContextManager[Callable[[float], None]]]


@dataclass(frozen=True)
class Taken:
    """A take on disk, its live transcription, when it was stopped (monotonic clock) and when it began (ISO 8601)."""

    ended: Ended
    path: Path
    listening: Listening
    stopped_s: float
    began: str | None = None


def report_on_take(
    taken: Taken, question: Question, warm_up: WarmUp, wait: Wait, own: OwnSettings | None = None
) -> Report:
    """The report of a take, with the time since the stop in `live.stop_to_report_s`; own: None for default settings.

    Raises AudioError if the file cannot be analysed, ModelError if the model fails.
    """
    ended, listening = taken.ended, taken.listening
    listening.end()
    recording = read(taken.path)
    live = Live(None, ended.lost_s, ended.overflows, ended.device, ended.reason)
    with wait(recorded(recording.audio.duration_s)) as on_wait:
        heard = listening.finish(on_wait)
        job = Job(warm_up.recogniser(), question, live=live, own=own)
        if heard is not None and abs(heard.speech.duration_s - recording.audio.duration_s) < _SAME_S:
            report = assemble(recording, heard.speech, heard.transcript, job, listening.frames())
        else:
            report = report_on(recording, job, lambda _stage, share: on_wait(share))
    early = early_sentence(ended)
    return replace(
        report,
        provenance=replace(report.provenance, recorded_at=taken.began),
        warnings=(*([early] if early else []), *report.warnings),
        live=replace(live, stop_to_report_s=round(time.monotonic() - taken.stopped_s, 3)),
    )


def recorded(duration_s: float) -> str:
    """How long the take is, in one sentence.

    No pauses and no pace: without the last words it is not known where the answer ends, so they would not be those of
    the report a second later.
    """
    minutes, seconds = divmod(int(rounded(duration_s)), 60)
    return f"{minutes}:{seconds:02d} recorded; transcribing your last words."


def early_sentence(ended: Ended) -> str:
    """Why the take ended if the speaker did not end it, and how much sound was lost; empty if nothing went wrong."""
    why = EARLY.get(ended.reason)
    lost = f" {tenths(ended.lost_s)} s of sound was lost." if ended.lost_s else ""
    return f"{why.format(device=ended.device)} after {tenths(ended.recorded_s)} s.{lost}" if why else lost.strip()
