"""`rehearse show`: an earlier report again."""

from datetime import datetime
from pathlib import Path

import click

from rehearse.cli import output
from rehearse.cli.numbers import number_of, opened


@click.command()
@click.argument("attempt", default="last")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--html", type=click.Path(path_type=Path), help="Write the report as a web page with its sound.")
@click.option("--open", "open_it", is_flag=True, help="Show the web page in the browser.")
@click.option("--markdown", type=click.Path(path_type=Path), help="Write the report as Markdown.")
def command(attempt: str, as_json: bool, html: Path | None, open_it: bool, markdown: Path | None) -> None:
    """Show the report of an attempt, the last one if none is named."""
    with opened() as store:
        found = store.get(number_of(store, attempt))
    recording = Path(found.recording) if found.recording else None
    for trouble in output.write_files(found.report, recording, html, markdown, open_it=open_it):
        raise trouble
    if as_json:
        output.show(found.report, True)
    elif not (html or open_it or markdown):
        created = datetime.fromisoformat(found.report.provenance.created).astimezone()
        where = "; no recording" if found.recording is None else ""
        click.echo(f"Attempt {found.id}, {created:%Y-%m-%d %H:%M}{where}", err=True)
        output.show(found.report, False)
