"""Single keys from a terminal, lines from a pipe; the terminal is always given back as it was."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from types import TracebackType
from typing import Protocol, TextIO

ENTER = "\n"


class Keys(Protocol):
    """Where key presses come from."""

    @property
    def ended(self) -> bool:
        """Whether no key can come any more."""

    @property
    def by_hand(self) -> bool:
        """Whether somebody presses them, who may press one a moment too late."""

    def poll(self, timeout_s: float) -> str | None:
        """The next key within the time, lower case, ENTER for Return; None when none came."""

    def release(self) -> None:
        """Give the terminal back as it was."""

    def engage(self) -> None:
        """Take it again."""


class Keyboard:
    """Standard input. On a terminal keys count at once and are not echoed; from a pipe a line is its first letter.

    The end of a pipe is not a key: a take started from a script without input runs until it is stopped otherwise.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdin
        self._fd = self._stream.fileno() if self._stream and not self._stream.closed else -1
        self._saved: list[object] | None = None
        self._ended = self._fd < 0
        self._line = self._ahead = b""

    def __enter__(self) -> Keyboard:
        self.engage()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def engage(self) -> None:
        """Keys count at once from here on, where this is a terminal with such a mode."""
        if self._ended or not os.isatty(self._fd):
            return
        with contextlib.suppress(ImportError, OSError):
            import termios
            import tty

            if self._saved is None:
                self._saved = termios.tcgetattr(self._fd)
            tty.setcbreak(self._fd)
            mode = termios.tcgetattr(self._fd)
            mode[6][termios.VMIN] = mode[6][termios.VTIME] = 0  # a read never waits: see `poll`
            termios.tcsetattr(self._fd, termios.TCSADRAIN, mode)

    def release(self) -> None:
        """Give the terminal back as it was; one that is gone (closed window) is no error."""
        if self._saved is None:
            return
        import termios

        with contextlib.suppress(termios.error, OSError):
            termios.tcsetattr(self._fd, termios.TCSADRAIN, self._saved)  # type: ignore[arg-type]  # what tcgetattr gave
        self._saved = None

    @property
    def by_hand(self) -> bool:
        """Whether somebody types the keys; False for a pipe, whose keys all count, however early they come."""
        return self._fd >= 0 and os.isatty(self._fd)

    @property
    def ended(self) -> bool:
        """Whether no key can come any more: the pipe is at its end. What is read to find out is kept for `poll`."""
        if not (self._ended or self._ahead or sys.platform == "win32" or os.isatty(self._fd)):
            self._ahead = self._read(0) or b""
        return self._ended

    def poll(self, timeout_s: float) -> str | None:
        """The next key within the time; None when none came."""
        if sys.platform == "win32":
            return _poll_windows(timeout_s)
        if self._ended:
            time.sleep(timeout_s)
            return None
        data, self._ahead = self._ahead or self._read(timeout_s), b""
        return self._key(data) if data else None

    def _read(self, timeout_s: float) -> bytes | None:
        """One byte; None where none comes in time or none can come any more."""
        import select

        try:
            ready, _, _ = select.select([self._fd], [], [], timeout_s)
            data = os.read(self._fd, 1) if ready else None
        except (OSError, ValueError):  # the terminal was closed
            data = b""
        if data is None:
            return None
        if not data:
            if self._saved is None:
                self._ended = True
            else:  # Ctrl-C threw away the key that select had seen, or the window was closed and a signal says so
                time.sleep(timeout_s)
            return None
        return data

    def _key(self, data: bytes) -> str | None:
        if os.isatty(self._fd):
            return ENTER if data in (b"\n", b"\r") else data.decode("ascii", "replace").lower()
        if data != b"\n":
            self._line += data
            return None
        line, self._line = self._line.strip(), b""
        return line[:1].decode("ascii", "replace").lower() or ENTER


def _poll_windows(timeout_s: float) -> str | None:
    import msvcrt

    end_s = time.monotonic() + timeout_s
    while True:
        if msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]  # exists on Windows only
            key: str = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]  # the same
            return ENTER if key == "\r" else key.lower()
        if time.monotonic() >= end_s:
            return None
        time.sleep(0.02)
