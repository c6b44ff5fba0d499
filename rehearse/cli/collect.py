"""`rehearse analyze --out`: the results of many recordings into one file, on this machine or on a cluster."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rehearse.cli.destinations import RESULTS, writable
from rehearse.cli.errors import tell
from rehearse.cli.own import own_settings
from rehearse.cli.report_files import FORMATS
from rehearse.cli.say import echo
from rehearse.cli.target_option import target_s
from rehearse.cli.terminal import print_json
from rehearse.cli.threads_option import cores_for
from rehearse.data.plain_text import visible
from rehearse.errors import RehearseError, UsageError

if TYPE_CHECKING:
    from rich.progress import Progress as Bars

    from rehearse.batch.results_file import ResultsFile
    from rehearse.batch.run import Plan, Skipped, Workers
    from rehearse.batch.work import BatchOptions, Result, Task, Trouble

_OUT, _SCHEDULER = "rehearse.out", "rehearse.scheduler"
# options of single reports
_ALONE = ("html", "open_it", *(one.option for one in FORMATS), "transcript", "story", "again", "form")


def out_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options --out and --scheduler, which `collect` reads."""

    def keep(context: click.Context, option: click.Parameter, value: Path | str | None) -> None:
        context.meta[f"rehearse.{option.name}"] = value

    told = "Write results to this .jsonl, .csv or .sqlite file instead of saving takes; an existing file is continued."
    where = "With --out: analyse on the Dask cluster of this scheduler, e.g. tcp://10.0.0.5:8786."
    named = click.option("--out", type=click.Path(path_type=Path), expose_value=False, callback=keep, help=told)
    return named(click.option("--scheduler", expose_value=False, callback=keep, help=where)(command))


def out() -> Path | None:
    """The file that --out names. Raises UsageError for a scheduler without one."""
    meta = click.get_current_context().meta
    found: Path | None = meta[_OUT]
    if found is None and meta[_SCHEDULER] is not None:
        raise UsageError("--scheduler only works with --out.", "Name a results file: --out results.jsonl.")
    return found


@dataclass
class _Tally:
    """How a batch has gone so far."""

    analysed: int
    failed: list[tuple[str, Trouble]]
    skipped: tuple[Skipped, ...]


def collect(named: Sequence[Path]) -> None:
    """Analyse every named recording that is not in the file yet; one that fails is reported and does not stop the rest.

    Ends with the exit code of the first recording that could not be analysed. Raises UsageError, UnreadableAudio.
    """
    from rehearse.batch.files import ending, opened

    _refuse_others()
    given = click.get_current_context().params
    path = out()
    assert path is not None  # noqa: S101 - without --out nobody calls
    tasks = _tasks(named, recursive=given["recursive"], person=given["person"])
    writable(path, RESULTS[ending(path)], inputs=[Path(task.path) for task in tasks], force=given["force"])
    if given["force"]:
        path.unlink(missing_ok=True)
    options = _options(given["question"], given["model"], given["channel"], given["target"])
    with _workers(given["jobs"]) as workers, closing(opened(path)) as results:
        plan = _planned(tasks, workers.sounds(tasks), options, results)
        tally = _Tally(0, [], plan.skipped)
        with _bar(len(plan.todo)) as bars:
            for result in workers.results(options, plan.todo):
                results.add(result)
                _count(tally, result, bars)
                bars.advance(bars.task_ids[0])
    _sum_up(tally, path, as_json=given["as_json"])


def _workers(jobs: int) -> AbstractContextManager[Workers]:
    """The processes of this machine, or the cluster that --scheduler names. Raises UsageError."""
    from rehearse.batch.cluster import connected
    from rehearse.batch.run import ThisMachine

    address = click.get_current_context().meta[_SCHEDULER]
    if address is None:
        return nullcontext(ThisMachine(jobs))
    if jobs > 1:
        raise UsageError(
            "--jobs does not work with --scheduler.", "The cluster decides how many workers run; use one or the other."
        )
    return connected(address)


def _refuse_others() -> None:
    context = click.get_current_context()
    for option in context.command.params:
        by = context.get_parameter_source(option.name or "")
        if option.name in _ALONE and by is click.core.ParameterSource.COMMANDLINE:
            raise UsageError(
                f"{option.opts[0]} does not work with --out.",
                "--out writes results, not reports; use one or the other.",
            )


def _tasks(named: Sequence[Path], *, recursive: bool, person: str | None) -> list[Task]:
    """The recordings, each with who speaks: as named by --person, or the folder below the one that was named."""
    from rehearse.batch.find import recordings
    from rehearse.batch.work import Task
    from rehearse.store.people import cleaned

    speaker = None if person is None else cleaned(person)
    return [Task(one.path, speaker or one.folder) for one in recordings(named, recursive=recursive)]


def _options(question: str | None, model: str | None, channel: Any, target: str | None) -> BatchOptions:
    """What they are analysed with; prints a warning if no speech model is installed."""
    from rehearse.batch.work import BatchOptions, made_by
    from rehearse.cli.inputs import question_of
    from rehearse.data.own_settings import aimed_at
    from rehearse.errors import ModelError
    from rehearse.speech import models

    found = None
    try:
        found = models.find(model or models.default_name())
    except ModelError as error:
        if model is not None:
            raise
        tell(f"{error.message} Speech rate, fillers and points will be missing; the rest is measured.", error.hint)
    own = aimed_at(own_settings(), target_s(target))
    here = click.get_current_context().meta.get(_SCHEDULER) is None
    threads = cores_for(click.get_current_context().params["jobs"]).all if here else 1
    name, asked = (found.name, found.asked) if found is not None else (None, None)
    return BatchOptions(name, question_of(question), channel, own, made_by(), threads, asked)


def _planned(tasks: Sequence[Task], sounds: Sequence[str | None], options: BatchOptions, results: ResultsFile) -> Plan:
    """The new recordings; the others are named on stderr."""
    from rehearse.batch.run import planned

    plan = planned(tasks, sounds, options, results)
    waiting = {task.name for task in plan.todo}
    for one in plan.skipped:
        if one.same_as in waiting:
            echo(f"{visible(one.path)} skipped: it has the same sound as {visible(one.same_as)}.", err=True)
            continue
        other = "" if one.path == one.same_as else f" as {visible(one.same_as)}"
        echo(
            f"{visible(one.path)} skipped: already analysed{other} with the same model, rubric and settings.", err=True
        )
    return plan


def _count(tally: _Tally, result: Result, bars: Bars) -> None:
    """Count a result; what went wrong is told on lines of its own, without the bar."""
    if result.error is None:
        tally.analysed += 1
        return
    tally.failed.append((result.path, result.error))
    bars.stop()
    tell(result.error.message, result.error.hint)
    bars.start()


def _sum_up(tally: _Tally, path: Path, *, as_json: bool) -> None:
    if as_json:
        failed = [{"path": name, "error": error} for name, error in tally.failed]
        print_json({"out": str(path), "analysed": tally.analysed, "failed": failed, "skipped": tally.skipped})
    else:
        not_done = f"{len(tally.failed):,} failed, {len(tally.skipped):,} skipped"
        echo(f"{tally.analysed:,} analysed, {not_done}: {visible(path)}")
    if tally.failed:
        sys.exit(_exit_code(tally.failed[0][1].code))


def _exit_code(code: str) -> int:
    """The exit code of the error class with this code, anywhere in the class tree."""
    kinds: list[type[RehearseError]] = [RehearseError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    return next(kind.exit_code for kind in kinds if kind.code == code)


@contextmanager
def _bar(length: int) -> Iterator[Bars]:
    """A bar on stderr with how many are done and how long the rest will take; not shown unless that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    hidden = not sys.stderr.isatty() or not length
    console = Console(stderr=True, quiet=hidden)  # rich before 14.2 ends even a disabled bar with an empty line
    with Progress(*columns, console=console, transient=True, disable=hidden) as bars:
        bars.add_task("analysing", total=length)
        yield bars
