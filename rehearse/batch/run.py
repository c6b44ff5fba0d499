"""A batch: what is new in it, and the results as they come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from rehearse.batch.parallel import side_by_side
from rehearse.batch.results_file import ResultsFile
from rehearse.batch.work import BatchOptions, Result, Task, carry_out, failed, sound_of, unforeseen


class Workers(Protocol):
    """Who analyses: processes of this machine, or a cluster."""

    def sounds(self, tasks: Sequence[Task]) -> list[str | None]:
        """The SHA-256 of each recording; None for one that cannot be read."""

    def results(self, options: BatchOptions, tasks: Sequence[Task]) -> Iterator[Result]:
        """The results as they come."""


@dataclass(frozen=True)
class Skipped:
    """A recording whose result is there already: under its own path, or that of another file with the same sound."""

    path: str
    same_as: str


@dataclass(frozen=True)
class Plan:
    """What has to be analysed, and what can be skipped."""

    todo: tuple[Task, ...]
    skipped: tuple[Skipped, ...]


def planned(tasks: Sequence[Task], sounds: Sequence[str | None], options: BatchOptions, results: ResultsFile) -> Plan:
    """What is new: recordings whose sound, model, rubric, settings and question no result in the file has.

    sounds: the SHA-256 of each recording. Of recordings with the same sound only the first is analysed.
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
    """So many processes of this machine, each of which loads the model once."""

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
