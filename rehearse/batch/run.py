"""A batch: what of it is new, and the results of that as they come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rehearse.batch.parallel import side_by_side
from rehearse.batch.results_file import ResultsFile
from rehearse.batch.work import How, Result, Task, carry_out, failed, unforeseen


@dataclass(frozen=True)
class Skipped:
    """A recording whose result is there already: under its own path, or that of another file with the same sound."""

    path: str
    same_as: str


@dataclass(frozen=True)
class Plan:
    """What has to be analysed, and what has not."""

    todo: tuple[Task, ...]
    skipped: tuple[Skipped, ...]


def planned(tasks: Sequence[Task], sounds: Sequence[str | None], how: How, results: ResultsFile) -> Plan:
    """What is new: recordings whose sound, model, rubric, settings and question no result in the file has.

    sounds: the SHA-256 of each recording. Of recordings with the same sound only the first is analysed.
    """
    named = [replace(task, sha256=sound) for task, sound in zip(tasks, sounds, strict=True)]
    done = results.resume({task.name: how.key(task.sha256) for task in named})
    todo, skipped = [], []
    for task in named:
        key = how.key(task.sha256)
        if key and key in done:
            skipped.append(Skipped(task.name, done[key]))
        else:
            done[key] = task.name
            todo.append(task)
    return Plan(tuple(todo), tuple(skipped))


def on_this_machine(how: How, tasks: Sequence[Task], jobs: int) -> Iterator[Result]:
    """The results as they come, from so many processes, each of which loads the model once."""
    lost = partial(_lost, how)
    for _, result in side_by_side(tasks, jobs, partial(carry_out, how), lost):
        yield result


def _lost(how: How, task: Task) -> Result:
    return failed(how, task, unforeseen(task.name, "the process that read it was killed"))
