"""`rehearse analyze`: saved recordings in, reports out."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehearse.cli.errors import as_object, tell
from rehearse.cli.output import show, write_files
from rehearse.errors import RehearseError, UsageError
from rehearse.types import Report

if TYPE_CHECKING:
    from rehearse.speech.transcribe import Recogniser


@dataclass(frozen=True)
class Order:
    """One file to analyse and how; can be handed to another process."""

    path: Path
    question: str | None
    model: str | None
    transcript: Path | None


@dataclass(frozen=True)
class Outcome:
    """What became of it: a report (with the model's absence beside it), or an error."""

    path: Path
    report: Report | None
    error: RehearseError | None


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option("--question", "-q", help="The question that was answered: its id, or words of it.")
@click.option("--story", help="The story of yours that is told in it, by its id or words of its title.")
@click.option("--model", help="The speech model (default: base.en). `rehearse models list` shows them.")
@click.option(
    "--transcript",
    type=click.Path(path_type=Path, readable=False),
    help="Words from elsewhere: SRT, VTT, whisper's JSON or a JSON list of words with times.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--html", type=click.Path(path_type=Path), help="Write the report as a web page, too.")
@click.option("--open", "open_it", is_flag=True, help="Show the web page in the browser.")
@click.option("--markdown", type=click.Path(path_type=Path), help="Write the report as Markdown, too.")
@click.option("--no-save", is_flag=True, help="Do not keep the attempt.")
@click.option("--jobs", type=click.IntRange(1, 32), default=1, show_default=True, help="Files at the same time.")
def command(
    files: tuple[Path, ...],
    question: str | None,
    story: str | None,
    model: str | None,
    transcript: Path | None,
    as_json: bool,
    html: Path | None,
    open_it: bool,
    markdown: Path | None,
    no_save: bool,
    jobs: int,
) -> None:
    """Report on saved recordings.

    Any common format: WAV, FLAC, OGG, Opus, MP3, M4A, AAC, WebM. The attempt is kept for `rehearse progress`, with a
    copy of the recording, unless --no-save is given.
    """
    from rehearse.cli.takes import keep
    from rehearse.cli.telling import named

    if len(files) > 1 and (html or open_it or markdown or transcript):
        raise UsageError(
            "--html, --open, --markdown and --transcript are for one recording.", "Give one file at a time."
        )
    told = named(story, kept=not no_save)
    orders = [Order(file, question, model, transcript) for file in files]
    outcomes = _in_parallel(orders, jobs) if jobs > 1 and len(orders) > 1 else _in_turn(orders)
    errors: list[RehearseError] = []
    for outcome in outcomes:
        if outcome.report is not None:
            if not (as_json and len(files) > 1):
                show(outcome.report, as_json)
            errors += write_files(outcome.report, outcome.path, html, markdown, open_it=open_it)
            if not no_save:
                _, unkept = keep(outcome.report, outcome.path, told)
                errors += [unkept] if unkept else []
        if outcome.error is not None:
            errors.append(outcome.error)
    if as_json and len(files) > 1:
        _print_all(outcomes)
    _finish(errors, as_json and len(files) == 1 and outcomes[0].report is None)


def carry_out(order: Order) -> Outcome:
    """One order, errors caught: one bad file does not end the others."""
    from rehearse.cli.hearing import progress_bar, question_of, transcript_at
    from rehearse.pipeline import Job, read, report_on

    try:
        question, imported = question_of(order.question), transcript_at(order.transcript)
        with progress_bar(order.path.name) as on_progress:
            recording = read(order.path, on_progress)  # before the model is loaded: a bad file is told at once
            recogniser, missing = _loaded(order.model) if imported is None else (None, None)
            job = Job(recogniser, question)
            if imported is not None:
                job = replace(job, transcript=imported.transcript, transcript_warnings=imported.warnings)
            report = report_on(recording, job, on_progress)
        return Outcome(order.path, report, missing)
    except RehearseError as error:
        return Outcome(order.path, None, error)


@cache
def _loaded(name: str | None) -> tuple[Recogniser | None, RehearseError | None]:
    """The model, once a process and not once a file."""
    from rehearse.cli.hearing import recogniser_for

    return recogniser_for(name)


def _in_turn(orders: list[Order]) -> list[Outcome]:
    return [carry_out(order) for order in orders]


def _in_parallel(orders: list[Order], jobs: int) -> list[Outcome]:
    """Each process loads the model for itself; spawned, since OpenMP does not survive a fork."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return list(pool.map(carry_out, orders))


def _print_all(outcomes: list[Outcome]) -> None:
    """Several files with --json: one object that holds a report or an error for each, in the order given."""
    import msgspec

    rows = [
        {"path": str(o.path), "report": o.report}
        if o.report is not None
        else {"path": str(o.path), "error": as_object(o.error) if o.error else {}}
        for o in outcomes
    ]
    click.echo(msgspec.json.encode({"reports": rows}, order="deterministic").decode())


def _finish(errors: list[RehearseError], raise_it: bool) -> None:
    """Say what went wrong after what went right; the exit code is that of the first trouble."""
    if raise_it:
        raise errors[0]
    for error in {e.message: e for e in errors}.values():
        tell(error.message, error.hint)
    if errors:
        sys.exit(errors[0].exit_code)
