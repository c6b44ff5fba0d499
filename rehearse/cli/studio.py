"""`rehearse studio`: rehearse in the browser, on this machine alone."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import click

from rehearse.cli.completing import MODEL
from rehearse.cli.model_option import MODEL_HELP
from rehearse.cli.say import echo, verbatim

if TYPE_CHECKING:
    from rehearse.studio.gate import Keys


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), help="The port on 127.0.0.1 [default: 8735, or a free one].")
@click.option("--no-browser", is_flag=True, help="Print the link without opening a browser.")
@click.option("--model", help=MODEL_HELP, shell_complete=MODEL)
def command(port: int | None, no_browser: bool, model: str | None) -> None:
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
    """Print the link first: a browser may take long to open, or never open."""
    link = keys.link()
    verbatim(f"The studio is open: {link}")
    sys.stdout.flush()
    if not no_browser and not _browser_opens(link):
        echo("No browser could be opened. Open the link above yourself.", err=True)
    echo("A link works once. Press Enter for a new one, Ctrl-C to stop.", err=True)
    if sys.stdin.isatty():
        threading.Thread(target=_more_links, args=(keys,), name="links", daemon=True).start()


def _browser_opens(link: str) -> bool:
    import webbrowser

    return webbrowser.open(link)


def _more_links(keys: Keys) -> None:
    for _line in sys.stdin:
        verbatim(f"A new link, which works once: {keys.link()}")
