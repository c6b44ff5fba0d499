"""The takes of one studio: at most one is recorded at a time; each becomes an attempt, or stays on disk."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable

from rehearse.audio.flaw import flaw
from rehearse.audio.recover import Unfinished
from rehearse.data.own_settings import OwnSettings
from rehearse.errors import AudioError, MicrophoneError, RehearseError, StoreError, UsageError, refused
from rehearse.live.warm_up import WarmUp
from rehearse.practice import keeping, take_options
from rehearse.practice.counting import too_little_said
from rehearse.practice.interview import Interview
from rehearse.practice.recovery import points_guessed, story_told
from rehearse.practice.take_options import TakeOptions, words_of
from rehearse.practice.takes import new_path, unfinished_takes
from rehearse.settings import database_path
from rehearse.store import guesses
from rehearse.store.attempts import Store
from rehearse.studio.browser_take import BrowserTake
from rehearse.studio.judged import Asked, FoundTake, Judged

SILENT_S = 5.0  # a take whose page has said nothing for so long no longer keeps others from recording
LEFT_S = 2.0  # one whose line was closed: a page that lost it comes back after half a second (RETRY_MS of take.js)


class Takes:
    """The takes, by the names that pages use. All methods may be called on any thread."""

    def __init__(self, warm_up: WarmUp, read_settings: Callable[[], OwnSettings]) -> None:
        self.warm_up, self._read_settings = warm_up, read_settings
        self._warm_ups = [warm_up]
        self._takes: dict[str, Judged] = {}
        self._lock = threading.Lock()
        self._judging = threading.Lock()

    @property
    def own(self) -> OwnSettings:
        """The settings as they are now: pages and other programs change them. Raises UsageError for a broken file."""
        return self._read_settings()

    def hear_with(self, warm_up: WarmUp) -> None:
        """Use another model for takes that begin from now on."""
        warm_up.start()
        with self._lock:
            self.warm_up = warm_up
            self._warm_ups.append(warm_up)

    def begin(self, asked: Asked, sample_rate_hz: int, device: str) -> str:
        """Begin a take; returns its name. Raises MicrophoneError while another page records, AudioError without a file.

        A take whose page has gone silent is ended first; it waits on the home page for its report.
        """
        with self._lock:
            for take in self._takes.values():
                if take.state == "recording" and not _silent(take):
                    raise MicrophoneError("Another page is recording.", "Stop the take there first.")
                if take.state == "recording":
                    take.end()
            name = secrets.token_urlsafe(9)
            kept = TakeOptions(words_of(asked.question), asked.target_s, _speaker(asked))
            path = new_path(asked.question.id, kept)
            try:
                self._takes[name] = BrowserTake(path, asked, sample_rate_hz, device, self.warm_up)
            except OSError as error:
                raise AudioError(f"The take cannot be saved: {refused(error)}.", "Free some space.") from error
            finally:
                take_options.drop_unless_recorded(path)
            return name

    def get(self, name: str) -> Judged:
        """The take of that name. Raises UsageError."""
        take = self._takes.get(name)
        if take is None:
            raise UsageError("The studio no longer knows this take.", "`rehearse recover` finds what was recorded.")
        return take

    def waiting(self) -> dict[str, Judged]:
        """The takes that were recorded and have no report: their page was closed, their report failed, or the program
        was stopped on an earlier day.
        """
        with self._lock:
            known = {take.path for take in self._takes.values()}
            for found in unfinished_takes():
                if found.path not in known:
                    self._takes[secrets.token_urlsafe(9)] = FoundTake(found, self.warm_up)
            return {name: take for name, take in self._takes.items() if _waits(take)}

    def recording(self) -> dict[str, Judged]:
        """The takes that a page records, or did a moment ago: that it was closed is known a little later."""
        with self._lock:
            return {name: take for name, take in self._takes.items() if take.state == "recording" and not _silent(take)}

    def report(self, take: Judged) -> None:
        """Judge an ended take and store it as an attempt; `take.state` holds the outcome. Raises nothing."""
        with self._judging:
            if take.state not in ("ended", "failed"):
                return
            try:
                take.report = take.judge(self.own)
                if too_little_said(take.report):
                    take.state = "short"
                else:
                    self._keep(take)
            except RehearseError as error:
                take.error, take.state = error, "failed"
                if isinstance(error, AudioError):
                    take.flaw = flaw(Unfinished(take.path, take.duration_s, part=False))
            except Exception as error:  # a bug of ours must not leave the page without an answer
                take.error = StoreError(f"The report failed: {error}", "Nothing is lost: `rehearse recover` retries.")
                take.state = "failed"

    def keep(self, take: Judged) -> None:
        """Keep a take in which little was said, because its speaker wants to. Raises StoreError."""
        with self._judging:
            if take.state == "short":
                self._keep(take)

    def _keep(self, take: Judged) -> None:
        """Store the attempt, as the answer to its turn unless another page has already answered that turn."""
        assert take.report is not None  # noqa: S101 - it has just been judged
        report, keep_sound = take.report, self.own.preferences.keep_sound is not False
        number, place = take.asked.turn or (None, 0)
        person, guess = take.options.person, points_guessed(take.options)
        with Store(database_path()) as store:
            interview = None if number is None else Interview(store, number)
            if interview is not None:
                take.attempt = interview.answered(place, report, take.path, keep_sound=keep_sound)
                person = interview.options.ways.person
            if interview is None or take.attempt is None:
                take.attempt = keeping.add(
                    store, report, take.path, story_told(take.options), person, keep_sound=keep_sound
                )
                guesses.add(store, take.attempt, guess)
                take.page = f"/attempts/{take.attempt}"
            else:
                take.page = f"/mock/{number}"
                if interview.next() is None:
                    interview.finish()
        take.state = "kept"

    def close(self) -> None:
        """End what is still being recorded and wait until the recogniser is at rest."""
        for take in self._takes.values():
            take.close()
        for warm_up in self._warm_ups:
            warm_up.close()


def _speaker(asked: Asked) -> str | None:
    """Who answers, where it is a turn of an interview that somebody else was named for."""
    if asked.turn is None:
        return None
    with Store(database_path()) as store:
        return Interview(store, asked.turn[0]).options.ways.person


def _silent(take: Judged) -> bool:
    """Whether its page has gone quiet; it may come back."""
    if not isinstance(take, BrowserTake) or take.state != "recording":
        return False
    return time.monotonic() - take.seen_s >= (LEFT_S if take.left else SILENT_S)


def _waits(take: Judged) -> bool:
    return _silent(take) or (take.state in ("ended", "failed", "short") and take.path.exists())
