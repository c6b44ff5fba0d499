"""Hold signals back while a decoder written in C calls Python, where an exception would be printed and forgotten."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # those that the program lets raise KeyboardInterrupt or SystemExit


@contextmanager
def signals_held() -> Iterator[None]:
    """Ctrl-C, SIGTERM and SIGHUP wait until the block is left, and then do what they do otherwise.

    Only the main thread handles signals: in others this does nothing.
    """
    came: list[tuple[Any, int, Any]] = []
    before = _handlers() if threading.current_thread() is threading.main_thread() else {}

    def note(number: int, frame: Any) -> None:
        came.append((before[number], number, frame))

    try:
        for number in before:
            signal.signal(number, note)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for handler, number, frame in came:
            handler(number, frame)


def _handlers() -> dict[int, Any]:
    """The functions that handle these signals, by the signals' numbers; one that is ignored or kills has none."""
    numbers = [number for name in _NAMES if (number := getattr(signal, name, None)) is not None]
    found = {number: signal.getsignal(number) for number in numbers}
    return {number: handler for number, handler in found.items() if callable(handler) and not isinstance(handler, int)}
