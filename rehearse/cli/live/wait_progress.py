"""Shown while the last words are transcribed: how long the take is and, if it takes long, a progress bar."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from rehearse.cli.say import echo

_PATIENCE_S = 1.0


@contextmanager
def patience(recorded: str) -> Iterator[Callable[[float], None]]:
    """Yields a callback for the share done, 0-1: the terminal shows `recorded` at once, and a bar after a second."""
    from rehearse.cli.inputs import progress_bar

    begun_s, told = time.monotonic(), not sys.stderr.isatty()
    with ExitStack() as stack:
        bars: list[Callable[[str, float], None] | None] = []

        def on_wait(share: float) -> None:
            nonlocal told
            if not told:
                echo(recorded, err=True)
                told = True
            if time.monotonic() - begun_s < _PATIENCE_S:
                return
            if not bars:
                bars.append(stack.enter_context(progress_bar("your take")))
            if bars[0] is not None:
                bars[0]("listening", share)

        yield on_wait
