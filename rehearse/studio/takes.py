"""The takes of one studio: at most one is recorded at a time; each becomes an attempt, or stays on disk."""

from __future__ import annotations

import secrets
import threading
import time

from rehearse.data.own_settings import OwnSettings
from rehearse.errors import AudioError, MicrophoneError, RehearseError, StoreError, UsageError
from rehearse.live.warm_up import WarmUp
from rehearse.practice.takes import new_path
from rehearse.settings import database_path
from rehearse.studio.browser_take import BrowserTake
from rehearse.types import Question

SILENT_S = 5.0  # a take whose page has said nothing for so long no longer keeps others from recording


class Takes:
    """By the name that the page uses. All methods may be called on any thread."""

    def __init__(self, warm_up: WarmUp, own: OwnSettings) -> None:
        self.warm_up, self.own = warm_up, own
        self._takes: dict[str, BrowserTake] = {}
        self._lock = threading.Lock()
        self._judging = threading.Lock()

    def begin(self, question: Question, sample_rate_hz: int, device: str) -> str:
        """A new take; returns its name. Raises MicrophoneError while another page records, AudioError without a file.

        A take whose page has gone silent is ended first; it waits on the home page for its report.
        """
        with self._lock:
            for take in self._takes.values():
                if take.state == "recording" and time.monotonic() - take.seen_s < SILENT_S:
                    raise MicrophoneError("Another page is recording.", "Stop the take there first.")
                if take.state == "recording":
                    take.end()
            name = secrets.token_urlsafe(9)
            try:
                self._takes[name] = BrowserTake(new_path(question.id), question, sample_rate_hz, device, self.warm_up)
            except OSError as error:
                raise AudioError(f"The take cannot be written: {error.strerror}.", "Free some space.") from error
            return name

    def get(self, name: str) -> BrowserTake:
        """The take of that name. Raises UsageError."""
        take = self._takes.get(name)
        if take is None:
            raise UsageError("This take is not known any more.", "`rehearse recover` finds what was recorded.")
        return take

    def waiting(self) -> dict[str, BrowserTake]:
        """The takes that were recorded and have no report: their page was closed, or their report failed."""
        for take in self._takes.values():
            if take.state == "recording" and time.monotonic() - take.seen_s >= SILENT_S:
                take.end()
        return {name: take for name, take in self._takes.items() if take.state in ("ended", "failed")}

    def report(self, take: BrowserTake) -> None:
        """Judge an ended take and keep it as an attempt; `take.state` says what came of it. Raises nothing."""
        from rehearse.store.attempts import Store

        with self._judging:
            if take.state not in ("ended", "failed"):
                return
            try:
                report = take.judge(self.own)
                with Store(database_path()) as store:
                    take.attempt = store.add(report, take.path)
                take.state = "kept"
            except RehearseError as error:
                take.error, take.state = error, "failed"
            except Exception as error:  # a fault of ours must not end the page without a word
                take.error = StoreError(f"The report failed: {error}", "The recording is kept: `rehearse recover`.")
                take.state = "failed"

    def close(self) -> None:
        """End what is still being recorded and wait until the recogniser is at rest."""
        for take in self._takes.values():
            take.close()
