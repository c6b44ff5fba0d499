"""How a report leaves the program: on the terminal or as JSON; report_files.py writes the files."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from rehearse.cli.own import own_settings
from rehearse.cli.say import verbatim
from rehearse.cli.terminal import console
from rehearse.errors import RehearseError
from rehearse.types import Report

if TYPE_CHECKING:
    from rehearse.report.to_terminal import Form
    from rehearse.types import Since


def show(
    report: Report,
    as_json: bool,
    attempt: int | None = None,
    *,
    form: Form | None = None,
    again: str | None = None,
    comments: int = 0,
    around: int = 0,
) -> None:
    """The report on stdout: one JSON object, or text for people (plain when piped or NO_COLOR is set).

    attempt: the number under which it is kept. form: how much of it; None for the user's setting. again: the command
    that makes the report of an unsaved take again. comments: how many a coach wrote about it.
    around: lines that the command prints above and below it.
    """
    since = since_of(report, attempt)
    if as_json:
        from rehearse.report.to_json import encode

        verbatim(encode(report, attempt, since).decode())
        return
    from rehearse.cli.report_form import steps_for
    from rehearse.report.to_terminal import render

    form = form or own_settings().preferences.report or "short"
    render(report, console(), form, steps_for(report, form, attempt, again, comments, since), since, around=around)


def since_of(report: Report, attempt: int | None) -> Since | None:
    """What changed since the take before this one; None without a number, and where the store cannot be read."""
    if attempt is None:
        return None
    from rehearse.cli.attempt_ref import opened
    from rehearse.practice.since import since

    with suppress(RehearseError), opened() as store:  # the report must not be lost for it
        return since(store, report, attempt, own_settings().targets)
    return None
