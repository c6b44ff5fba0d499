"""Holding, leaving and resuming a mock interview."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rehearse.cli.agreeing import agreed
from rehearse.cli.say import echo
from rehearse.report.wording import count as count_of

if TYPE_CHECKING:
    from rehearse.cli.live.interview import InterviewOptions
    from rehearse.live.warm_up import WarmUp
    from rehearse.practice.interview import Interview
    from rehearse.practice.mock import Ways


def manner_of(ways: Ways) -> InterviewOptions:
    """The options of the interview: those given, otherwise the defaults."""
    from rehearse.cli.live.interview import InterviewOptions
    from rehearse.practice.mock import settings
    from rehearse.practice.text_to_speech import voice

    pause_s = settings().pause_s if ways.pause_s is None else ways.pause_s
    return InterviewOptions(ways.device, ways.think_s, ways.seconds, ways.quiet_s, pause_s, not ways.no_check,
                            not ways.no_clock, voice() if ways.speak else None, ways.target_s)  # fmt: skip


def open_microphone(device: str | None) -> None:
    """Open the microphone once and close it. Raises MicrophoneError or DiskFull before an interview is begun."""
    from rehearse.audio.devices import remembered
    from rehearse.audio.take import Take
    from rehearse.permissions import TemporaryFolder

    chosen = device or remembered()
    with TemporaryFolder() as folder, Take(folder / "check.wav", chosen, or_default=chosen == remembered()) as take:
        take.wait_open()


def say_model(warm_up: WarmUp) -> None:
    """Say which model transcribes the interview; without one, ask whether to go on all the same."""
    if warm_up.missing is None:
        echo(f"{warm_up.model.name} will transcribe your words.", err=True)
        return
    echo(f"{warm_up.missing.message} There will be no follow-ups and no points.", err=True)
    echo(f"  {warm_up.missing.hint}", err=True)
    if sys.stdin.isatty():
        agreed("Start the interview without a speech model?", "The interview was not started.")


def held(interview: Interview, manner: InterviewOptions, warm_up: WarmUp) -> bool:
    """Whether it was held to its end. Leaving after an answer is not an error; a line says how to continue."""
    from rehearse.cli.live.answer import TakeKept
    from rehearse.cli.live.interview import hold
    from rehearse.cli.live.session import UserLeft
    from rehearse.errors import RehearseError
    from rehearse.practice.mock_progress import counts

    try:
        hold(interview, manner, warm_up)
    except (RehearseError, KeyboardInterrupt) as met:  # Ctrl-C between two steps, where no key is waited for
        error = met if isinstance(met, RehearseError) else UserLeft("You left between two questions.")
        done = counts(interview.turns())
        if isinstance(error, UserLeft) and not done.questions_answered:
            raise UserLeft("Nothing was recorded.", "`rehearse mock` asks the same questions again.") from None
        echo(f"{done.questions_answered} of {count_of(done.questions, 'question')} answered; the interview is saved.",
             err=True)  # fmt: skip
        echo(
            f"`rehearse mock` continues it; `rehearse mock --show {interview.number}` shows the scorecard so far.",
            err=True,
        )
        if not isinstance(error, UserLeft | TakeKept) or not done.questions_answered:
            raise error from None
        if isinstance(error, TakeKept):
            echo(f"{error.message} {error.hint}", err=True)
        return False
    return True


def going_on(interview: Interview, ways: Ways) -> Interview:
    """The interrupted interview, with the options that were given this time."""
    from rehearse.practice.mock_progress import counts

    interview.change(ways)
    so_far = counts(interview.turns())
    if interview.next() is None:
        echo("Every question was answered; here is the scorecard. (--new: a new interview)", err=True)
        return interview
    left = so_far.questions - so_far.questions_answered
    more = so_far.follow_ups - so_far.follow_ups_answered
    said = count_of(left, "question") + (f" and {count_of(more, 'follow-up')}" if more else "")
    echo(f"Continuing the interview you started: {said} left. (--new starts another one.)", err=True)
    return interview


def suggest_stories(interview: Interview) -> None:
    """Say which stories the answers sound like; follow-ups belong to the answer they go back to."""
    from rehearse.cli.telling import suggestion
    from rehearse.practice.keeping import sounds_like

    told = [at for _, turn, at in interview.turns() if at is not None and not turn.is_follow_up]
    found = {at: like.story.id for at in told if (like := sounds_like(interview.store.get(at).report)) is not None}
    if len(found) == 1:
        (attempt,) = found
        echo(suggestion(attempt, interview.store.get(attempt).report), err=True)
    elif found:
        takes, stories = ", ".join(map(str, found)), ", ".join(dict.fromkeys(found.values()))
        echo(f"Takes {takes} sound like stories of yours ({stories}).", err=True)
        echo("`rehearse stories link` asks about each of them.", err=True)
