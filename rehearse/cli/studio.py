"""`rehearse studio`: rehearse in the browser, on this machine alone."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import click

from rehearse.cli.completing import MODEL
from rehearse.cli.model_option import MODEL_HELP
from rehearse.cli.say import echo

if TYPE_CHECKING:
    from rehearse.studio.gate import Keys


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port on 127.0.0.1 [default: a free one].")
@click.option("--no-browser", is_flag=True, help="Print the link without opening a browser.")
@click.option("--model", help=MODEL_HELP, shell_complete=MODEL)
def command(port: int, no_browser: bool, model: str | None) -> None:
    """Rehearse in the browser, on this machine only.

    The printed link opens the studio once; press Enter here for another. Ctrl-C stops the studio. Takes are
    saved with those of `rehearse record`.
    """
    from rehearse.data.own_settings import read_own
    from rehearse.live.warm_up import WarmUp
    from rehearse.settings import config_dir
    from rehearse.studio.server import serve

    serve(port, WarmUp(model), lambda: read_own(config_dir()), lambda keys: _ready(keys, no_browser))


def _ready(keys: Keys, no_browser: bool) -> None:
    link = keys.link()
    echo(f"The studio is open: {link}")
    echo("Press Enter for another link, Ctrl-C to stop.", err=True)
    sys.stdout.flush()
    if sys.stdin.isatty():
        threading.Thread(target=_more_links, args=(keys,), name="links", daemon=True).start()
    if not no_browser:
        import webbrowser

        if not webbrowser.open(link):
            echo("No browser could be opened; open the link yourself.", err=True)


def _more_links(keys: Keys) -> None:
    for _line in sys.stdin:
        echo(keys.link())
