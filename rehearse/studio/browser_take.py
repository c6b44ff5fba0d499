"""A take whose sound comes from a browser: written and transcribed as it arrives, complete even if the line drops.

Every packet says with which sample of the take it begins, and every answer says how many samples are on disk. So a
packet that comes twice is written once, one that comes too early is asked for again, and a browser that lost its
connection resumes where the file ends.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rehearse.audio.events import Ended
from rehearse.audio.safe_wav import BYTES_PER_SAMPLE, SafeWav, held, part_path
from rehearse.data.own_settings import OwnSettings, aimed_at
from rehearse.errors import DiskFull, UsageError, refused
from rehearse.live.listening import Listening
from rehearse.live.take_report import Taken, report_on_take
from rehearse.live.warm_up import WarmUp
from rehearse.practice import take_options
from rehearse.store.moments import now
from rehearse.studio.judged import Asked, Judged
from rehearse.types import Report

MOST_S = 3600.0  # a browser that was forgotten must not fill the disk
RATES_HZ = (8_000, 192_000)  # of what a browser may record with
HEAD_BYTES = 8  # of a packet: the number of its first sample, little-endian


class BrowserTake(Judged):
    """One take. `receive` may be called on any thread, one call at a time; everything else likewise.

    Raises UsageError for a sample rate no browser has, OSError where the file cannot be made.
    """

    def __init__(self, path: Path, asked: Asked, sample_rate_hz: int, device: str, warm_up: WarmUp) -> None:
        if not RATES_HZ[0] <= sample_rate_hz <= RATES_HZ[1]:
            raise UsageError(
                f"{sample_rate_hz} Hz is not a sample rate that can be recorded.", "Choose another microphone."
            )
        super().__init__(path, asked, "recording")
        self.device = device
        self.seen_s = time.monotonic()  # when the browser was last heard of
        self._began = now()
        self._lines: int | None = None  # that are open; None before the first
        self._warm_up, self._stopped_s = warm_up, 0.0
        self._lock = threading.Lock()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = SafeWav(path, sample_rate_hz)
        self._listening = Listening(part_path(path), warm_up)

    @property
    def samples(self) -> int:
        """How many samples are on disk: all of them are acknowledged, and only a failing disk can lose them."""
        return self._file.bytes_n // BYTES_PER_SAMPLE

    @property
    def duration_s(self) -> float:
        """Seconds of sound on disk."""
        return self._file.duration_s

    @property
    def left(self) -> bool:
        """Whether its line was closed, and no other opened."""
        return self._lines == 0

    @contextmanager
    def line(self) -> Iterator[None]:
        """While a line of its page is open. A new one can be opened before the end of the old one is known."""
        self._lines = (self._lines or 0) + 1
        try:
            yield
        finally:
            self._lines -= 1

    def receive(self, packet: bytes) -> int:
        """Write what is new in a packet (8 bytes: its first sample; then 16-bit mono PCM); returns `samples`.

        What is already on disk is skipped; a packet that begins beyond the end is refused. Raises DiskFull.
        """
        with self._lock:
            self.seen_s = time.monotonic()
            first = int.from_bytes(packet[:HEAD_BYTES], "little")
            data = packet[HEAD_BYTES : len(packet) - (len(packet) - HEAD_BYTES) % BYTES_PER_SAMPLE]
            known = self.samples
            if self.state != "recording" or first > known or self.duration_s >= MOST_S:
                return known
            try:
                self._file.append(data[(known - first) * BYTES_PER_SAMPLE :])
            except OSError as error:
                raise DiskFull(f"The take cannot be saved: {refused(error)}.", "Free some space.") from error
            return self.samples

    def end(self) -> bool:
        """Close the file; False where nothing was recorded, which leaves no file behind."""
        with self._lock:
            if self.state != "recording":
                return self.state != "discarded"
            self._stopped_s = time.monotonic()
            self._listening.end()
            kept = self._file.close()
            self.state = "ended" if kept is not None else "discarded"
            self.path = kept or self.path
            if kept is None:
                take_options.drop(self.path)
                self._listening.drop()
            return kept is not None

    def discard(self) -> None:
        """Throw the take away because the speaker starts over."""
        if self.end() and self.state in ("ended", "failed", "short"):
            take_options.delete(self.path)
            self._listening.drop()
            self.state = "discarded"

    def judge(self, own: OwnSettings) -> Report:
        """The report of an ended take. Raises AudioError or ModelError; the recording is kept in any case."""
        self.state = "judging"
        ended = Ended(str(self.path), self.duration_s, self._file.sample_rate_hz, self.device, "asked")
        taken = Taken(ended, self.path, self._listening, self._stopped_s, self._began)
        with held(self.path):
            aimed = aimed_at(own, self.asked.target_s)
            return report_on_take(taken, self.asked.question, self._warm_up, self._waiting, aimed)

    @contextmanager
    def _waiting(self, _recorded: str) -> Iterator[Callable[[float], None]]:
        """Stores the share transcribed so far, for the page to ask for."""

        def heard(share: float) -> None:
            self.share = share

        yield heard
        self.share = 1.0

    def close(self) -> None:
        """Wait until nothing works on the take any more; an open file is closed, and `rehearse recover` finds it."""
        self.end()
        self._listening.close()
