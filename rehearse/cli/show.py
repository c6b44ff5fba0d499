"""`rehearse show`: an earlier report again."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from rehearse.cli import output
from rehearse.cli.attempt_ref import number_of, opened
from rehearse.cli.completing import ATTEMPT
from rehearse.cli.own import own_settings
from rehearse.cli.report_files import ReportFiles, file_options
from rehearse.cli.report_form import form_options
from rehearse.cli.say import echo
from rehearse.store import comments
from rehearse.store.links import links
from rehearse.store.moments import local_moment
from rehearse.store.people import speaker
from rehearse.types import Attempt, Report, Said

if TYPE_CHECKING:
    from rehearse.report.to_terminal import Form


def _corrected(report: Report, dismissed: tuple[int, ...], restored: tuple[int, ...]) -> Report:
    """The report with the user's own verdict on its fillers."""
    from rehearse.delivery import dismiss

    own = own_settings()

    for number in dismissed:
        report = dismiss(report, number, own=own)
    for number in restored:
        report = dismiss(report, number, dismissed=False, own=own)
    return report


def _heading(found: Attempt, story: str | None, person: str | None) -> str:
    """The line that identifies an attempt: its number, day and file, who speaks, which story it tells."""
    taken = local_moment(found.taken or found.report.provenance.created)
    file = Path(found.report.audio.path).name if found.report.audio else ""
    if found.recording is not None and file == Path(found.recording).name:
        file = ""  # it was recorded here, and its name is the day again
    told = f"tells {story}" if story else ""
    where = "" if found.recording else "no recording"
    return "; ".join(filter(None, (f"Take {found.id}, {taken:%Y-%m-%d %H:%M}", file, person, told, where)))


@click.command()
@click.argument("attempt", metavar="[TAKE]", default="last", shell_complete=ATTEMPT)
@form_options("--transcript")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@file_options(html="Write the report as a web page with its sound.")
@click.option("--dismiss", "dismissed", type=int, multiple=True, help="Don't count filler N; --full has the numbers.")
@click.option(
    "--confirm",
    "confirmed",
    type=click.Choice(["own", "assigned"], case_sensitive=False),
    help='Answer the question under "To confirm": whose idea it was.',
)
@click.option("--restore", "restored", type=int, multiple=True, help="Count filler N again.")
def command(
    attempt: str,
    form: Form | None,
    as_json: bool,
    pages: ReportFiles,
    dismissed: tuple[int, ...],
    restored: tuple[int, ...],
    confirmed: Said | None,
) -> None:
    """Show the report of a take, by default the last one.

    --dismiss N stops counting filler N, by its number in --full; it stays in the list, marked. --restore N undoes that.
    --confirm own (or assigned) answers the question under "To confirm"; the take is then judged again.
    """
    pages.check(())
    from rehearse.practice.rejudge import confirm

    with opened() as store:
        number, changes = number_of(store, attempt), bool(dismissed or restored or confirmed)
        with store.transaction() if changes else nullcontext():  # nobody else changes it meanwhile
            found = store.get(number)
            if changes:
                report = _corrected(found.report, dismissed, restored)
                report = confirm(report, confirmed, own_settings()) if confirmed else report
                store.replace(number, report)
                found = replace(found, report=report)
        said = comments.listed(store, found.id)
        story, person = links(store).get(found.id), speaker(store, found.id)
    recording = Path(found.recording) if found.recording else None
    for trouble in pages.write(found.report, recording, said, found.id):
        raise trouble
    if as_json:
        output.show(found.report, True, found.id)
    elif not pages and (dismissed or restored) and not (confirmed or form):
        _say_changed(found, dismissed, restored)
    elif not pages:
        echo(_heading(found, story, person), err=True)
        form = form or own_settings().preferences.report or "short"
        output.show(found.report, False, found.id, form=form, comments=len(said), around=1)
        if said and form == "full":
            from rehearse.cli.feedback import text_of

            echo(f"\nComments\n{text_of(list(said), found.report)}")


def _say_changed(found: Attempt, dismissed: tuple[int, ...], restored: tuple[int, ...]) -> None:
    """Which fillers count or do not count from now on, how to undo that, and the numbers that follow."""
    from rehearse.cli.terminal import console
    from rehearse.report.to_terminal import render_numbers
    from rehearse.report.wording import clock, quoted

    items = found.report.delivery.fillers.items
    undo = {**dict.fromkeys(dismissed, "--restore"), **dict.fromkeys(restored, "--dismiss")}
    for number, option in undo.items():
        one = items[number - 1]
        at = "" if one.start_s is None else f" at {clock(one.start_s)}"
        counts = "counts again" if option == "--dismiss" else "no longer counts"
        back = f"rehearse show {found.id} {option} {number}"
        echo(f"Filler {number}, {quoted(one.text)}{at}, {counts}; `{back}` undoes it.")
    render_numbers(found.report, console())
