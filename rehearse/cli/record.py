"""`rehearse record`: a question is asked, the answer is recorded, the report is there when the user stops."""

from __future__ import annotations

import sys
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehearse.audio.events import Ended
from rehearse.cli.completing import MODEL, PERSON, PRINCIPLE, QUESTION, ROLE, STORY
from rehearse.cli.destinations import played
from rehearse.cli.errors import tell, told_in
from rehearse.cli.guessing import ASK, guess, keep_guess
from rehearse.cli.live.answer import answer, open_warm_up
from rehearse.cli.live.session import Plan
from rehearse.cli.model_option import MODEL_HELP, who_hears
from rehearse.cli.own import own_settings
from rehearse.cli.report_files import ReportFiles, file_options
from rehearse.cli.report_form import form_options
from rehearse.cli.say import echo, lines_of
from rehearse.cli.target_option import target_option, target_s
from rehearse.errors import DiskFull, MicrophoneError, RehearseError
from rehearse.live.take_report import EARLY, early_sentence, recorded
from rehearse.types import Question, Report

if TYPE_CHECKING:
    from rehearse.practice.story_file import Story
    from rehearse.report.to_terminal import Form


_GUESS_LINES = 2  # what was guessed, and what the report says


def _think_s(asked_s: float | None) -> float:
    """Seconds to think: from the option, else from the settings, else our default."""
    from rehearse.data.take import take_settings

    own_s = own_settings().preferences.think_s
    return next(one for one in (asked_s, own_s, take_settings().think.default_s) if one is not None)


@dataclass(frozen=True)
class RecordOptions:
    """The options that concern the report."""

    question: Question
    story: Story | None
    save: bool
    as_json: bool
    pages: ReportFiles
    model_answer: bool
    form: Form | None
    person: str | None
    guessed: dict[str, float]


@click.command()
@click.argument("question", required=False, shell_complete=QUESTION)
@click.option("-q", "--question", "also", help="The same as QUESTION.", shell_complete=QUESTION)
@click.option("--text", help="Answer this question, in your own words.")
@click.option("--principle", help="Pick a question about this principle.", shell_complete=PRINCIPLE)
@click.option("--role", help="Pick a question for this role.", shell_complete=ROLE)
@click.option("--random", "at_random", is_flag=True, help="Pick any question (the default).")
@click.option(
    "--story",
    help="The story you will tell: its id or some words of its title.",
    shell_complete=STORY,
)
@click.option("--person", help="Who is speaking, if it is not you.", shell_complete=PERSON)
@click.option("--device", help="The microphone; part of its name is enough, and file:PATH plays a file instead.")
@click.option("--think", "think_s", type=click.FloatRange(0), help="Seconds to think before the take; 0 for none.")
@click.option("--hint", "hinted", is_flag=True, help="Show the steps of a good answer while you think (key h).")
@click.option("--seconds", type=click.FloatRange(0, min_open=True), help="Stop after this many seconds.")
@click.option(
    "--stop-after-silence", "quiet_stop_s", type=click.FloatRange(1), help="Stop after this many seconds of silence."
)
@target_option
@click.option("--guess", "guessed", is_flag=False, flag_value=ASK, metavar="[POINTS]",
              help="Guess your points before the report: a total or three rows; --guess=70 in scripts.")  # fmt: skip
@click.option("--no-check", is_flag=True, help="Do not check the microphone first.")
@click.option("--no-clock", is_flag=True, help="Hide the clock while recording.")
@click.option("--model", help=MODEL_HELP, shell_complete=MODEL)
@form_options("--transcript")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@file_options()
@click.option("--model-answer", is_flag=True, help="Show a model answer after yours, if there is one.")
@click.option("--no-save", is_flag=True, help="Save neither the take nor the recording.")
def command(
    question: str | None,
    also: str | None,
    text: str | None,
    principle: str | None,
    role: str | None,
    at_random: bool,
    story: str | None,
    person: str | None,
    device: str | None,
    think_s: float | None,
    hinted: bool,
    seconds: float | None,
    quiet_stop_s: float | None,
    target: str | None,
    guessed: str | None,
    no_check: bool,
    no_clock: bool,
    model: str | None,
    form: Form | None,
    as_json: bool,
    pages: ReportFiles,
    model_answer: bool,
    no_save: bool,
) -> None:
    """Answer a question aloud and see the report.

    QUESTION is an id or some words of a question; without it, one is picked for you. The microphone is checked, there
    is time to think (h shows the steps of a good answer), then the take runs: Enter or Ctrl-C stops it, p pauses, r
    starts over or leaves, after asking whether to delete what was recorded. A second Ctrl-C leaves without a report;
    the recording is saved, and `rehearse recover` makes its report later. `rehearse data delete TAKE` deletes a take.
    """
    from rehearse.audio.devices import remembered
    from rehearse.cli.question_choice import choose, one_question
    from rehearse.cli.telling import named
    from rehearse.cli.without_report import offer_recovery
    from rehearse.practice.hint import hint
    from rehearse.practice.take_options import TakeOptions
    from rehearse.practice.takes import new_path
    from rehearse.store.people import cleaned

    pages.check(played(device))
    asked = choose(one_question(question, also), text, principle, role, at_random)
    options = RecordOptions(asked, named(story, kept=not no_save), not no_save, as_json, pages,
                    model_answer, form, None if person is None else cleaned(person), {})  # fmt: skip
    kept = None if no_save else TakeOptions(
        asked.text if text is not None else None, target_s(target), options.person,
        options.story.id if options.story else None, None if guessed == ASK else guessed)  # fmt: skip
    plan = Plan(lambda: new_path(asked.id, kept), asked.text, device or remembered(), _think_s(think_s), seconds,
                check=not no_check, hint=hint(asked), hinted=hinted, keep=not no_save,
                target_s=target_s(target))  # fmt: skip
    if guessed not in (None, ASK):
        guess(guessed)  # an invalid guess is reported before the take, not after it
    offer_recovery()
    with closing(open_warm_up(model)) as warm_up:
        echo(who_hears(warm_up.model, warm_up.missing), err=True)
        report, ended = answer(plan, asked, warm_up, clock=not no_clock, quiet_stop_s=quiet_stop_s)
        options = replace(options, guessed=guess(guessed))
        _hand_over(report, ended, options, warm_up.missing)


def _hand_over(report: Report, ended: Ended, options: RecordOptions, missing: RehearseError | None) -> None:
    """Store the attempt, show the report, and exit with the code of the first error."""
    from rehearse.cli.confirming import ask_what_is_open, lines_asked
    from rehearse.cli.model_answers import after_take, named_after
    from rehearse.cli.output import show
    from rehearse.cli.takes import keep

    path = Path(ended.path or "")

    cut_short = _cut_short(ended, kept=options.save)

    def shown(number: int | None, below: int) -> None:
        if options.as_json or not options.pages:
            below += told_in(cut_short, missing) + lines_asked(report) + (_GUESS_LINES if options.guessed else 0)
            named = [] if options.model_answer else [*filter(None, [named_after(options.question)])]
            above = [recorded(report.audio.duration_s)] if report.audio else []
            show(report, options.as_json, number, form=options.form, around=lines_of([*above, *named]) + below)

    unkept, number = None, None
    if options.save:
        number, unkept = keep(report, path, options.story, shown, options.person)
        if not options.as_json:
            ask_what_is_open(report, number)
    else:
        shown(None, 0)
    keep_guess(number, report, options.guessed)
    after_take(options.question, wanted=options.model_answer, as_json=options.as_json)
    troubles = options.pages.write(report, path, attempt=number)
    if not options.save:
        path.unlink(missing_ok=True)
        with suppress(OSError):  # other takes are in it
            path.parent.rmdir()
    _finish([*troubles, *filter(None, (cut_short, unkept, missing))])


def _cut_short(ended: Ended, *, kept: bool) -> RehearseError | None:
    """The error that ended the take; None if the user ended it."""
    if ended.reason not in EARLY:
        return None
    kind = DiskFull if ended.reason.startswith("disk") else MicrophoneError
    return kind(early_sentence(ended), "What was recorded so far is saved." if kept else "")


def _finish(troubles: list[RehearseError]) -> None:
    """Report what went wrong; the exit code is that of the first error."""
    for trouble in troubles:
        tell(trouble.message, trouble.hint)
    if troubles:
        sys.exit(troubles[0].exit_code)
