"""What every take of the studio has, wherever its sound comes from: a state, a question, and a report to be made."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rehearse.audio.flaw import Flaw, flaw
from rehearse.audio.recover import Unfinished, finished
from rehearse.audio.safe_wav import in_use
from rehearse.data.own_settings import OwnSettings
from rehearse.errors import RehearseError, UsageError
from rehearse.live.warm_up import WarmUp
from rehearse.practice import take_options
from rehearse.practice.recovery import asked_in, recovered
from rehearse.practice.take_options import TakeOptions
from rehearse.types import Question, Report

State = Literal["recording", "ended", "judging", "short", "kept", "failed", "discarded"]
UNKNOWN = Question("", "An answer")  # to a question that is no longer in the bank


@dataclass(frozen=True)
class Asked:
    """What a take answers: the question, the target length (None: as set) and the turn of a mock interview."""

    question: Question
    target_s: float | None = None
    turn: tuple[int, int] | None = None  # the interview's number and the place in it


class Judged(ABC):
    """A take: its file, what it answers, and its outcome so far."""

    def __init__(self, path: Path, asked: Asked, state: State) -> None:
        self.path, self.asked = path, asked
        self.options = TakeOptions()  # that its earlier recorder left beside it
        self.state: State = state
        self.attempt: int | None = None
        self.page = "/"  # that shows the outcome
        self.error: RehearseError | None = None
        self.share = 0.0  # of the words transcribed, while the page waits for them
        self.flaw: Flaw | None = None  # for which no report can be made
        self.report: Report | None = None  # of a take that is too short to be kept without asking

    @property
    @abstractmethod
    def duration_s(self) -> float:
        """Seconds of sound on disk."""

    @property
    @abstractmethod
    def samples(self) -> int:
        """How many of the samples that its page has sent are on disk."""

    @property
    def said_s(self) -> float:
        """Seconds from the first word to the last, in a take that was judged and found too short."""
        return (self.report.delivery.duration_s or 0.0) if self.report is not None else 0.0

    @abstractmethod
    def end(self) -> bool:
        """Stop recording; False where nothing was recorded."""

    @abstractmethod
    def discard(self) -> None:
        """Throw the take away."""

    @abstractmethod
    def judge(self, own: OwnSettings) -> Report:
        """The report of an ended take. Raises AudioError or ModelError; the recording is kept in any case."""

    @abstractmethod
    def close(self) -> None:
        """Wait until nothing works on the take any more."""


class FoundTake(Judged):
    """A take from an earlier day, or from another program, that has no report."""

    def __init__(self, found: Unfinished, warm_up: WarmUp) -> None:
        options = take_options.read(found.path)
        super().__init__(found.path, Asked(asked_in(found.question_id, options) or UNKNOWN, options.target_s), "ended")
        self._found, self._warm_up, self.options = found, warm_up, options
        self.flaw = flaw(found)

    @property
    def duration_s(self) -> float:
        """Seconds of sound on disk."""
        return self._found.duration_s

    @property
    def samples(self) -> int:
        """Always 0: no page has sent any."""
        return 0

    def end(self) -> bool:
        """Nothing to do: it has already ended."""
        return True

    def discard(self) -> None:
        """Delete its file. Raises UsageError if another program is working on it or has its report."""
        if in_use(self.path) or self.state in ("judging", "kept"):
            raise UsageError("This take is in use.", "Reload the page.")
        take_options.delete(self.path)
        self.state = "discarded"

    def judge(self, own: OwnSettings) -> Report:
        """The report, transcribed from its file."""
        self.state = "judging"
        self.path = finished(self._found) if self._found.path.exists() else self.path
        return recovered(self.path, self._found.question_id, self._warm_up.recogniser(), own, self._progress)

    def _progress(self, _stage: str, share: float) -> None:
        self.share = share

    def close(self) -> None:
        """Nothing to do: only `judge` works on it."""
