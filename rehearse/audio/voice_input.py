"""Which input of an interface with two carries the voice: the microphone may be plugged into the second.

Neither input is mixed with the other: an open one adds its noise, and two that stand against each other cancel.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rehearse.data.take import take_settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LOWEST_DBFS = -90.0  # below this an input is unplugged, whatever its last bit does
_FULL = 32768.0


class VoiceInput:
    """Interleaved blocks of one or two inputs in, those of the input with the voice out (int16, mono).

    A voice rises over the level of its own pauses; hum and hiss do not. What is heard of each input is added up, and
    from a clear lead on the leading one is taken, until the other takes the lead. Before that, each block is taken from
    the first input unless the second is much louder in it, so that the first word is not lost.
    """

    def __init__(self, inputs: int, sample_rate_hz: int) -> None:
        self._limits = take_settings().inputs
        self._inputs, self._rate_hz = inputs, sample_rate_hz
        self._floors_dbfs = [0.0] * inputs
        self._lead_s = 0.0  # of the second input over the first
        self._chosen: int | None = None if inputs > 1 else 0

    @property
    def chosen(self) -> int | None:
        """The number of the input with the voice, from 0; None before one could be told."""
        return self._chosen

    def mono(self, data: bytes) -> bytes:
        """The samples of the input with the voice; the same bytes where there is one input."""
        if self._inputs == 1:
            return data
        import numpy as np

        frames = np.frombuffer(data, "<i2").reshape(-1, self._inputs)
        step = max(1, round(self._limits.step_s * self._rate_hz))
        pieces = [self._piece(frames[first : first + step]) for first in range(0, len(frames), step)]
        return b"".join(pieces)

    def _piece(self, frames: NDArray[np.int16]) -> bytes:
        import numpy as np

        power = np.mean(np.square(frames.astype(np.float32) / _FULL), axis=0)
        levels_dbfs = [max(_LOWEST_DBFS, 10 * math.log10(value + 1e-12)) for value in power.tolist()]
        seconds = len(frames) / self._rate_hz
        over_db = [self._over_floor_db(number, level, seconds) for number, level in enumerate(levels_dbfs)]
        self._follow(over_db, seconds)
        louder = levels_dbfs[1] - levels_dbfs[0] >= self._limits.louder_db
        taken = self._chosen if self._chosen is not None else int(louder)
        return frames[:, taken].tobytes()

    def _over_floor_db(self, number: int, level_dbfs: float, seconds: float) -> float:
        """How far an input is over its own quiet, which rises slowly and falls at once."""
        risen = self._floors_dbfs[number] + self._limits.floor_rise_db_per_s * seconds
        self._floors_dbfs[number] = min(level_dbfs, risen)
        return level_dbfs - self._floors_dbfs[number]

    def _follow(self, over_db: list[float], seconds: float) -> None:
        use = self._limits
        if max(over_db) < use.voice_db:
            return
        if over_db[1] - over_db[0] >= use.apart_db:
            self._lead_s = min(use.most_lead_s, self._lead_s + seconds)
        elif over_db[0] - over_db[1] >= use.apart_db:
            self._lead_s = max(-use.most_lead_s, self._lead_s - seconds)
        elif self._chosen is None:
            self._chosen = 0  # both carry the voice
        if abs(self._lead_s) >= use.lead_s:
            self._chosen = int(self._lead_s > 0)
