"""How a report leaves the program: on the terminal, as JSON, as files beside it."""

from __future__ import annotations

from pathlib import Path

import click

from rehearse.errors import RehearseError
from rehearse.types import Report


def show(report: Report, as_json: bool) -> None:
    """The report on stdout: one JSON object, or text for people (plain when piped or NO_COLOR is set)."""
    if as_json:
        from rehearse.report.to_json import encode

        click.echo(encode(report).decode())
        return
    from rich.console import Console

    from rehearse.report.to_terminal import render

    render(report, Console(highlight=False))


def write_files(
    report: Report, recording: Path | None, html: Path | None, markdown: Path | None, *, open_it: bool = False
) -> list[RehearseError]:
    """The pages that were asked for; where they lie is said on stderr.

    With `open_it` the web page is shown in the browser; unless it was asked for, it lies beside the attempts.
    Returns what could not be written: a wrong name of a page must not cost the attempt.
    """
    from rehearse.cli.pages import last_page, open_page, write_page, write_text

    troubles: list[RehearseError] = []
    if open_it and html is None:
        html = last_page()
    for path, kind in ((html, "Page"), (markdown, "Markdown")):
        if path is None:
            continue
        try:
            write_page(report, recording, path) if kind == "Page" else write_text(report, path)
        except RehearseError as error:
            troubles.append(error)
        else:
            click.echo(f"{kind} written to {path}", err=True)
    if open_it and html is not None and html.is_file():
        open_page(html)
    return troubles


def tell(message: str, hint: str = "") -> None:
    """A sentence and its hint on stderr, in the form every error has."""
    click.echo(f"Error: {message}", err=True)
    if hint:
        click.echo(f"  {hint}", err=True)
