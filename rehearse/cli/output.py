"""How a report leaves the program: on the terminal, as JSON, as files beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.cli.say import echo
from rehearse.cli.terminal import console
from rehearse.errors import RehearseError
from rehearse.types import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.report.to_terminal import Form
    from rehearse.store.comments import StoredComment


def show(
    report: Report, as_json: bool, attempt: int | None = None, *, form: Form | None = None, again: str | None = None
) -> None:
    """The report on stdout: one JSON object, or text for people (plain when piped or NO_COLOR is set).

    attempt: the number under which it is kept. form: how much of it; None for the user's setting. again: the command
    that makes the report of what is not kept.
    """
    if as_json:
        from rehearse.report.to_json import encode

        echo(encode(report, attempt).decode())
        return
    from rehearse.cli.own import own_settings
    from rehearse.cli.report_form import steps_for
    from rehearse.report.to_terminal import render

    form = form or own_settings().preferences.report or "short"
    render(report, console(), form, steps_for(report, form, attempt, again))


def write_files(
    report: Report,
    recording: Path | None,
    html: Path | None,
    markdown: Path | None,
    *,
    open_it: bool = False,
    comments: Sequence[StoredComment] = (),
) -> list[RehearseError]:
    """The pages that were asked for; where they lie is said on stderr.

    With `open_it` the web page is shown in the browser; unless it was asked for, it lies beside the attempts.
    Returns what could not be written: a wrong name of a page must not cost the attempt.
    """
    from rehearse.cli.pages import last_page, open_page, write_page, write_text

    troubles: list[RehearseError] = []
    try:
        if html is not None or open_it:
            page = html or last_page()
            there = recording is not None and recording.exists()  # the settings may say that sound is not kept
            write_page(report, recording if there else None, page, comments)
            echo(f"Page written to {page}", err=True)
            if open_it:
                open_page(page)
    except RehearseError as error:
        troubles.append(error)
    try:
        if markdown is not None:
            write_text(report, markdown)
            echo(f"Markdown written to {markdown}", err=True)
    except RehearseError as error:
        troubles.append(error)
    return troubles
