"""`rehearse radar`: how hard the bank is, and where your own answers stand."""

import click

from rehearse.cli.progress import entries_of
from rehearse.cli.terminal import print_json, show


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(as_json: bool) -> None:
    """Show how hard the questions are and how your answers went, by kind and principle.

    `rehearse progress --html PATH` shows the same as a picture.
    """
    from rehearse.data.questions import bank, principle_names
    from rehearse.practice.radar import radar
    from rehearse.report.screens import radar as screen

    found = radar(bank(), entries_of(None), principle_names())
    if as_json:
        print_json({"radar": found})
    else:
        show(*screen.section(found))
