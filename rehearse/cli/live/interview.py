"""Holding a mock interview: who asks, the answer, a break, until nothing is left to ask."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from rehearse.cli.say import echo
from rehearse.cli.typed_ahead import drop_typed_ahead

if TYPE_CHECKING:
    from rehearse.live.warm_up import WarmUp
    from rehearse.practice.interview import Interview
    from rehearse.practice.mock import Turn
    from rehearse.types import Report


@dataclass(frozen=True)
class InterviewOptions:
    """How the interview is held."""

    device: str | None
    think_s: float | None
    seconds: float | None
    quiet_stop_s: float | None
    pause_s: float
    check: bool
    clock: bool
    voice: tuple[str, ...] | None
    target_s: float | None = None


def hold(interview: Interview, manner: InterviewOptions, warm_up: WarmUp) -> None:
    """Ask until nothing is left to ask. Leaving raises; what was answered is stored."""
    from rehearse.cli.own import keeps_sound

    first, round_ = True, ""
    while (found := interview.next()) is not None:
        place, turn = found
        if not first:
            _pause(manner.pause_s)
        if turn.round != round_:
            round_ = turn.round
            _announce(interview, turn)
        _place(interview, place, turn)
        report, path = _ask(turn, manner, warm_up, first, interview.options.ways.person)
        number = interview.answered(place, report, path, keep_sound=keeps_sound())
        if number is None:
            _keep_apart(interview, report, path)
        said_s = report.delivery.duration_s
        length = f": {said_s:.0f} s from the first word to the last" if said_s is not None else ""
        echo(f"Thank you. (Take {number}{length})", err=True)
        first = False


def _keep_apart(interview: Interview, report: Report, path: Path) -> NoReturn:
    """Keep an answer whose question was answered in another window meanwhile, and leave the interview to that one.

    Raises UsageError, or StoreError where the answer cannot be kept.
    """
    from rehearse.cli.takes import keep
    from rehearse.errors import UsageError

    _, unkept = keep(report, path, person=interview.options.ways.person)
    raise unkept or UsageError(
        "This question has already been answered in another window.",
        "Your answer is a take of its own. Continue the interview in one window only.",
    )


def _place(interview: Interview, place: int, turn: Turn) -> None:
    """Who asks, which question of how many it is, and about how much time is left."""
    from rehearse.practice.mock import settings
    from rehearse.practice.mock_progress import counts, minutes_left, number_of
    from rehearse.report.wording import count

    turns = interview.turns()
    asked = f"uestion {number_of(place, turns)} of {counts(turns).questions}"
    left = count(minutes_left(turns, interview.options, settings()), "minute")
    said = f"Follow-up to q{asked}" if turn.is_follow_up else f"Q{asked}"
    echo(f"\n{said}, about {left} left.", err=True)
    echo(f"Follow-up from the {turn.interviewer.lower()}" if turn.is_follow_up else turn.interviewer, err=True)


def _announce(interview: Interview, turn: Turn) -> None:
    """Which round of the loop begins, how long it takes in a real interview, and what its interviewer looks at."""
    rounds = list(dict.fromkeys(one.round for _, one, _ in interview.turns()))
    place = f"Round {rounds.index(turn.round) + 1} of {len(rounds)}: {turn.round}"
    length = f"{turn.minutes} minutes in a real interview"
    echo(f"\n{place} ({length}). The {turn.interviewer.lower()} looks at {turn.focus}.", err=True)


def _ask(turn: Turn, manner: InterviewOptions, warm_up: WarmUp, first: bool, person: str | None) -> tuple[Report, Path]:
    """One question, one answer."""
    from rehearse.audio.devices import remembered
    from rehearse.cli.live.answer import answer
    from rehearse.cli.live.screen import is_drawn
    from rehearse.cli.live.session import Plan
    from rehearse.practice.mock import settings
    from rehearse.practice.take_options import TakeOptions, words_of
    from rehearse.practice.takes import new_path

    rules = settings()
    usual_s = rules.follow_up_think_s if turn.is_follow_up else rules.think_s
    drawn = is_drawn()
    if manner.voice is not None or drawn:
        echo(turn.question.text, err=True)  # what is drawn goes when the answer ends; this stays
    if manner.voice is not None:
        _speak(turn.question.text, manner.voice)
    kept = TakeOptions(words_of(turn.question), manner.target_s, person)
    plan = Plan(
        new_path=lambda: new_path(turn.question.id, kept),
        question="" if drawn else turn.question.text,
        device=manner.device or remembered(),
        think_s=usual_s if manner.think_s is None else manner.think_s,
        seconds=manner.seconds,
        check=manner.check and first,
        target_s=manner.target_s,
        leaves_early=True,
    )
    report, ended = answer(plan, turn.question, warm_up, clock=manner.clock, quiet_stop_s=manner.quiet_stop_s)
    return report, Path(ended.path or "")


def _speak(text: str, voice: tuple[str, ...]) -> None:
    """Let the voice ask, and say so where it cannot; Enter cuts it short, Ctrl-C leaves."""
    from rehearse.cli.live.keyboard import ENTER, Keyboard
    from rehearse.cli.live.session import UserLeft
    from rehearse.practice.text_to_speech import speak

    try:
        with Keyboard() as keys:
            heard = speak(text, voice, lambda: keys.poll(0) == ENTER)
    except KeyboardInterrupt:
        raise UserLeft("You left before answering.") from None
    if not heard:
        echo(f"{voice[0]} could not speak. Check the loudspeakers or headphones, or leave out --speak.", err=True)


def _pause(seconds: float) -> None:
    """A breath between answers; Enter ends it."""
    from rehearse.cli.live.keyboard import ENTER, Keyboard
    from rehearse.cli.live.session import UserLeft

    if not seconds:
        return
    drop_typed_ahead()
    echo(f"{seconds:.0f} s break; press Enter to continue.", err=True)
    end_s = time.monotonic() + seconds
    try:
        with Keyboard() as keys:
            while time.monotonic() < end_s and keys.poll(0.1) != ENTER:
                pass
    except KeyboardInterrupt:
        raise UserLeft("You left between two questions.") from None
