"""Side by side in processes: whatever one item does to its process, the others are done."""

import os
import signal
import subprocess
import sys

import pytest

from rehearse.batch.parallel import side_by_side


def twice(item: str) -> str:
    if item == "crash":
        os._exit(9)
    return item * 2


def test_a_process_that_dies_costs_the_item_that_killed_it() -> None:
    items = ["a", "crash", "b", "c", "d", "crash", "e"]
    done = dict(side_by_side(items, 2, twice, lambda item: f"lost {item}"))
    assert [done[at] for at in range(7)] == ["aa", "lost crash", "bb", "cc", "dd", "lost crash", "ee"]


def test_of_nothing_nothing_is_made() -> None:
    assert list(side_by_side([], 2, twice, twice)) == []


ENDED = """
import os, signal
from rehearse.batch.parallel import side_by_side
from rehearse.cli.root import _end_in_order
from tests.batch.test_parallel import twice
if __name__ == "__main__":
    _end_in_order()
    os.setsid()
    for _ in side_by_side(["a"] * 9, 2, twice, twice):
        {}
"""


def test_the_processes_of_a_program_that_is_killed_end_too() -> None:
    """They hold its output open: it is read to its end only once all of them are gone."""
    done = subprocess.run(
        [sys.executable, "-c", ENDED.format("os.kill(os.getpid(), signal.SIGKILL)")],
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == -9


@pytest.mark.parametrize("end", ["os.kill(os.getpid(), signal.SIGTERM)", "os.killpg(0, signal.SIGHUP)"])
def test_a_signal_ends_all_of_them_at_once_and_no_library_complains(end: str) -> None:
    done = subprocess.run([sys.executable, "-c", ENDED.format(end)], capture_output=True, text=True, check=False)
    assert done.returncode in (128 + signal.SIGTERM, 128 + signal.SIGHUP)
    assert "Traceback" not in done.stderr
