"""How a report leaves the program: on the terminal, as JSON, as files beside it."""

from __future__ import annotations

from pathlib import Path

import click

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


def write_files(report: Report, recording: Path | None, html: Path | None, markdown: Path | None) -> None:
    """The pages that were asked for; where they lie is said on stderr."""
    if html is not None:
        from rehearse.report.to_html import write

        write(report, recording, html)
        click.echo(f"Page written to {html}", err=True)
    if markdown is not None:
        from rehearse.report.to_markdown import render

        markdown.write_text(render(report), encoding="utf-8")
        click.echo(f"Markdown written to {markdown}", err=True)


def tell(message: str, hint: str = "") -> None:
    """A sentence and its hint on stderr, in the form every error has."""
    click.echo(f"Error: {message}", err=True)
    if hint:
        click.echo(f"  {hint}", err=True)
