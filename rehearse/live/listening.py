"""The take is heard while it is recorded: the growing file is read on a thread of its own and fed to the recogniser.

The frames and voice prints that the measures of delivery stand on are computed on the same thread as the sound comes:
for 90 s they take half a second that nobody needs to wait for.
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
    """Follows the file of a take from its beginning; `finish` gives the words. None of its troubles costs the take.

    The whole file can be heard afterwards, so whatever goes wrong here ends in `finish` returning None.
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
        """Seconds since anybody spoke; 0 while that is unknown."""
        return self._live.silence_s if self._live else 0.0

    def end(self) -> None:
        """Called once the file is complete."""
        self._over.set()

    def drop(self) -> None:
        """Discard the take."""
        self._dropped.set()
        self._over.set()

    def finish(self, on_wait: Callable[[float], None] | None = None) -> Heard | None:
        """The words of the whole take, when all have been heard; None without a model or when something went wrong."""
        self._over.set()
        while self._thread.is_alive():
            self._thread.join(0.1)
            if on_wait is not None:
                on_wait(0.0)
        if self._live is None:
            return None
        try:
            return self._live.finish(on_wait)
        except Exception:  # the file is there and is heard as a whole then; errors are reported there
            return None

    def so_far(self) -> Heard | None:
        """What has been heard when the take has just ended; None while even that is not known."""
        return None if self._live is None or self._thread.is_alive() else self._live.so_far()

    def frames(self) -> Frames | None:
        """The frames of the whole take with voice prints, after `end`; None when something went wrong."""
        self._thread.join()
        return self._frames

    def close(self) -> None:
        """Wait until all threads have finished; the process must not end before that."""
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
