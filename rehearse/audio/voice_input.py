"""Find the input of an audio interface that carries the voice, as the microphone may be plugged into any of them.

Inputs are never mixed: an open one would add its noise, and two of opposite polarity would cancel.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rehearse.data.take import take_settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LOWEST_DBFS = -90.0  # an input below this level is unplugged, even if its last bit toggles
_FULL = 32768.0
_MICROPHONES = 2  # microphone inputs come first; later ones may loop back the computer's own sound


class VoiceInput:
    """Reduces interleaved blocks of any number of inputs to the input with the voice (int16, mono).

    A voice rises above the level of its own pauses; hum and hiss do not. The time for which each input leads is added
    up; once an input has a clear lead it is used, until another overtakes it. Before that, each block comes from the
    first input unless another is much louder, so that the first word is not lost. Inputs after the second accumulate no
    further lead, so one of the first two takes over as soon as it has the voice.
    """

    def __init__(self, inputs: int, sample_rate_hz: int) -> None:
        self._limits = take_settings().inputs
        self._inputs, self._rate_hz = inputs, sample_rate_hz
        self._floors_dbfs = [0.0] * inputs
        self._leader, self._lead_s = 0, 0.0  # the leading input, and its lead in seconds
        self._chosen: int | None = None if inputs > 1 else 0

    @property
    def chosen(self) -> int | None:
        """The index of the input with the voice, from 0; None until it is known."""
        return self._chosen

    def mono(self, data: bytes) -> bytes:
        """The samples of the input with the voice; the same bytes if there is only one input."""
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
        return frames[:, self._louder(levels_dbfs) if self._chosen is None else self._chosen].tobytes()

    def _louder(self, levels_dbfs: list[float]) -> int:
        """The input to use for a block before one is chosen."""
        loudest = max(range(self._inputs), key=levels_dbfs.__getitem__)
        return loudest if levels_dbfs[loudest] - levels_dbfs[0] >= self._limits.louder_db else 0

    def _over_floor_db(self, number: int, level_dbfs: float, seconds: float) -> float:
        """Level of an input above its own noise floor in dB; the floor rises slowly and falls immediately."""
        risen = self._floors_dbfs[number] + self._limits.floor_rise_db_per_s * seconds
        self._floors_dbfs[number] = min(level_dbfs, risen)
        return level_dbfs - self._floors_dbfs[number]

    def _follow(self, over_db: list[float], seconds: float) -> None:
        use = self._limits
        if max(over_db) < use.voice_db:
            return
        carrying = [number for number, db in enumerate(over_db) if db > max(over_db) - use.apart_db]
        if len(carrying) > 1 and self._chosen is None:
            self._chosen = carrying[0]  # all of these carry the voice
        if len(carrying) > 1 and self._chosen in carrying:
            return
        self._lead(carrying[0], seconds)
        if self._lead_s >= use.lead_s:
            self._chosen = self._leader

    def _lead(self, number: int, seconds: float) -> None:
        """Add time to the lead of an input, after using up any lead of another input."""
        if number == self._leader:
            most_s = self._limits.most_lead_s if number < _MICROPHONES else self._limits.lead_s
            self._lead_s = min(most_s, self._lead_s + seconds)
        elif self._lead_s > seconds:
            self._lead_s -= seconds
        else:
            self._leader, self._lead_s = number, seconds - self._lead_s
