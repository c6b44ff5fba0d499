"""`rehearse radar`: how hard the bank is, and where your own answers stand."""

from __future__ import annotations

import click

from rehearse.cli.own_takes import own_takes
from rehearse.cli.terminal import print_json, show
from rehearse.errors import UsageError


@click.command()
@click.option("--html", hidden=True, help="Not available; `rehearse progress --html` draws the radar.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(html: str | None, as_json: bool) -> None:
    """Show how hard the questions are and how your answers went.

    Questions are grouped by kind and by principle. `rehearse progress --html PATH` shows the same as a picture.
    """
    from rehearse.data.questions import bank, principle_names
    from rehearse.practice.radar import radar
    from rehearse.report.screens import radar as screen

    if html is not None:
        raise UsageError("The radar has no page of its own.", f"`rehearse progress --html {html}` draws it.")
    found = radar(bank(), own_takes(), principle_names())
    if as_json:
        print_json({"radar": found})
    else:
        show(*screen.section(found))
