"""One moment of a take as it is shown, and what the keys do at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rehearse.audio.events import Metered

Phase = Literal["check", "think", "take", "paused", "again"]
_KEYS = {
    "check": "Say a sentence as loudly as you will speak; Enter skips this check.",
    "think": "Press Enter to start now, Ctrl-C to leave.",
    "take": "Press Enter to stop, p to pause, r to start over or leave.",
    "paused": "Paused: press p to continue, Enter to stop.",
    "again": "Delete what was recorded? Press y to start over, q to leave, n to keep it.",
}

_TIMED = "Standard input has ended: the take {ends}, or press Ctrl-C."
_ENDLESS = "No key will stop the take: Ctrl-C does, or else --seconds or --stop-after-silence."
_WILL_STOP = "No key will stop the take: it {ends}, or by Ctrl-C."
_KEYLESS = {
    "check": "Say a sentence as loudly as you will speak.",
    "think": "Standard input has ended: wait for the recording to start, or press Ctrl-C to leave.",
    "take": "Standard input has ended: press Ctrl-C to stop; --seconds has a take stop by itself.",
}


@dataclass(frozen=True)
class View:
    """One moment of a take."""

    phase: Phase
    question: str
    clock_s: float  # time elapsed in the take or check; time left to think
    level: Metered | None = None
    warning: str = ""
    hint: bool = False  # h shows one
    keyless: bool = False  # no key can come
    stops_s: float | None = None  # the length at which the take ends by itself
    from_file: bool = False  # a file is played instead of a microphone, and the take ends with it

    @property
    def keys(self) -> str:
        """What the keys do at this moment."""
        if self.keyless and self.phase == "take" and self._ends_by_itself:
            return _TIMED.format(ends=self._ends_by_itself)
        if self.keyless and self.phase in _KEYLESS:
            return _KEYLESS[self.phase]
        more = " h: steps of a good answer." if self.hint and self.phase == "think" else ""
        return _KEYS[self.phase] + more

    @property
    def stopping(self) -> str:
        """Before the recording: how it will stop where no key can stop it; otherwise empty."""
        how = _WILL_STOP.format(ends=self._ends_by_itself) if self._ends_by_itself else _ENDLESS
        return how if self.keyless and self.phase in ("check", "think") else ""

    @property
    def _ends_by_itself(self) -> str:
        """How the take ends if nobody ends it; empty for one that goes on."""
        if self.from_file:
            return "ends with the file" + ("" if self.stops_s is None else f", after {self.stops_s:g} s at the latest")
        return "" if self.stops_s is None else f"stops after {self.stops_s:g} s at the latest"
