"""How much of a report is printed, and what is suggested under it: shared by every command that prints one."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rehearse.delivery.metrics.speech_rate import Stretch
    from rehearse.report.to_terminal import Form, Step
    from rehearse.types import Report, Since

_MAKING = ("question", "transcript", "channel", "target", "model")  # options without which another report is made
FULL = "Print everything: every finding, point and measure, and your words."
WORDS = "Print only your words, with parts, fillers and doubtful words marked."


def form_options(*more_names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options --full and --words (`more_names`: other names of the latter); the command gets `form`."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        words = click.option("--words", *more_names, "form", flag_value="words", type=str, help=WORDS)
        return click.option("--full", "form", flag_value="full", type=str, help=FULL)(words(command))

    return add


def again_with(file: str, *, more: str = "") -> str:
    """The command that was typed, for this one file, with the options that a report depends on."""
    context = click.get_current_context()
    words = [context.command_path, shlex.quote(file)]
    for option in context.command.params:
        if option.name in _MAKING and context.params.get(option.name) is not None:
            words += [max(option.opts, key=len), shlex.quote(str(context.params[option.name]))]
    return " ".join(filter(None, [*words, more]))


def steps_for(
    report: Report,
    form: Form | None,
    number: int | None,
    again: str | None = None,
    comments: int = 0,
    since: Since | None = None,
) -> tuple[Step, ...]:
    """What can be typed after a report; number: of the saved attempt. again: the command of an unsaved report.

    comments: how many a coach wrote about it. since: what changed since the take before.
    """
    from rehearse.report.to_terminal import Step
    from rehearse.report.wording import count

    shown = f"rehearse show {number}" if number is not None else again
    steps = []
    if comments and form != "full":
        steps.append(Step(f"rehearse feedback list {number}", count(comments, "comment")))
    if report.content is not None and report.content.to_confirm and number is not None:
        steps.append(Step(f"{shown} --confirm own", "if it was your own idea, otherwise --confirm assigned"))
    if shown and form != "full":
        steps.append(Step(f"{shown} --full", "every finding, point and measure"))
    has_words = report.transcript is not None and bool(report.transcript.words)
    if shown and form != "full" and has_words:
        steps.append(Step(f"{shown} --words", "your words, marked"))
    if number is not None and (stretch := _stretch_to_hear(report)):
        steps.append(Step(f"rehearse play {number} {stretch}", f"hear your {stretch} ten seconds"))
    if since is not None:
        what = f"what changed since take {since.attempt}"
        steps.append(Step(f"rehearse compare {since.attempt} {number}", what, stays=True))
    if number is not None and has_words and report.content is not None and report.question is None:
        steps.append(Step(f"rehearse question {number} QUESTION", "say which question it answers"))
    if report.audio is not None and report.transcript is not None and not has_words:
        steps += [Step(f"rehearse play {number}", "hear what was recorded")] if number is not None else []
        steps.append(Step("rehearse doctor", "does the microphone hear you?"))
    if report.audio is not None:
        steps.append(_record(report, kept=number is not None))
    return tuple(steps)


def _stretch_to_hear(report: Report) -> Stretch | None:
    """The stretch that the advice on the delivery tells the user to listen to, where its recording is kept."""
    from rehearse.cli.own import keeps_sound
    from rehearse.delivery.metrics import speech_rate

    rate = next((one for one in report.delivery.metrics if one.id == "speech_rate" and one.value is not None), None)
    about = report.content.next_fix.delivery_metric if report.content else None
    if rate is None or about != rate.id or not keeps_sound():
        return None
    return speech_rate.to_hear(rate, report.delivery)


def _record(report: Report, *, kept: bool) -> Step:
    from rehearse.cli.question_choice import own_question
    from rehearse.data.questions import bank
    from rehearse.report.to_terminal import Step

    asked = report.question.id if report.question else None
    if asked is not None and any(question.id == asked for question in bank()):
        return Step(f"rehearse record {asked}", "answer it again" if kept else "answer it yourself")
    if report.question and own_question(report.question.text).id == asked:  # what was typed behind --text
        return Step(f"rehearse record --text {shlex.quote(report.question.text)}", "answer it again")
    return Step("rehearse record", "answer a question")
