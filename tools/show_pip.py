"""Show pip's progress: `pip install … | python tools/show_pip.py COUNT`, with pip's output unbuffered.

On a terminal, one line is updated every second; elsewhere, a line is printed for every ten packages.
"""

from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import IO

EVERY = 10  # packages per line if the output is not a terminal


def lines_or_seconds(source: IO[str]) -> Iterator[str]:
    """Yield each line of `source`, and an empty string for each second without one."""
    read: queue.Queue[str | None] = queue.Queue()

    def fill() -> None:
        for line in source:
            read.put(line)
        read.put(None)

    threading.Thread(target=fill, daemon=True).start()
    while True:
        try:
            line = read.get(timeout=1)
        except queue.Empty:
            line = ""
        if line is None:
            return
        yield line


def follow(source: IO[str], everything: int) -> None:
    """Print pip's progress on stderr; `source` is pip's output, `everything` the maximum number of packages."""
    seen, doing, begun = 0, "preparing", time.monotonic()
    live = sys.stderr.isatty()
    for line in lines_or_seconds(source):
        if line.startswith("Collecting "):
            seen += 1
            doing = f"package {seen} of at most {everything}: {line.split()[1].partition('==')[0]}"
        elif line.startswith("Installing collected"):
            doing = f"unpacking {seen} package{'' if seen == 1 else 's'}"
        if live:
            second = int(time.monotonic() - begun)
            print(f"\r\x1b[K  {second // 60}:{second % 60:02d}  {doing}", end="", file=sys.stderr, flush=True)
        elif (line.startswith("Collecting ") and seen % EVERY == 0) or line.startswith("Installing collected"):
            print(f"  {doing}", file=sys.stderr, flush=True)
    if live:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        follow(sys.stdin, int(sys.argv[1]))
