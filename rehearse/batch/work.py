"""One recording of a batch: a task in, a result out, in whatever process or on whatever machine."""

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
    """Why a recording has no report: an error of `rehearse.errors` as JSON has it."""

    code: str
    message: str
    hint: str


class Result(msgspec.Struct, frozen=True):
    """What became of a recording: a report or a trouble.

    key: of the sound and all that decides its report; results with the same key are the same. Empty where the sound
    could not be read. person: who speaks, where that is known.
    """

    key: str
    path: str
    person: str | None = None
    sha256: str | None = None
    error: Trouble | None = None
    report: Report | None = None


@dataclass(frozen=True)
class Task:
    """A recording to analyse. path: of a file, or an address; sha256: of its bytes, None where it cannot be read."""

    path: str
    person: str | None = None
    sha256: str | None = None

    @property
    def name(self) -> str:
        """The path as it is written; a name that is no UTF-8 can be opened, and not written."""
        return readable(self.path)


@dataclass(frozen=True)
class BatchOptions:
    """What every recording of a batch is analysed with. model: by name, loaded once a process; None for no words."""

    model: str | None
    question: Question | None = None
    channel: Side | None = None
    own: OwnSettings | None = None
    made_by: tuple[str, str] | None = None  # the version and the rubric of the one who asks
    threads: int = 1  # cores for each recording; they change no report
    asked: Asked | None = None  # how the model is asked, on every worker as on the machine of the one who asks

    @cached_property
    def mark(self) -> str:
        """A mark of all that decides a report besides its sound."""
        own = (self.own.targets, self.own.fillers, self.own.aimed_at_s) if self.own else None
        asked = () if self.asked in {None, Asked()} else (self.asked,)
        says = (self.made_by or made_by(), self.model, self.question, self.channel, own, *asked)
        return hashlib.sha256(msgspec.json.encode(says, order="deterministic")).hexdigest()

    def key(self, sha256: str | None) -> str:
        """The key of the result for a sound; empty without one."""
        return "" if sha256 is None else hashlib.sha256(f"{self.mark} {sha256}".encode()).hexdigest()


def made_by() -> tuple[str, str]:
    """The version of this program and of its rubric."""
    from rehearse.content.judgement.version import rubric_version

    return __version__, rubric_version()


def sound_of(path: str) -> str | None:
    """The SHA-256 of a recording; None where it cannot be read, which the analysis then says."""
    from rehearse.audio.decode import sha256

    try:
        with at_hand(path) as file:
            return sha256(file) if file.is_file() else None
    except (RehearseError, OSError, ValueError):
        return None


def carry_out(options: BatchOptions, task: Task) -> Result:
    """Analyse one recording; whatever goes wrong becomes a result that says so."""
    try:
        if options.made_by not in {None, made_by()}:
            raise UsageError(
                f"A worker runs rehearse {' with rubric '.join(made_by())}, not the version that asked.",
                "Install the same version on every worker.",
            )
        report = _report(options, task)
    except RehearseError as error:
        return failed(options, task, error)
    except Exception as error:  # the other recordings must not suffer from what nobody has foreseen
        return failed(options, task, unforeseen(task.name, raised_at(error)))
    return Result(options.key(task.sha256), task.name, task.person, task.sha256, None, report)


def failed(options: BatchOptions, task: Task, error: RehearseError) -> Result:
    """The result of a recording that has no report."""
    trouble = Trouble(error.code, error.message, error.hint)
    return Result(options.key(task.sha256), task.name, task.person, task.sha256, trouble)


def raised_at(error: Exception) -> str:
    """The kind of the error and the line of code that raised it."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(where.filename).name}, line {where.lineno}"


def unforeseen(path: str, why: str) -> RehearseError:
    """A mistake of ours, as an error of this one recording."""
    return RehearseError(
        f"{path} could not be analysed: {why}.",
        "This is a bug in rehearse; analyse the file by itself to see the details.",
    )


def _report(options: BatchOptions, task: Task) -> Report:
    from rehearse.data.reasons import with_sentences
    from rehearse.pipeline import Job, read, report_on

    with at_hand(task.path) as file:
        recording = read(file, None, options.channel)  # before the model is loaded: bad files fail soon
        with _one_at_a_time:
            name = options.model
            recogniser = _loaded(name, options.threads, options.asked) if name is not None else None
            report = report_on(recording, Job(recogniser, options.question, channel=options.channel, own=options.own))
    assert report.audio is not None  # noqa: S101 - it is of a recording
    content = with_sentences(report.content) if report.content is not None else None
    audio = msgspec.structs.replace(report.audio, path=task.name)
    return msgspec.structs.replace(report, audio=audio, content=content)


@cache
def _loaded(name: str, threads: int, asked: Asked | None) -> Recogniser:
    """The model, once a process and not once a recording."""
    from rehearse.speech import models
    from rehearse.speech.cores import for_files
    from rehearse.speech.transcribe import Recogniser

    return Recogniser(msgspec.structs.replace(models.find(name), asked=asked), cores=for_files(threads))
