"""Decide how many cores recognition uses: all of them for a file, all but one during a live take.

The chunks of a file are transcribed in parallel, each on one core. They share nothing, so this takes no more processor
time than doing them in sequence and gives the same words; using several cores for one chunk does neither.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TypeVar

_MOST_SIDE_BY_SIDE = 8  # each needs another 50-150 MB, depending on the model
_MOST_IN_A_CHUNK = 4  # more OpenMP threads gain next to nothing

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Cores:
    """Number of chunks transcribed at once (`side_by_side`) and of threads for each (`in_a_chunk`)."""

    side_by_side: int
    in_a_chunk: int

    @property
    def all(self) -> int:
        """Maximum number of threads at work at once."""
        return self.side_by_side * self.in_a_chunk


def available() -> int:
    """The number of cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)


def beside_a_take() -> Cores:
    """Cores for transcribing a live take: one is left free for the recorder, as contention would slow everything."""
    return Cores(1, max(1, min(_MOST_IN_A_CHUNK, available() - 1)))


def for_files(at_most: int | None = None) -> Cores:
    """Cores for saved recordings: all of them, or at most `at_most`."""
    cores = max(1, min(available(), at_most or available()))
    side_by_side = min(cores, _MOST_SIDE_BY_SIDE)
    return Cores(side_by_side, min(_MOST_IN_A_CHUNK, cores // side_by_side))


@cache
def keep_freed_memory() -> None:
    """Make the C library keep freed memory for later requests, on one heap; does nothing without glibc.

    An encoder pass allocates 200 MB in pieces and frees them. Returning them to the system, which clears them each
    time, costs a fifth of the recognition's processor time.
    """
    if sys.platform != "linux":
        return
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # musl
        return
    for option, value in ((-3, 1 << 30), (-1, 1 << 30), (-2, 1 << 26), (-8, 1)):  # mmap, trim, pad, arenas: malloc.h
        mallopt(option, value)


def runs(items: Sequence[T], at_once: int, most: int) -> list[Sequence[T]]:
    """The items in runs of at most `most`, equal in length to within one; if possible, equally many runs per core."""
    count = min(len(items), at_once * -(-len(items) // (at_once * most)))
    edges = [number * len(items) // count for number in range(count + 1)] if count else []
    return [items[begin:end] for begin, end in pairwise(edges)]


def side_by_side(work: Callable[[T], R], items: Sequence[T], at_once: int) -> Iterator[R]:
    """Yield `work(item)` for each item, in order, computed on `at_once` threads (on this thread if that is 1).

    If one raises, or the caller stops iterating, work that has not begun is cancelled.
    """
    if min(at_once, len(items)) <= 1:
        yield from map(work, items)
        return
    with ThreadPoolExecutor(min(at_once, len(items))) as pool:
        try:
            yield from pool.map(work, items)
        finally:
            pool.shutdown(cancel_futures=True)
