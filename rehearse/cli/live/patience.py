"""For those waits only that turn out to be long: what is known already, then a progress bar."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import click

_PATIENCE_S = 1.0


@contextmanager
def patience(known: Callable[[], str]) -> Iterator[Callable[[float], None]]:
    """Yields what is told the share done, 0-1; after a second of that the terminal shows `known()` and a bar."""
    from rehearse.cli.hearing import progress_bar

    begun_s = time.monotonic()
    with ExitStack() as stack:
        bars: list[Callable[[str, float], None] | None] = []

        def on_wait(share: float) -> None:
            if time.monotonic() - begun_s < _PATIENCE_S:
                return
            if not bars:
                if sys.stderr.isatty() and (sentence := known()):
                    click.echo(sentence, err=True)
                bars.append(stack.enter_context(progress_bar("your take")))
            if bars[0] is not None:
                bars[0]("listening to", share)

        yield on_wait
