"""`rehearse show`: an earlier report again."""

from datetime import datetime
from pathlib import Path

import click

from rehearse.cli.numbers import number_of, opened
from rehearse.cli.terminal import console
from rehearse.errors import UsageError
from rehearse.types import Attempt


@click.command()
@click.argument("attempt", default="last")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--markdown", type=click.Path(path_type=Path), help="Write the report as Markdown.")
def command(attempt: str, as_json: bool, markdown: Path | None) -> None:
    """Show the report of an attempt, the last one if none is named."""
    with opened() as store:
        found = store.get(number_of(store, attempt))
    if markdown is not None:
        from rehearse.report import to_markdown

        _write(markdown, to_markdown.render(found.report))
    if as_json:
        from rehearse.report import to_json

        click.echo(to_json.encode(found.report).decode())
    elif markdown is None:
        _print(found)


def _print(found: Attempt) -> None:
    from rehearse.report import to_terminal

    created = datetime.fromisoformat(found.report.provenance.created).astimezone()
    where = "; no recording" if found.recording is None else ""
    click.echo(f"Attempt {found.id}, {created:%Y-%m-%d %H:%M}{where}", err=True)
    to_terminal.render(found.report, console())


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error
    click.echo(f"Written to {path}.", err=True)
