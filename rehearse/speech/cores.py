"""How many cores recognition takes: all of them for a file, all but one while somebody speaks.

A file's chunks are heard side by side, each on one core: they share nothing, so that costs no more processor time than
one after the other and gives the same words, which several cores in one chunk do not.
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

_MOST_SIDE_BY_SIDE = 8  # each takes 50-150 MB of its own, by the model
_MOST_IN_A_CHUNK = 4  # OpenMP threads beyond that gain next to nothing

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Cores:
    """side_by_side: chunks that are heard at once; in_a_chunk: threads in the arithmetic of each."""

    side_by_side: int
    in_a_chunk: int

    @property
    def all(self) -> int:
        """Threads that may work at once."""
        return self.side_by_side * self.in_a_chunk


def available() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)


def beside_a_take() -> Cores:
    """For words while somebody speaks: one core is left to the recorder; threads that fight for one slow down all."""
    return Cores(1, max(1, min(_MOST_IN_A_CHUNK, available() - 1)))


def for_files(at_most: int | None = None) -> Cores:
    """For saved recordings: every core, or so many."""
    cores = max(1, min(available(), at_most or available()))
    side_by_side = min(cores, _MOST_SIDE_BY_SIDE)
    return Cores(side_by_side, min(_MOST_IN_A_CHUNK, cores // side_by_side))


@cache
def keep_freed_memory() -> None:
    """Have the C library keep what is freed for the next request, on one heap.

    An encoder pass asks for 200 MB in pieces and frees them; handed back to the system and cleared by it each time,
    they cost a fifth of the recognition's processor time. Where there is no glibc, nothing is done.
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
    """The items in runs of equal length give or take one, at most `most` in each, and as many for each of the cores."""
    count = min(len(items), at_once * -(-len(items) // (at_once * most)))
    edges = [number * len(items) // count for number in range(count + 1)] if count else []
    return [items[begin:end] for begin, end in pairwise(edges)]


def side_by_side(work: Callable[[T], R], items: Sequence[T], at_once: int) -> Iterator[R]:
    """What `work` makes of each item, in their order, on so many threads; on this one alone where that is 1.

    When one raises, or whoever takes the results stops, what has not begun is dropped.
    """
    if min(at_once, len(items)) <= 1:
        yield from map(work, items)
        return
    with ThreadPoolExecutor(min(at_once, len(items))) as pool:
        try:
            yield from pool.map(work, items)
        finally:
            pool.shutdown(cancel_futures=True)
