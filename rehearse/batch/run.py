"""Plan a batch (what is new in it) and run it on this machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from rehearse.batch.parallel import side_by_side
from rehearse.batch.results_file import ResultsFile
from rehearse.batch.work import BatchOptions, Result, Task, carry_out, failed, sound_of, unforeseen


class Workers(Protocol):
    """Analyses recordings, in processes on this machine or on a cluster."""

    def sounds(self, tasks: Sequence[Task]) -> list[str | None]:
        """The SHA-256 of each recording; None for one that cannot be read."""

    def results(self, options: BatchOptions, tasks: Sequence[Task]) -> Iterator[Result]:
        """Yield the results as they arrive."""


@dataclass(frozen=True)
class Skipped:
    """A recording that already has a result, under its own path or that of a file with identical sound."""

    path: str
    same_as: str


@dataclass(frozen=True)
class Plan:
    """The recordings to analyse, and those that can be skipped."""

    todo: tuple[Task, ...]
    skipped: tuple[Skipped, ...]


def planned(tasks: Sequence[Task], sounds: Sequence[str | None], options: BatchOptions, results: ResultsFile) -> Plan:
    """Which recordings are new: no result in the file has the same sound, model, rubric, settings and question.

    sounds: the SHA-256 of each recording. Only the first of several recordings with the same sound is analysed.
    """
    named = [replace(task, sha256=sound) for task, sound in zip(tasks, sounds, strict=True)]
    done = results.resume({task.name: options.key(task.sha256) for task in named})
    todo, skipped = [], []
    for task in named:
        key = options.key(task.sha256)
        if key and key in done:
            skipped.append(Skipped(task.name, done[key]))
        else:
            done[key] = task.name
            todo.append(task)
    return Plan(tuple(todo), tuple(skipped))


@dataclass(frozen=True)
class ThisMachine:
    """Analyses recordings in `jobs` processes on this machine, each of which loads the model once."""

    jobs: int

    def sounds(self, tasks: Sequence[Task]) -> list[str | None]:
        """See `Workers`."""
        return [sound_of(task.path) for task in tasks]

    def results(self, options: BatchOptions, tasks: Sequence[Task]) -> Iterator[Result]:
        """See `Workers`."""
        for _, result in side_by_side(tasks, self.jobs, partial(carry_out, options), partial(_lost, options)):
            yield result


def _lost(options: BatchOptions, task: Task) -> Result:
    return failed(options, task, unforeseen(task.name, "the process reading it was killed"))
