"""Transcribe a take while it is recorded: read the growing file on a separate thread and feed the recogniser.

The frames and voice prints for the delivery measures are computed on the same thread as the sound arrives, which saves
half a second of waiting after a take of 90 s.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.live.warm_up import WarmUp

if TYPE_CHECKING:
    from rehearse.signal.frames import Frames
    from rehearse.speech.live import Heard, LiveTranscriber

_LOOK_EVERY_S = 0.1


class Listening:
    """Follows the file of a take from its beginning; `finish` returns the words.

    After any failure here `finish` returns None; the take is not lost, as the whole file can be transcribed afterwards.
    """

    def __init__(self, part: Path, warm_up: WarmUp) -> None:
        self._part, self._warm_up = part, warm_up
        self._over = threading.Event()
        self._dropped = threading.Event()
        self._live: LiveTranscriber | None = None
        self._frames: Frames | None = None
        self._thread = threading.Thread(target=self._follow, name="listening", daemon=True)
        self._thread.start()

    @property
    def silence_s(self) -> float:
        """Seconds since the last speech; 0 while that is unknown."""
        return self._live.silence_s if self._live else 0.0

    def end(self) -> None:
        """Stop following; call once the file is complete."""
        self._over.set()

    def drop(self) -> None:
        """Discard the take."""
        self._dropped.set()
        self._over.set()

    def finish(self, on_wait: Callable[[float], None] | None = None) -> Heard | None:
        """Wait for the words of the whole take; None without a model or after a failure."""
        self._over.set()
        while self._thread.is_alive():
            self._thread.join(0.1)
            if on_wait is not None:
                on_wait(0.0)
        if self._live is None:
            return None
        try:
            return self._live.finish(on_wait)
        except Exception:  # the whole file is transcribed instead, and errors are reported there
            return None

    def frames(self) -> Frames | None:
        """After `end`: the frames of the whole take with voice prints; None after a failure."""
        self._thread.join()
        return self._frames

    def close(self) -> None:
        """Discard the take and wait for all threads; the process must not exit before that."""
        self.drop()
        self._thread.join()
        if self._live is not None:
            self._live.close()
            self._live.join()

    def _follow(self) -> None:
        from rehearse.audio.tail import Tail
        from rehearse.signal.frames import FrameStream
        from rehearse.signal.voice_prints import PrintStream
        from rehearse.speech.live import LiveTranscriber

        try:
            with Tail(self._part) as tail:
                self._live = live = LiveTranscriber(self._warm_up)  # voice activity does not wait for the model
                frames, prints = FrameStream(), PrintStream()
                while not self._over.wait(_LOOK_EVERY_S):
                    live.feed(samples := tail.read())
                    frames.feed(samples)
                    prints.feed(samples)
                if self._dropped.is_set():
                    live.close()
                    return
                live.feed(samples := tail.read(last=True))
                live.end()
                frames.feed(samples)
                prints.feed(samples)
                self._frames = prints.finish(frames.finish())
        except Exception:  # as above
            self._live = None
