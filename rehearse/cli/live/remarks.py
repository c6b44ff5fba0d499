"""What the user should know at a moment of a take: no sound, sound lost, an Enter that was not counted."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

from rehearse.audio.check import silent_advice
from rehearse.audio.events import Metered
from rehearse.cli.live.view import Phase
from rehearse.data.take import take_settings

_WAKING_S = 0.3  # a take that begins with so much digital silence: the source is still waking up
_SHOWN_S = 3.0  # how long it is said that an Enter was not counted: long enough to read it twice
_READ_S = 0.3  # an Enter so long after that is an answer to it; sooner, the key was held or pressed twice


@dataclass
class Remarks:
    """Remarks on one session, which change from moment to moment."""

    said_silent: bool = False  # the check said that only silence arrives, and nothing has corrected it yet
    _ignored_s: float = -math.inf  # when an Enter was last not counted, on the monotonic clock

    def ignore_enter(self) -> None:
        """An Enter was taken as meant for what came before the recording."""
        self._ignored_s = time.monotonic()

    def insists(self, since_s: float) -> bool:
        """Whether an Enter now answers the remark that the last one was not counted, made since that moment."""
        return self._ignored_s > since_s and time.monotonic() - self._ignored_s >= _READ_S

    def sound_arrives(self, level: Metered | None) -> bool:
        """Whether what the check said of the silence is no longer true; at most once."""
        loudest_dbfs = level.peak_dbfs if level and level.peak_dbfs is not None else -math.inf
        arrives = self.said_silent and loudest_dbfs >= take_settings().check.quiet_dbfs
        self.said_silent = self.said_silent and not arrives
        return arrives

    def warning(self, phase: Phase, level: Metered | None) -> str:
        """The most important one; in the first moment of a take, that the microphone is not awake yet."""
        if level is None or phase == "think":
            return ""
        if phase == "take" and time.monotonic() - self._ignored_s < _SHOWN_S:
            return "Recording has only just started: press Enter again to stop."
        if level.overflows:
            from rehearse.report.wording import count

            return f"This computer is too busy: sound was lost {count(level.overflows, 'time')}. Close other programs."
        return _of_silence(phase, level) if phase in ("check", "take") else ""  # nobody speaks in a pause


def _of_silence(phase: Phase, level: Metered) -> str:
    limits = take_settings().check
    if level.silent_s >= (limits.silent_after_s if level.bandwidth_hz is None else limits.gone_after_s):
        return f"No sound arrives. {silent_advice()}"
    if phase == "take" and _WAKING_S <= level.recorded_s <= level.silent_s:
        return "One moment: the microphone is starting."
    return ""
