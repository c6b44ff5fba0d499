"""Level of a recording every 10 ms without its rumble, for checking word times and finding overlooked speech."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.data.method_settings import measuring
from rehearse.signal.band import high_pass
from rehearse.signal.compiled import sosfilt
from rehearse.signal.mapped import blocks
from rehearse.types import Audio, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HOP_S = 0.01
NOISE_QUANTILE = 0.1  # room noise: the quietest tenth
LOUD_QUANTILE = 0.95
DIGITAL_SILENCE_DB = -106.0  # below 16-bit noise: nothing was recorded
_BLOCK_S = 60  # recordings are read in blocks to keep memory use constant
_NOISE_FRAMES = 10  # noise is estimated over stretches of 100 ms


@dataclass(frozen=True, eq=False)
class Levels:
    """Level of each 10 ms frame in dB relative to full scale, level of the room noise, and the 95% quantile."""

    db: NDArray[np.float32]
    noise_db: float
    loud_db: float

    @property
    def duration_s(self) -> float:
        """Length of the recording in seconds, to the nearest frame."""
        return len(self.db) * HOP_S

    def over_noise(self, margin_db: float, share: float) -> NDArray[np.bool_]:
        """Mask of frames at least `margin_db` above the noise, or `share` of the range to `loud_db` if that is less."""
        active: NDArray[np.bool_] = self.db > self.noise_db + min(margin_db, share * (self.loud_db - self.noise_db))
        return active


def measure(audio: Audio) -> Levels:
    """The levels of a recording without its rumble; `noise_db` and `loud_db` exclude digital silence."""
    import numpy as np

    hop = round(HOP_S * audio.sample_rate_hz)
    sections = high_pass(audio.sample_rate_hz, measuring().band)
    state = np.zeros((len(sections), 2))
    rows = []
    for raw in blocks(audio.samples, _BLOCK_S * audio.sample_rate_hz):
        block, state = sosfilt(sections, raw, state)
        frames = block[: len(block) // hop * hop].reshape(-1, hop)
        rows.append(np.einsum("ij,ij->i", frames, frames, dtype=np.float64) / hop)
    power = np.concatenate(rows) if rows else np.zeros(0)
    if len(power) >= 3:
        power = np.convolve(power, (0.25, 0.5, 0.25), "same")
    db = (10 * np.log10(power + 1e-12)).astype(np.float32)
    long = power[: len(power) // _NOISE_FRAMES * _NOISE_FRAMES].reshape(-1, _NOISE_FRAMES).mean(axis=1)
    room = 10 * np.log10(long + 1e-12)
    room, sounding = room[room > DIGITAL_SILENCE_DB], db[db > DIGITAL_SILENCE_DB]
    return Levels(
        db,
        float(np.quantile(room, NOISE_QUANTILE)) if len(room) else DIGITAL_SILENCE_DB,
        float(np.quantile(sounding, LOUD_QUANTILE)) if len(sounding) else DIGITAL_SILENCE_DB,
    )


def runs(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First frame and frame after the last for each run of True."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.view(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def silences(active: NDArray[np.bool_], shortest_s: float, island_s: float) -> tuple[Span, ...]:
    """Spans of at least `shortest_s` without activity; activity shorter than `island_s` is ignored as a click."""
    found: list[Span] = []
    for first, last in runs(~active):
        span = Span(first * HOP_S, last * HOP_S)
        if found and span.start_s - found[-1].end_s < island_s:
            span = Span(found.pop().start_s, span.end_s)
        found.append(span)
    return tuple(span for span in found if span.duration_s >= shortest_s)
