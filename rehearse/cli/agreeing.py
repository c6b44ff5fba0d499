"""Questions to answer with yes or no, before something is deleted or begun."""

import click

from rehearse.cli.prompting import said_yes
from rehearse.cli.say import echo
from rehearse.cli.typed_ahead import drop_typed_ahead
from rehearse.data.plain_text import printable
from rehearse.errors import Declined


def agreed(question: str, otherwise: str) -> None:
    """Return where the answer is yes; raises Declined with `otherwise` for no, Ctrl-C and the end of the input."""
    drop_typed_ahead()
    try:
        if said_yes(printable(question)):
            return
    except click.Abort:
        echo(err=True)  # the cursor still stands behind the question
    raise Declined(otherwise)
