"""What the user should know at a moment of a take: no sound, sound lost."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rehearse.audio.check import silent_advice
from rehearse.audio.events import Metered
from rehearse.cli.live.screen import Phase
from rehearse.data.take import take_settings

_WAKING_S = 0.3  # a take that begins with so much digital silence: the source is still waking up


@dataclass
class Remarks:
    """Remarks on one session, which change from moment to moment."""

    said_silent: bool = False  # the check said that only silence arrives, and nothing has corrected it yet

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
