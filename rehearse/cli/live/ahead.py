"""Work done on a thread of its own while the program waits for something else."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Ahead(Generic[T]):
    """Begins at once; `result` waits for it. Work that fails has no result: who asks does it again and sees why."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._result: T | None = None
        self._thread = threading.Thread(target=self._run, name="ahead", daemon=True)
        self._thread.start()

    def result(self) -> T | None:
        """What came of it."""
        self._thread.join()
        return self._result

    def _run(self) -> None:
        try:
            self._result = self._work()
        except Exception:  # it is optional: whoever needs the result does the work again, in the open
            self._result = None
