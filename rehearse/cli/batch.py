"""Several recordings, one after the other or in parallel; an error in one file does not affect the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.batch.parallel import side_by_side
from rehearse.batch.work import raised_at, unforeseen
from rehearse.errors import RehearseError
from rehearse.types import ModelInfo, Report, Side

if TYPE_CHECKING:
    from rehearse.data.own_settings import OwnSettings
    from rehearse.speech.cores import Cores
    from rehearse.speech.transcribe import Recogniser


@dataclass(frozen=True)
class FileOptions:
    """One file to analyse and how; can be handed to another process."""

    path: Path
    question: str | None
    model: str | None
    transcript: Path | None
    channel: Side | None = None
    own: OwnSettings | None = None
    threads: int | None = None  # at most this many cores; None for all


@dataclass(frozen=True)
class Outcome:
    """The outcome: a report (and the error if no model is installed), or an error; and its number once stored.

    is_new: whether it was stored by this command, and not found among the takes.
    """

    path: Path
    report: Report | None
    error: RehearseError | None
    attempt: int | None = None
    is_new: bool = False


def outcomes(
    files: list[FileOptions], jobs: int, work: Callable[[FileOptions], Outcome] | None = None, *, alone: bool = True
) -> Iterator[tuple[int, Outcome]]:
    """The outcomes as they finish, each with the place of its file in the list.

    work: analyses one file; by default `carry_out`. alone: a list of one file is the whole batch,
    so a bug of ours may show its traceback.
    """
    do = work or carry_out
    if len(files) == 1 and alone:
        yield 0, do(files[0])
    elif jobs == 1 or len(files) <= 1:
        yield from ((at, _whatever_happens(file, do)) for at, file in enumerate(files))
    else:
        yield from side_by_side(files, jobs, partial(_whatever_happens, work=do), _killed)


def carry_out(file: FileOptions) -> Outcome:
    """The outcome of one file, errors caught."""
    from rehearse.cli.inputs import progress_bar, question_of, transcript_at
    from rehearse.cli.threads_option import cores_for
    from rehearse.pipeline import Job, beside, read, report_on

    try:
        question, imported = question_of(file.question), transcript_at(file.transcript)
        with progress_bar(file.path.name) as on_progress:
            recording = read(file.path, on_progress, file.channel)  # before the model loads: bad files fail early
            with beside(recording, cores_for(threads=file.threads).all) as begun:
                recogniser, missing = _loaded(file.model, file.threads) if imported is None else (None, None)
                job = Job(recogniser, question, own=file.own)
                if imported is not None:
                    job = replace(job, transcript=imported.transcript, transcript_warnings=imported.warnings)
                report = report_on(recording, job, on_progress, begun)
        return Outcome(file.path, report, missing)
    except RehearseError as error:
        return Outcome(file.path, None, error)


def _whatever_happens(file: FileOptions, work: Callable[[FileOptions], Outcome]) -> Outcome:
    """The outcome of one file of several: a bug of ours costs this file alone, and its place in the code is named."""
    try:
        return work(file)
    except Exception as error:  # an unforeseen error must not stop the other files
        return Outcome(file.path, None, unforeseen(str(file.path), raised_at(error)))


def _killed(file: FileOptions) -> Outcome:
    return Outcome(file.path, None, unforeseen(str(file.path), "the process reading it was killed"))


def _loaded(name: str | None, threads: int | None) -> tuple[Recogniser | None, RehearseError | None]:
    """As `recogniser_for`, but loads the same model only once and not for each file."""
    from rehearse.cli.inputs import recogniser_for
    from rehearse.cli.threads_option import cores_for

    return recogniser_for(name, cores_for(threads=threads), _kept)


@lru_cache(maxsize=1)
def _kept(model: ModelInfo, cores: Cores) -> Recogniser:
    """The model last used, loaded."""
    from rehearse.speech.transcribe import Recogniser

    return Recogniser(model, cores=cores)


def print_all(outcomes: list[Outcome]) -> None:
    """Several files with --json: one object that holds a report or an error for each, in the order given."""
    import msgspec

    from rehearse.cli.errors import as_object
    from rehearse.cli.output import since_of
    from rehearse.cli.say import verbatim
    from rehearse.data.plain_text import escaped, readable
    from rehearse.report.to_json import document

    rows = [
        msgspec.structs.replace(
            document(o.report, o.attempt, since_of(o.report, o.attempt)), path=readable(str(o.path))
        )
        if o.report is not None
        else {"path": readable(str(o.path)), "error": as_object(o.error) if o.error else {}}
        for o in outcomes
    ]
    verbatim(escaped(msgspec.json.encode({"reports": rows}, order="deterministic").decode()))
