"""What is typed during a wait: it answers no question that comes later, and does not disturb what is drawn."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any


def drop_typed_ahead() -> None:
    """Forget the keys pressed on the terminal so far; nothing that comes through a pipe is touched.

    For every question that follows a wait: whoever got impatient meanwhile has not read it.
    """
    if sys.stdin is None or sys.stdin.closed or not sys.stdin.isatty():
        return
    if sys.platform == "win32":
        import msvcrt

        while msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]  # exists on Windows only
            msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]  # the same
        return
    with suppress(OSError, ValueError, ImportError):
        import termios

        terminal = sys.stdin.fileno()
        if os.tcgetpgrp(terminal) == os.getpgrp():  # in the background this would stop the program
            with suppress(termios.error):
                termios.tcflush(terminal, termios.TCIFLUSH)


@contextmanager
def unechoed() -> Iterator[None]:
    """Keys are not shown meanwhile: an Enter would move the cursor, and what is redrawn in place would stay behind.

    What is typed is kept for whoever reads next. Nothing changes where standard input is no terminal of ours.
    """
    changed = _without_echo()
    try:
        yield
    finally:
        if changed is not None:
            import termios

            terminal, mode = changed
            with suppress(termios.error, OSError):
                termios.tcsetattr(terminal, termios.TCSADRAIN, mode)


def _without_echo() -> tuple[int, list[Any]] | None:
    """Switch the echo off and return the terminal with its earlier mode; None where there is no terminal of ours."""
    if sys.platform == "win32" or sys.stdin is None or sys.stdin.closed or not sys.stdin.isatty():
        return None
    import termios

    with suppress(OSError, ValueError, termios.error):
        terminal = sys.stdin.fileno()
        if os.tcgetpgrp(terminal) != os.getpgrp():  # in the background this would stop the program
            return None
        before = termios.tcgetattr(terminal)
        silent = termios.tcgetattr(terminal)
        silent[3] &= ~(termios.ECHO | termios.ECHONL)
        termios.tcsetattr(terminal, termios.TCSADRAIN, silent)
        return terminal, before
    return None
