"""Measure wall time, processor time and memory of whole commands, taking turns so that all have the same conditions."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Command:
    """A command to run. env: additions to the environment."""

    name: str
    words: tuple[str, ...]
    env: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Run:
    """One run: wall time, processor time (all cores and children), and peak memory of one process."""

    wall_s: float
    cpu_s: float
    memory_mb: float


@dataclass(frozen=True)
class Runs:
    """All runs of a command; empty if it failed or there was no time."""

    name: str
    runs: tuple[Run, ...]
    trouble: str = ""

    def median(self, figure: str) -> float:
        """The median of wall_s, cpu_s or memory_mb."""
        return float(statistics.median(getattr(run, figure) for run in self.runs))


class Clock:
    """Keeps track of the time left for everything."""

    def __init__(self, minutes: float) -> None:
        self._end_s = time.monotonic() + 60 * minutes

    @property
    def left_s(self) -> float:
        """Seconds left; negative after the end."""
        return self._end_s - time.monotonic()


def once(command: Command, limit_s: float) -> Run | str:
    """Run a command to its end and return its figures, or the reason why there are none."""
    began_s = time.monotonic()
    with (
        Path(os.devnull).open("wb") as nowhere,
        subprocess.Popen(
            command.words,
            stdin=subprocess.DEVNULL,
            stdout=nowhere,
            stderr=nowhere,
            env={**os.environ, **dict(command.env)},
        ) as process,
    ):
        while True:
            found, status, used = os.wait4(process.pid, os.WNOHANG)
            if found:
                break
            if time.monotonic() - began_s > limit_s:
                process.kill()
                os.wait4(process.pid, 0)
                process.returncode = -9
                return f"not done after {limit_s:.0f} s"
            time.sleep(0.002)
        wall_s = time.monotonic() - began_s
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        return f"ended with status {process.returncode}"
    return Run(wall_s, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def in_turn(commands: Sequence[Command], rounds: int, clock: Clock, limit_s: float = 120.0) -> list[Runs]:
    """Run every command once per round, after an uncounted warm-up round if there are several."""
    runs: dict[str, list[Run]] = {command.name: [] for command in commands}
    troubles: dict[str, str] = {}
    for turn in range(rounds + (rounds > 1)):
        for command in commands:
            if command.name in troubles or (clock.left_s < limit_s / 4 and turn):
                continue
            result = once(command, min(limit_s, max(1.0, clock.left_s)))
            print(f"  {command.name}: {result}", file=sys.stderr, flush=True)
            if isinstance(result, str):
                troubles[command.name] = result
            elif turn or rounds == 1:
                runs[command.name].append(result)
    return [Runs(command.name, tuple(runs[command.name]), troubles.get(command.name, "")) for command in commands]
