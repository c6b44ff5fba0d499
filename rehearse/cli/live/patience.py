"""A progress bar for those waits only that turn out to be long."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

_PATIENCE_S = 1.0


@contextmanager
def patience() -> Iterator[Callable[[float], None]]:
    """Yields what is told the share done, 0-1; after a second of that a bar appears on the terminal."""
    from rehearse.cli.hearing import progress_bar

    begun_s = time.monotonic()
    with ExitStack() as stack:
        bars: list[Callable[[str, float], None] | None] = []

        def on_wait(share: float) -> None:
            if time.monotonic() - begun_s < _PATIENCE_S:
                return
            if not bars:
                bars.append(stack.enter_context(progress_bar("your take")))
            if bars[0] is not None:
                bars[0]("listening to", share)

        yield on_wait
