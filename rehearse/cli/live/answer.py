"""One answer: the take with everything around it, and the report of it. What `record` and `mock` share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rehearse.audio.events import Ended
from rehearse.cli.live.session import Plan, Session, UserLeft
from rehearse.cli.live.wait_progress import patience
from rehearse.cli.own import own_settings
from rehearse.cli.say import echo
from rehearse.data.own_settings import aimed_at
from rehearse.errors import Declined, MicrophoneError, RehearseError, UnusableAudio
from rehearse.live.listening import Listening
from rehearse.live.take_report import EARLY, Taken, report_on_take
from rehearse.live.warm_up import WarmUp
from rehearse.practice import take_options
from rehearse.types import Question, Report


class TakeKept(Declined):
    """The take is on disk, without a report."""

    code = "take-kept"


def answer(
    plan: Plan, question: Question, warm_up: WarmUp, *, clock: bool = True, quiet_stop_s: float | None = None
) -> tuple[Report, Ended]:
    """Ask, record, judge: the report and how the take ended (its path is set).

    Raises UserLeft when the user leaves before the take, TakeKept when they leave in a hurry, MicrophoneError or
    DiskFull where nothing was recorded; from then on whatever goes wrong, the recording is kept.
    """
    taken = _take(plan, warm_up, clock, quiet_stop_s)
    with _kept(taken.path, plan.keep):
        return report_on_take(taken, question, warm_up, patience, aimed_at(own_settings(), plan.target_s)), taken.ended


def open_warm_up(model: str | None) -> WarmUp:
    """The model of that name (None: the default one), to be loaded during think time with what the terminal needs.

    Raises ModelError when a model that was named is missing.
    """
    return WarmUp(model, also=_load_terminal)


def _load_terminal() -> None:
    import rehearse.practice.since
    import rehearse.report.to_terminal  # noqa: F401 - loaded for the sake of loading


def _take(plan: Plan, warm_up: WarmUp, clock: bool, quiet_stop_s: float | None) -> Taken:
    """The take. Raises where nothing was recorded, or where the user left in a hurry."""
    from rehearse.audio.take import Take
    from rehearse.cli.live.interrupts import Interrupts
    from rehearse.cli.live.keyboard import Keyboard
    from rehearse.cli.live.screen import lights_s, open_screen

    heard: list[Listening] = []

    def start(take: Take) -> None:
        heard.append(Listening(take.part, warm_up))
        warm_up.at_end.callback(heard[-1].close)  # it may still be at work when the report is shown

    def enough() -> bool:
        return quiet_stop_s is not None and heard[-1].silence_s >= quiet_stop_s

    def drop() -> None:
        heard[-1].drop()

    with Interrupts() as interrupts, Keyboard() as keys:
        screen = open_screen(clock, plan.lights_s or lights_s(plan.target_s))
        session = Session(plan, keys, screen, interrupts, warm_up.start, start, drop, enough)
        ended = session.run()
    if ended is None or ended.path is None:
        raise _nothing_recorded(ended)
    unsaid = session.hardly_begun(ended)
    if interrupts.leave or interrupts.stops > 1 or unsaid:
        raise _left_error(Path(ended.path), plan.keep and not unsaid)
    return Taken(ended, Path(ended.path), heard[-1], session.stopped_s, session.began)


def _nothing_recorded(ended: Ended | None) -> MicrophoneError:
    """Why there is no take, where that is known."""
    why = EARLY.get(ended.reason, "Nothing was recorded") if ended else "Nothing was recorded"
    return MicrophoneError(
        f"{why.format(device=ended.device if ended else '')}.", "`rehearse doctor` checks everything."
    )


def _left_error(path: Path, keep: bool) -> Declined:
    """What to say to somebody who leaves in a hurry; a recording that is not to be kept is deleted."""
    if keep:
        return TakeKept(
            f"The recording is saved without a report: {path}",
            "`rehearse recover` makes the report; `rehearse recover --delete` deletes the recording.",
        )
    take_options.delete(path)
    return UserLeft("You left. Nothing was saved.")


@contextmanager
def _kept(path: Path, keep: bool) -> Iterator[None]:
    """While a take is judged: nobody else recovers it, and whatever goes wrong, the user learns that it is kept.

    One that is not to be kept is deleted when something goes wrong.
    """
    from rehearse.audio.safe_wav import held

    with held(path):
        try:
            yield
        except KeyboardInterrupt:
            echo(err=True)  # the cursor may stand behind ^C
            raise _left_error(path, keep) from None
        except RehearseError as error:
            if not keep:
                take_options.delete(path)
            elif str(path) not in error.message:
                echo(f"The recording is saved: {path}", err=True, whole=path)
            if keep and isinstance(error, UnusableAudio):
                error.hint = f"{error.hint} `rehearse recover --delete` deletes the recording.".strip()
            raise
