"""Measures how long code takes, for promises that must hold on a machine that does other things too.

Whatever else has the caches or the memory can only make a measured time larger. So a promise holds as soon as one of
several measurements keeps it; code that breaks it does so every time.
"""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# What `_yardstick` takes on the machine that the limits in tests were set on (AMD EPYC, Python 3.11), in seconds.
YARDSTICK_S = 0.040
TRIES = 6


def processor_s(work: Callable[[], object]) -> float:
    """The processor time of one run, in seconds, without garbage collection."""
    with _no_collection():
        begun_s = time.process_time()
        work()
        return time.process_time() - begun_s


def takes_at_most(limit_s: float, work: Callable[[], object]) -> bool:
    """Whether one of six runs stays below `limit_s` seconds of processor time.

    The limit is that of the machine the tests were written on; a slower one gets more in proportion.
    """
    return any(processor_s(work) <= allowed_s(limit_s) for _ in range(TRIES))


def allowed_s(limit_s: float) -> float:
    """The limit of the machine the tests were written on, in seconds; more on one that is slower at this moment."""
    return limit_s * max(1.0, processor_s(_yardstick) / YARDSTICK_S)


def grows_at_most(times: float, small: Callable[[], object], large: Callable[[], object], spare_s: float = 0.2) -> bool:
    """Whether `large` takes at most `times` as long as `small` in one of six pairs of runs, give or take `spare_s`."""
    return any(processor_s(large) <= times * processor_s(small) + spare_s for _ in range(TRIES))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keeps the collector, which also walks what earlier tests left, out of a measurement."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _yardstick() -> int:
    """Work of a fixed amount: what a slow machine takes longer for."""
    found: dict[int, str] = {}
    for number in range(500_000):
        found[number % 1000] = str(number)
    return len(found)
