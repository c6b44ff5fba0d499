"""Analyse one recording of a batch, from a task to a result, in any process and on any machine."""

from __future__ import annotations

import hashlib
import threading
import traceback
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rehearse import __version__
from rehearse.batch.addresses import at_hand
from rehearse.data.plain_text import readable
from rehearse.errors import RehearseError, UsageError
from rehearse.types import Asked, Question, Report, Side

if TYPE_CHECKING:
    from rehearse.data.own_settings import OwnSettings
    from rehearse.speech.transcribe import Recogniser

_one_at_a_time = threading.Lock()  # a recogniser serves one thread; a worker of a cluster may run several


class Trouble(msgspec.Struct, frozen=True):
    """Why a recording has no report: an error from `rehearse.errors` as written to JSON."""

    code: str
    message: str
    hint: str


class Result(msgspec.Struct, frozen=True):
    """The result for a recording: a report or an error.

    key: hash of the sound and everything else that determines its report, so equal keys mean equal results; empty if
    the sound could not be read. person: the speaker, if known.
    """

    key: str
    path: str
    person: str | None = None
    sha256: str | None = None
    error: Trouble | None = None
    report: Report | None = None


@dataclass(frozen=True)
class Task:
    """A recording to analyse. path: of a file, or an address. sha256: of its bytes; None if it cannot be read."""

    path: str
    person: str | None = None
    sha256: str | None = None

    @property
    def name(self) -> str:
        """The path in a form that can be written out, even if it is not valid UTF-8."""
        return readable(self.path)


@dataclass(frozen=True)
class BatchOptions:
    """The settings for all recordings of a batch. model: its name, loaded once per process; None for no words."""

    model: str | None
    question: Question | None = None
    channel: Side | None = None
    own: OwnSettings | None = None
    made_by: tuple[str, str] | None = None  # program and rubric version of the machine that starts the batch
    threads: int = 1  # cores for each recording; they do not affect the report
    asked: Asked | None = None  # the model's settings, the same on every worker as on the machine that starts the batch

    @cached_property
    def mark(self) -> str:
        """A hash of everything other than the sound that determines a report."""
        own = (self.own.targets, self.own.fillers, self.own.aimed_at_s) if self.own else None
        asked = () if self.asked in {None, Asked()} else (self.asked,)
        says = (self.made_by or made_by(), self.model, self.question, self.channel, own, *asked)
        return hashlib.sha256(msgspec.json.encode(says, order="deterministic")).hexdigest()

    def key(self, sha256: str | None) -> str:
        """The key of the result for a recording with this SHA-256; empty for None."""
        return "" if sha256 is None else hashlib.sha256(f"{self.mark} {sha256}".encode()).hexdigest()


def made_by() -> tuple[str, str]:
    """The versions of this program and of its rubric."""
    from rehearse.content.judgement.version import rubric_version

    return __version__, rubric_version()


def sound_of(path: str) -> str | None:
    """The SHA-256 of a recording; None if it cannot be read, which the analysis reports later."""
    from rehearse.audio.decode import sha256

    try:
        with at_hand(path) as file:
            return sha256(file) if file.is_file() else None
    except (RehearseError, OSError, ValueError):
        return None


def carry_out(options: BatchOptions, task: Task) -> Result:
    """Analyse a recording; any error becomes a result that reports it."""
    try:
        asked_by, here = options.made_by or made_by(), made_by()
        if asked_by != here:
            raise UsageError(
                f"A worker runs rehearse {' with rubric '.join(here)}, but the batch was started by rehearse "
                f"{' with rubric '.join(asked_by)}.",
                "Install the same version on every worker.",
            )
        report = _report(options, task)
    except RehearseError as error:
        return failed(options, task, error)
    except Exception as error:  # an unexpected error must not affect the other recordings
        return failed(options, task, unforeseen(task.name, raised_at(error)))
    return Result(options.key(task.sha256), task.name, task.person, task.sha256, None, report)


def failed(options: BatchOptions, task: Task, error: RehearseError) -> Result:
    """The result of a recording that has no report."""
    trouble = Trouble(error.code, error.message, error.hint)
    return Result(options.key(task.sha256), task.name, task.person, task.sha256, trouble)


def raised_at(error: Exception) -> str:
    """The type of the error and the line of code that raised it."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(where.filename).name}, line {where.lineno}"


def unforeseen(path: str, why: str) -> RehearseError:
    """A bug in the program, as an error for this recording."""
    return RehearseError(
        f"{path} could not be analysed: {why}.",
        "This is a bug in rehearse; analyse the file by itself to see the details.",
    )


def _report(options: BatchOptions, task: Task) -> Report:
    from rehearse.data.reasons import with_sentences
    from rehearse.pipeline import Job, read, report_on

    with at_hand(task.path) as file:
        recording = read(file, None, options.channel)  # before loading the model, so that bad files fail early
        with _one_at_a_time:
            name = options.model
            recogniser = _loaded(name, options.threads, options.asked) if name is not None else None
            report = report_on(recording, Job(recogniser, options.question, channel=options.channel, own=options.own))
    assert report.audio is not None  # noqa: S101 - always set for a recording
    content = with_sentences(report.content) if report.content is not None else None
    audio = msgspec.structs.replace(report.audio, path=task.name)
    return msgspec.structs.replace(report, audio=audio, content=content)


@cache
def _loaded(name: str, threads: int, asked: Asked | None) -> Recogniser:
    """The loaded model, cached so that each process loads it once rather than for each recording."""
    from rehearse.speech import models
    from rehearse.speech.cores import for_files
    from rehearse.speech.transcribe import Recogniser

    return Recogniser(msgspec.structs.replace(models.find(name), asked=asked), cores=for_files(threads))
