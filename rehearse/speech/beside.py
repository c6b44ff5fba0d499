"""Compute whatever needs no words in parallel with loading the model and with recognition."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

from rehearse.speech.activity import detect_speech
from rehearse.speech.cores import keep_freed_memory
from rehearse.types import Audio, Speech

if TYPE_CHECKING:
    from rehearse.signal.frames import Frames


class Beside:
    """On a thread, computes voice activity (which recognition waits for), then the frames, and then runs `also`.

    With a single core, each is computed on access and `also` is not run. Use it as a context manager: on exit, the
    thread has stopped.
    """

    def __init__(self, audio: Audio, cores: int, also: Callable[[], None]) -> None:
        keep_freed_memory()  # before the first frames: loading the model does it too, but later
        self._audio, self._left = audio, Event()
        self._pool = ThreadPoolExecutor(1, "beside") if cores > 1 else None
        if self._pool is not None:
            self._speech, self._frames = self._pool.submit(self._detect), self._pool.submit(self._measure)
            self._pool.submit(also)

    @property
    def speech(self) -> Speech:
        """Voice activity of the whole recording."""
        return self._speech.result() if self._pool else self._detect()

    @property
    def frames(self) -> Frames:
        """The frames of the whole recording, with voice prints."""
        return self._frames.result() if self._pool else self._measure()

    def _detect(self) -> Speech:
        return detect_speech(self._audio, self._left.is_set)

    def _measure(self) -> Frames:
        from rehearse.signal.frames import compute
        from rehearse.signal.voice_prints import with_prints

        return with_prints(compute(self._audio), self._audio)

    def __enter__(self) -> Beside:
        return self

    def __exit__(self, *_: object) -> None:
        self._left.set()  # after Ctrl-C there is no need for the rest
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
