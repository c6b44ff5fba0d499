"""`rehearse cohort`: what the results of many recordings show together."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from rehearse.cli.destinations import FORCE, PAGE, writable
from rehearse.cli.groups import Group
from rehearse.cli.own import own_settings
from rehearse.cli.say import echo
from rehearse.cli.terminal import print_json, show
from rehearse.errors import UsageError


@click.group(cls=Group)
def command() -> None:
    """Summarise the results of many recordings."""


@command.command("report")
@click.argument("results", type=click.Path(path_type=Path))
@click.option("--names", is_flag=True, help="Show names of speakers and recordings; otherwise speakers are numbered.")
@click.option("--html", type=click.Path(path_type=Path), help="Write a web page instead of printing the report.")
@click.option("--force", is_flag=True, help=FORCE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def report(results: Path, names: bool, html: Path | None, force: bool, as_json: bool) -> None:
    """Report on results that `rehearse analyze --out` wrote.

    It shows how the measures are spread, which rules are broken most often, and who improved.
    """
    from rehearse.batch.cohort import cohort
    from rehearse.batch.files import read
    from rehearse.data.progress_measures import measures

    if html is not None:
        writable(html, PAGE, inputs=[results], force=force)
    rows = read(results)
    if not rows:
        raise UsageError(
            f"{results} has no results yet.",
            f"`rehearse analyze FOLDER --out {quote(str(results))}` adds them; a run that was interrupted continues.",
        )
    found = cohort(rows, names=names, known=measures(own_settings().targets))
    if html is not None:
        from rehearse.report.to_cohort_html import render
        from rehearse.report.writing import replace

        replace(html, render(found).encode())
        echo(f"Page written to {html}", err=True, whole=html)
    if as_json:
        print_json({"cohort": found})
    elif html is None:
        from rehearse.report.screens.cohort import section

        show(*section(found))
