"""Say how far pip is, once a second on a terminal: `pip install … | python tools/show_pip.py COUNT`."""

from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Iterator

EVERY = 10  # packages between two lines, where the output is no terminal


def lines_or_ticks() -> Iterator[str | None]:
    """Each line of standard input, and None for each second without one."""
    read: queue.Queue[str] = queue.Queue()

    def fill() -> None:
        for line in sys.stdin:
            read.put(line)
        read.put("")

    threading.Thread(target=fill, daemon=True).start()
    while True:
        try:
            line = read.get(timeout=1)
        except queue.Empty:
            yield None
            continue
        if not line:
            return
        yield line


def main() -> None:
    """Follow pip on standard input and write to standard error."""
    everything, seen, doing, begun = sys.argv[1], 0, "starting", time.monotonic()
    live = sys.stderr.isatty()
    for line in lines_or_ticks():
        before = doing
        if line is not None and line.startswith("Collecting "):
            seen += 1
            doing = f"package {seen} of up to {everything}: {line.split()[1].partition('==')[0]}"
        elif line is not None and line.startswith("Installing collected"):
            doing = f"unpacking {seen} packages"
        if live:
            second = int(time.monotonic() - begun)
            print(f"\r\x1b[K  {second // 60}:{second % 60:02d}  {doing}", end="", file=sys.stderr, flush=True)
        elif doing != before and (seen % EVERY == 0 or doing.startswith("unpacking")):
            print(f"  {doing}", file=sys.stderr, flush=True)
    if live:
        print(file=sys.stderr)


if __name__ == "__main__":
    main()
