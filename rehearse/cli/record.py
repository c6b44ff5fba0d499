"""`rehearse record`: a question is asked, the answer is recorded, the report is there when the person stops."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from msgspec.structs import replace

from rehearse.audio.events import Ended
from rehearse.cli.live.listening import Listening
from rehearse.cli.live.session import Plan, Session
from rehearse.cli.live.warm_up import WarmUp
from rehearse.errors import AudioError, DiskFull, MicrophoneError, RehearseError
from rehearse.types import Live, Question, Report

_EARLY = {
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


@dataclass(frozen=True)
class Wishes:
    """The options that concern the report."""

    question: Question
    save: bool
    as_json: bool
    html: Path | None
    markdown: Path | None


@click.command()
@click.argument("question", required=False)
@click.option("--text", help="Ask this question, in your own words.")
@click.option("--principle", help="Draw a question about this principle.")
@click.option("--role", help="Draw a question for this role.")
@click.option("--random", "at_random", is_flag=True, help="Draw any question (so it does without a wish, too).")
@click.option("--device", help="The microphone, by name or part of it; file:PATH plays a file instead.")
@click.option("--think", "think_s", type=click.FloatRange(0), help="Seconds to think before the take; 0 for none.")
@click.option("--seconds", type=click.FloatRange(0, min_open=True), help="Stop by itself after so many seconds.")
@click.option(
    "--stop-after-silence", "quiet_stop_s", type=click.FloatRange(1), help="Stop after so many seconds of it."
)
@click.option("--no-check", is_flag=True, help="Do not check the microphone first.")
@click.option("--no-clock", is_flag=True, help="Show no time while recording.")
@click.option("--model", help="The speech model (default: base.en). `rehearse models list` shows them.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--html", type=click.Path(path_type=Path), help="Write the report as a web page, too.")
@click.option("--markdown", type=click.Path(path_type=Path), help="Write the report as Markdown, too.")
@click.option("--no-save", is_flag=True, help="Keep neither the attempt nor the recording.")
def command(
    question: str | None,
    text: str | None,
    principle: str | None,
    role: str | None,
    at_random: bool,
    device: str | None,
    think_s: float | None,
    seconds: float | None,
    quiet_stop_s: float | None,
    no_check: bool,
    no_clock: bool,
    model: str | None,
    as_json: bool,
    html: Path | None,
    markdown: Path | None,
    no_save: bool,
) -> None:
    """Answer a question aloud and see the report.

    QUESTION is an id or words of a question; without one, one is drawn. The microphone is checked, there is time to
    think, then the take runs: Enter or Ctrl-C stops it, p pauses, r starts over. A second Ctrl-C leaves without a
    report; the recording is kept, and `rehearse recover` makes a report of it later.
    """
    from rehearse.audio.devices import remembered
    from rehearse.cli.asking import choose
    from rehearse.cli.takes import new_path
    from rehearse.data.take import take_settings

    asked = choose(question, text, principle, role, at_random)
    wishes = Wishes(asked, not no_save, as_json, html, markdown)
    _offer_recovery()
    plan = Plan(
        new_path=lambda: new_path(asked.id),
        question=asked.text,
        device=device or remembered(),
        think_s=take_settings().think.default_s if think_s is None else think_s,
        seconds=seconds,
        check=not no_check,
    )
    with ExitStack() as at_end:
        warm_up = WarmUp(model)
        at_end.callback(warm_up.close)
        taken = _take(plan, warm_up, at_end, not no_clock, quiet_stop_s)
        with _kept(taken.path):
            report = _report(taken, wishes, warm_up)
        _hand_over(report, taken.ended, wishes, warm_up.missing)


def _offer_recovery() -> None:
    from rehearse.cli.takes import unfinished_takes

    takes = unfinished_takes()
    if takes:
        seconds = sum(take.duration_s for take in takes)
        click.echo(
            f"{len(takes)} recorded take(s) of {seconds:.0f} s have no report: `rehearse recover` makes it.", err=True
        )


@dataclass(frozen=True)
class Taken:
    """A take on disk, what has been heard of it so far, and the moment it was stopped (monotonic clock)."""

    ended: Ended
    path: Path
    listening: Listening
    stopped_s: float


def _take(plan: Plan, warm_up: WarmUp, at_end: ExitStack, clock: bool, quiet_stop_s: float | None) -> Taken:
    """The take. Raises where nothing was recorded, or where the person left in a hurry."""
    from rehearse.audio.take import Take
    from rehearse.cli.live.interrupts import Interrupts
    from rehearse.cli.live.keyboard import Keyboard
    from rehearse.cli.live.screen import open_screen

    heard: list[Listening] = []

    def start(take: Take) -> None:
        heard.append(Listening(take.part, warm_up))
        at_end.callback(heard[-1].close)

    def enough() -> bool:
        return quiet_stop_s is not None and heard[-1].silence_s >= quiet_stop_s

    def drop() -> None:
        heard[-1].drop()

    with Interrupts() as interrupts, Keyboard() as keys:
        session = Session(plan, keys, open_screen(clock), interrupts, warm_up.start, start, drop, enough)
        ended = session.run()
    if ended is None or ended.path is None:
        why = _EARLY.get(ended.reason, "Nothing was recorded") if ended else "Nothing was recorded"
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


def _report(taken: Taken, wishes: Wishes, warm_up: WarmUp) -> Report:
    """The report of the take: of what was heard while it was spoken, where that is all of it; else of the file."""
    from rehearse.cli.live.patience import patience
    from rehearse.pipeline import Job, assemble, read, report_on

    ended = taken.ended
    taken.listening.end()
    recording = read(taken.path)
    live = Live(None, ended.lost_s, ended.overflows, ended.device, ended.reason)
    with patience() as on_wait:
        heard = taken.listening.finish(on_wait)
        job = Job(warm_up.recogniser(), wishes.question, live=live)
        if heard is not None and abs(heard.speech.duration_s - recording.audio.duration_s) < _SAME_S:
            report = assemble(recording, heard.speech, heard.transcript, job)
        else:
            report = report_on(recording, job, lambda _stage, share: on_wait(share))
    early = _early_sentence(ended)
    return replace(
        report,
        warnings=(*([early] if early else []), *report.warnings),
        live=replace(live, stop_to_report_s=round(time.monotonic() - taken.stopped_s, 3)),
    )


def _early_sentence(ended: Ended) -> str:
    """What ended the take, where that was not the person."""
    why = _EARLY.get(ended.reason)
    lost = f" {ended.lost_s:.1f} s of sound were lost on the way." if ended.lost_s else ""
    return f"{why.format(device=ended.device)} after {ended.recorded_s:.1f} s.{lost}" if why else lost.strip()


def _hand_over(report: Report, ended: Ended, wishes: Wishes, missing: RehearseError | None) -> None:
    """Show the report, keep the attempt, and end with the exit code of the first trouble."""
    from rehearse.cli.output import show, tell, write_files
    from rehearse.cli.takes import keep

    path = Path(ended.path or "")
    show(report, wishes.as_json)
    write_files(report, path, wishes.html, wishes.markdown)
    troubles: list[RehearseError] = []
    if ended.reason in _EARLY:
        kind = DiskFull if ended.reason.startswith("disk") else MicrophoneError
        troubles.append(kind(_early_sentence(ended), "What was recorded until then is kept." if wishes.save else ""))
    if wishes.save:
        number, error = keep(report, path)
        troubles += [error] if error else []
        if number is not None:
            click.echo(f"Kept as attempt {number}: `rehearse show {number}` prints it again.", err=True)
    else:
        path.unlink(missing_ok=True)
    troubles += [missing] if missing else []
    for trouble in troubles:
        tell(trouble.message, trouble.hint)
    if troubles:
        sys.exit(troubles[0].exit_code)
