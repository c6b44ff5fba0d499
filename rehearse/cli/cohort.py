"""`rehearse cohort`: what the results of many recordings show together."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from rehearse.cli.destinations import FORCE, PAGE, writable
from rehearse.cli.groups import Group
from rehearse.cli.own import own_settings
from rehearse.cli.say import echo
from rehearse.cli.terminal import print_json, show
from rehearse.errors import UsageError

if TYPE_CHECKING:
    from rehearse.batch.cohort import Cohort

_SQLITE = b"SQLite format 3"  # how a database begins


@click.group(cls=Group)
def command() -> None:
    """Summarise the results of many recordings."""


@command.command("report")
@click.argument("results", type=click.Path(path_type=Path))
@click.option("--names", is_flag=True, help="Show names of speakers and recordings; otherwise speakers are numbered.")
@click.option("--html", type=click.Path(path_type=Path), help="Write a web page instead of printing the report.")
@click.option("--open", "open_it", is_flag=True, help="Open the web page in the browser.")
@click.option("--force", is_flag=True, help=FORCE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def report(results: Path, names: bool, html: Path | None, open_it: bool, force: bool, as_json: bool) -> None:
    """Report on results that `rehearse analyze --out` wrote.

    It shows how the measures are spread, which rules are broken most often, and who improved. - reads standard input.
    """
    from rehearse.batch.cohort import cohort
    from rehearse.batch.files import read
    from rehearse.cli.inputs import file_or_typed
    from rehearse.cli.pages import last_page
    from rehearse.data.progress_measures import measures

    if html is not None:
        writable(html, PAGE, inputs=[results], force=force)
    html = html or (last_page("cohort") if open_it else None)
    with file_or_typed(results, _typed) as path:
        rows = read(path)
    if not rows:
        raise UsageError(
            f"{results} has no results yet.",
            f"`rehearse analyze FOLDER --out {quote(str(results))}` adds them; a run that was interrupted continues.",
        )
    found = cohort(rows, names=names, known=measures(own_settings().targets))
    if html is not None:
        _write_page(html, found, open_it=open_it)
    if as_json:
        print_json({"cohort": found})
    elif html is None:
        from rehearse.report.screens.cohort import section

        show(*section(found))


def _typed() -> Path:
    """Standard input as a results file, with the extension of the format that its first bytes show."""
    from rehearse.cli.inputs import typed_file

    path = typed_file(UsageError, "results.jsonl")
    with path.open("rb") as file:
        begin = file.read(len(_SQLITE))
    ending = ".sqlite" if begin == _SQLITE else ".jsonl" if begin.startswith(b"{") else ".csv"
    return path.rename(path.with_suffix(ending))


def _write_page(page: Path, found: Cohort, *, open_it: bool) -> None:
    from rehearse.cli.pages import open_page
    from rehearse.report.to_cohort_html import render
    from rehearse.report.writing import replace

    replace(page, render(found).encode())
    echo(f"Page written to {page}", err=True, whole=page)
    if open_it:
        open_page(page)
