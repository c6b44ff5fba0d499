"""`rehearse advice`: one page each on what surrounds an answer."""

from __future__ import annotations

import click

from rehearse.cli.completing import THEME
from rehearse.cli.say import echo, hanging
from rehearse.cli.terminal import print_json
from rehearse.data.advice import AdvicePage, advice_pages, find_advice
from rehearse.data.source_names import named


@click.command()
@click.argument("theme", required=False, shell_complete=THEME)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(theme: str | None, as_json: bool) -> None:
    """Read advice on nerves, culture, strategy and more."""
    if as_json:
        print_json({"advice": advice_pages() if theme is None else (find_advice(theme),)})
    elif theme is None:
        for page in advice_pages():
            echo(f"{page.id:18} {page.title}", rest=" " * 19)
        echo("\n`rehearse advice THEME` shows one.")
    else:
        echo(text(find_advice(theme)))


def text(page: AdvicePage) -> str:
    """A page for reading at 80 columns."""
    steps = [hanging(step, f"  {number}. ", "     ") for number, step in enumerate(page.do, 1)]
    said = hanging(f"“{page.say}”", "You can say: ", "             ")
    parts = [
        page.title,
        hanging(page.why),
        "\n".join(steps),
        said,
        f"Try: {page.try_command}",
        hanging(f"Source: {named(page.source)}", rest="        "),
    ]
    return "\n\n".join(parts)
