"""One answer: the take with everything around it, and the report of it. What `record` and `mock` share."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from msgspec.structs import replace

from rehearse.audio.events import Ended
from rehearse.cli.live.listening import Listening
from rehearse.cli.live.session import Plan, Session
from rehearse.cli.live.warm_up import WarmUp
from rehearse.errors import AudioError, MicrophoneError, RehearseError
from rehearse.types import Live, Question, Recording, Report

EARLY = {
    "device lost": "The microphone {device} was lost",
    "stalled": "The microphone {device} stopped delivering sound",
    "disk full": "The disk is full: the recording ended",
    "disk nearly full": "The disk is nearly full: the recording ended",
    "cannot write": "The file could not be written on: the recording ended",
    "recorder killed": "The recorder was killed",
    "signal": "The recorder was asked to end by another program",
    "program gone": "The recorder lost its program",
}


_SAME_S = 0.005  # the sound heard live is that of the file if it is as long


class TakeKept(AudioError):
    """The take is on disk, without a report."""

    code = "take-kept"


def answer(
    plan: Plan, question: Question, warm_up: WarmUp, *, clock: bool = True, quiet_stop_s: float | None = None
) -> tuple[Report, Ended]:
    """Ask, record, judge: the report and how the take ended (its path is set).

    Raises Left when the person leaves before the take, TakeKept when they leave in a hurry, MicrophoneError or DiskFull
    where nothing was recorded; from then on whatever goes wrong, the recording is kept.
    """
    taken = _take(plan, warm_up, clock, quiet_stop_s)
    with _kept(taken.path):
        return _report(taken, question, warm_up), taken.ended


@dataclass(frozen=True)
class Taken:
    """A take on disk, what has been heard of it so far, and the moment it was stopped (monotonic clock)."""

    ended: Ended
    path: Path
    listening: Listening
    stopped_s: float


def _take(plan: Plan, warm_up: WarmUp, clock: bool, quiet_stop_s: float | None) -> Taken:
    """The take. Raises where nothing was recorded, or where the person left in a hurry."""
    from rehearse.audio.take import Take
    from rehearse.cli.live.interrupts import Interrupts
    from rehearse.cli.live.keyboard import Keyboard
    from rehearse.cli.live.screen import open_screen

    heard: list[Listening] = []

    def start(take: Take) -> None:
        heard.append(Listening(take.part, warm_up))
        warm_up.at_end.callback(heard[-1].close)  # it may still be at work when the report is shown

    def enough() -> bool:
        return quiet_stop_s is not None and heard[-1].silence_s >= quiet_stop_s

    def drop() -> None:
        heard[-1].drop()

    with Interrupts() as interrupts, Keyboard() as keys:
        session = Session(plan, keys, open_screen(clock), interrupts, warm_up.start, start, drop, enough)
        ended = session.run()
    if ended is None or ended.path is None:
        why = EARLY.get(ended.reason, "Nothing was recorded") if ended else "Nothing was recorded"
        raise MicrophoneError(
            f"{why.format(device=ended.device if ended else '')}.", "`rehearse doctor` checks it all."
        )
    if interrupts.leave or interrupts.stops > 1:
        raise _kept_error(Path(ended.path))
    return Taken(ended, Path(ended.path), heard[-1], session.stopped_s)


def _kept_error(path: Path) -> TakeKept:
    return TakeKept(f"The take is kept without a report: {path}", "`rehearse recover` makes one of it.")


@contextmanager
def _kept(path: Path) -> Iterator[None]:
    """While a take is judged: nobody else recovers it, and whatever goes wrong, the person learns that it is kept."""
    from rehearse.audio.safe_wav import held

    with held(path):
        try:
            yield
        except KeyboardInterrupt:
            raise _kept_error(path) from None
        except RehearseError:
            click.echo(f"The recording is kept: {path}", err=True)
            raise


def _report(taken: Taken, question: Question, warm_up: WarmUp) -> Report:
    """The report of the take: of what was heard while it was spoken, where that is all of it; else of the file."""
    from rehearse.cli.live.patience import patience
    from rehearse.pipeline import Job, assemble, read, report_on

    ended, listening = taken.ended, taken.listening
    listening.end()
    recording = read(taken.path)
    live = Live(None, ended.lost_s, ended.overflows, ended.device, ended.reason)
    with patience(lambda: _known(recording, listening)) as on_wait:
        heard = listening.finish(on_wait)
        job = Job(warm_up.recogniser(), question, live=live)
        if heard is not None and abs(heard.speech.duration_s - recording.audio.duration_s) < _SAME_S:
            report = assemble(recording, heard.speech, heard.transcript, job, listening.frames())
        else:
            report = report_on(recording, job, lambda _stage, share: on_wait(share))
    early = early_sentence(ended)
    return replace(
        report,
        warnings=(*([early] if early else []), *report.warnings),
        live=replace(live, stop_to_report_s=round(time.monotonic() - taken.stopped_s, 3)),
    )


def _known(recording: Recording, listening: Listening) -> str:
    """Duration, pauses and pace in one line: what can be said before the last words have been heard."""
    from rehearse.delivery import measure

    heard = listening.so_far()
    if heard is None:
        return ""
    delivery, _ = measure(recording.audio, heard.speech, heard.transcript, row=listening.frames())
    minutes, seconds = divmod(round(recording.audio.duration_s), 60)
    parts = [f"{minutes}:{seconds:02d} recorded"]
    if delivery.pauses is not None:
        parts.append(f"{sum(p.duration_s >= 1 for p in delivery.pauses.items)} pauses of a second or more")
    if delivery.speech_rate_wpm is not None:
        parts.append(f"{delivery.speech_rate_wpm:.0f} words a minute so far")
    return ", ".join(parts) + "; the last words follow."


def early_sentence(ended: Ended) -> str:
    """What ended the take, where that was not the person."""
    why = EARLY.get(ended.reason)
    lost = f" {ended.lost_s:.1f} s of sound were lost on the way." if ended.lost_s else ""
    return f"{why.format(device=ended.device)} after {ended.recorded_s:.1f} s.{lost}" if why else lost.strip()
