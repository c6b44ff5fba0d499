"""Measure the processor time of home, list, progress and compare with many attempts, and the size of the store.

Run: python -m tools.bench_practice [ATTEMPTS] (100,000 by default). Each command runs as a separate process, and the
best of five counts; start-up is measured with `rehearse data -h`, which reads no attempts.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.cli.homes import crowd

BEST_OF = 5
QUIET = subprocess.DEVNULL
COMMANDS = (
    (),
    ("list",),
    ("progress",),
    ("progress", "question-00"),
    ("compare",),
    ("progress", "--csv"),
    ("progress", "--json"),
)


def seconds(home: Path, *words: str) -> float:
    """Processor time of a command in seconds, best of five."""
    command = [sys.executable, "-m", "rehearse", *words]
    taken = []
    for _ in range(BEST_OF):
        begin_s = _children_s()
        subprocess.run(command, env={**os.environ, "REHEARSE_HOME": str(home)}, stdout=QUIET, stderr=QUIET, check=True)
        taken.append(_children_s() - begin_s)
    return min(taken)


def _children_s() -> float:
    """Total processor time in seconds of all child processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(attempts: int) -> None:
    """Create a store with this many attempts and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        crowd(home, attempts)
        size_mb = sum(path.stat().st_size for path in home.glob("attempts.sqlite3*")) / 1e6
        print(f"{attempts} attempts, {size_mb:.0f} MB without recordings")
        start_s = seconds(home, "data", "-h")
        print(f"{'start-up':30} {start_s:6.2f} s")
        for words in COMMANDS:
            all_s = seconds(home, *words)
            print(f"{'rehearse ' + ' '.join(words):30} {all_s:6.2f} s, {all_s - start_s:.2f} s after start-up")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
