"""Ctrl-C during long work: what is shown at once, and what is said of the work that was done."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

from rehearse.cli.say import echo
from rehearse.errors import Declined

T = TypeVar("T")


@contextmanager
def first_on_interrupt(show: Callable[[], None]) -> Iterator[None]:
    """Meanwhile Ctrl-C calls `show`, and then does what it does otherwise.

    Only the main thread handles signals: in others, and where Ctrl-C is ignored, this does nothing.
    """
    before = signal.getsignal(signal.SIGINT)
    if not callable(before) or threading.current_thread() is not threading.main_thread():
        yield
        return

    def handle(number: int, frame: FrameType | None) -> None:
        show()
        before(number, frame)

    signal.signal(signal.SIGINT, handle)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def until_stopped(results: Iterable[T], saved: Callable[[], int]) -> Iterator[T]:
    """The results as they come; Ctrl-C while one is awaited raises Declined, which says how many takes were saved."""
    try:
        yield from results
    except KeyboardInterrupt:
        from rehearse.report.wording import count

        echo(err=True)  # the cursor may stand behind ^C
        done = saved()
        kept = f"{count(done, 'take')} {'was' if done == 1 else 'were'} saved before" if done else "Nothing was saved"
        raise Declined("You stopped this command.", f"{kept}.") from None
