"""Signals as flags: Ctrl-C, a closed terminal, a polite kill, Ctrl-Z. A handler only assigns."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType, TracebackType

_Handler = Callable[[int, FrameType | None], object] | int | signal.Handlers | None


class Interrupts:
    """While active: `stops` counts Ctrl-C, `leave` says that the terminal or somebody else ends the program."""

    def __init__(self) -> None:
        self.stops = 0
        self.leave = False
        self.suspend = False
        self._before: dict[int, _Handler] = {}

    def __enter__(self) -> Interrupts:
        for name, handler in {
            "SIGINT": self._stop,
            "SIGTERM": self._leave,
            "SIGHUP": self._leave,
            "SIGTSTP": self._suspend,
        }.items():
            number = getattr(signal, name, None)
            if number is not None:
                self._before[number] = signal.signal(number, handler)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stops += 1

    def _leave(self, _number: int, _frame: FrameType | None) -> None:
        self.leave = True

    def _suspend(self, _number: int, _frame: FrameType | None) -> None:
        self.suspend = True
