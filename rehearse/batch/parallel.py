"""Work side by side in processes of this machine; one that dies costs the item that killed it and no other."""

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
_AHEAD = 2  # items handed out for each process: one at work, one waiting


def side_by_side(
    items: Sequence[T], jobs: int, work: Callable[[T], R], lost: Callable[[T], R]
) -> Iterator[tuple[int, R]]:
    """The place of each item and what `work` made of it, as they finish.

    Each process loads what it needs once and keeps it. lost: what becomes of an item whose process died: it is unknown
    which of those handed out killed it, so each of them is then tried in a process of its own.
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
            except BaseException:  # the program ends, and waits for nobody
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
    """Give the processes more to do; False when all is done."""
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
    """Processes to work in: spawned, since OpenMP does not survive a fork."""
    from multiprocessing import get_context

    _start_the_tracker()
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_the_program)


def _start_the_tracker() -> None:
    """Start what multiprocessing cleans up with, out of reach of a closing terminal: it fails loudly when it is ended.

    It guards itself against SIGINT and SIGTERM alone.
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
    """End this process as soon as the one that started it has ended: killed, it can tell its processes nothing.

    They would wait for more work for ever, each with its model in memory.
    """
    from multiprocessing import parent_process

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()
