"""What was typed before a question was on the screen does not answer it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress


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
