"""Work in parallel processes on this machine; if one dies, only the item that killed it is lost."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children
from threading import Thread
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 2  # items submitted per process: one in progress, one waiting


def side_by_side(
    items: Sequence[T], jobs: int, work: Callable[[T], R], lost: Callable[[T], R]
) -> Iterator[tuple[int, R]]:
    """Yield the index of each item and `work(item)`, in order of completion.

    Each process loads what it needs only once. If a process dies, it is unknown which of the submitted items killed it,
    so each of them is tried again in a separate process; `lost(item)` is the result if that one dies too.
    """
    waiting = deque(enumerate(items))
    while waiting:
        running: dict[Future[R], tuple[int, T]] = {}
        with _pool(min(jobs, len(waiting))) as pool:
            try:
                while _hand_out(pool, work, waiting, running, jobs):
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        result = future.result()
                        yield running.pop(future)[0], result
            except BrokenProcessPool:
                pass  # those still in `running` are tried below
            except BaseException:  # the program is ending and does not wait
                for process in active_children():
                    process.terminate()
                raise
            finally:
                pool.shutdown(cancel_futures=True)
        for at, item in running.values():
            yield at, _alone(item, work, lost)


def _hand_out(
    pool: ProcessPoolExecutor,
    work: Callable[[T], R],
    waiting: deque[tuple[int, T]],
    running: dict[Future[R], tuple[int, T]],
    jobs: int,
) -> bool:
    """Submit more items to the processes; return False if nothing is left to do."""
    while waiting and len(running) < _AHEAD * jobs:
        future = pool.submit(work, waiting[0][1])
        running[future] = waiting.popleft()
    return bool(running)


def _alone(item: T, work: Callable[[T], R], lost: Callable[[T], R]) -> R:
    try:
        with _pool(1) as pool:
            return pool.submit(work, item).result()
    except BrokenProcessPool:
        return lost(item)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """A pool of spawned processes, as OpenMP does not survive a fork."""
    from multiprocessing import get_context

    _start_the_tracker()
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_the_program)


def _start_the_tracker() -> None:
    """Start multiprocessing's resource tracker so that closing the terminal does not kill it, which prints errors.

    By itself it ignores only SIGINT and SIGTERM.
    """
    from multiprocessing import resource_tracker

    if sys.platform == "win32":
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    try:
        resource_tracker.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_the_program() -> None:
    """End this process as soon as its parent has ended, which cannot stop its children when it is killed.

    Otherwise they would wait for work forever, each with its model in memory.
    """
    from multiprocessing import parent_process

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()
