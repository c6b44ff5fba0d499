"""Measure level, clipping and noise on the original samples, and judge whether the recording can be trusted."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from rehearse.data.levels import levels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.types import AudioInfo


def dbfs(amplitude: float) -> float | None:
    """An amplitude (1.0 = full scale) in dB relative to full scale, to 0.01 dB; None for zero."""
    return round(20 * math.log10(amplitude), 2) if amplitude > 0 else None


class Meter:
    """Measures a recording block by block; memory grows by 8 bytes per 100 ms.

    Samples are float32 of shape (n, channels), full scale 1.0. Each frame's mean is removed before its level is
    measured, so that a converter's DC offset does not count as noise.
    """

    def __init__(self, sample_rate_hz: int, channels: int) -> None:
        import numpy as np

        self._limits = levels()
        self._frame_n = max(1, round(self._limits.frame.length_s * sample_rate_hz))
        self._full = 10 ** (-self._limits.clipping.within_db / 20)
        self.channels = channels
        self._rest = np.empty((0, channels), np.float32)
        self._runs = np.zeros(channels, np.int64)  # length of the full-scale run at the end of the last block
        self._powers: list[NDArray[np.float64]] = []
        self._clipped = 0
        self.samples = 0
        self.peak = 0.0

    def add(self, block: NDArray[np.float32]) -> None:
        """Measure a block, shape (n, channels), with finite values."""
        import numpy as np

        magnitude = np.abs(block)
        self.peak = max(self.peak, float(magnitude.max(initial=0.0)))
        self.samples += block.size
        full = magnitude >= self._full
        for channel in range(block.shape[1]):
            self._count_clipped(full[:, channel], channel)
        joined = np.concatenate([self._rest, block])
        whole = len(joined) // self._frame_n * self._frame_n
        self._rest = joined[whole:].copy()
        if whole:
            self._powers.append(_frame_power(joined[:whole], self._frame_n))

    def _count_clipped(self, full: NDArray[np.bool_], channel: int) -> None:
        """Count the full-scale samples in sufficiently long runs, which may continue across blocks."""
        import numpy as np

        least, before = self._limits.clipping.run_samples, int(self._runs[channel])
        if not full.any():
            self._runs[channel] = 0
            return
        edges = np.flatnonzero(np.diff(np.concatenate([[False], full, [False]]).astype(np.int8)))
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            carried = before if start == 0 else 0
            run = int(end - start) + carried
            if run >= least:  # do not count again what was counted in the previous block
                self._clipped += run - (carried if carried >= least else 0)
        self._runs[channel] = (
            0 if edges[-1] != len(full) else int(edges[-1] - edges[-2]) + (before if edges[-2] == 0 else 0)
        )

    def rescale(self) -> None:
        """Treat the peak as full scale (integer samples in a float file); clipping cannot be detected in this case."""
        self._powers = [self._frames() / self.peak**2]
        self._clipped, self.peak = 0, 1.0

    def _frames(self) -> NDArray[np.float64]:
        import numpy as np

        if self._powers:
            return np.concatenate(self._powers)
        return _frame_power(self._rest, len(self._rest)) if len(self._rest) else np.zeros(1)

    @property
    def loudest_frame_dbfs(self) -> float | None:
        """Level of the loudest 100 ms frame in dBFS; None for digital silence."""
        return dbfs(math.sqrt(float(self._frames().max())))

    @property
    def noise_dbfs(self) -> float | None:
        """The 10% quantile of the levels of 100 ms frames in dBFS; None if that is digital silence."""
        import numpy as np

        return dbfs(math.sqrt(float(np.quantile(self._frames(), self._limits.frame.quietest_share))))

    @property
    def clipped_ratio(self) -> float:
        """Share of the samples at full scale in runs of three or more, 0-1."""
        return self._clipped / self.samples if self.samples else 0.0


def _frame_power(samples: NDArray[np.float32], frame_n: int) -> NDArray[np.float64]:
    """Mean power of each frame over all channels, with the frame's mean removed."""
    import numpy as np

    frames = samples.reshape(-1, frame_n, samples.shape[1]).astype(np.float64)
    power: NDArray[np.float64] = frames.var(axis=1).mean(axis=1)
    return power


def judge_trust(info: AudioInfo, speech_ratio: float | None) -> AudioInfo:
    """The same facts with `speech_ratio` (share of speech in the duration, or None), `trust` and `reasons` filled in.

    "poor" means that the sound is too bad to judge the words, so nothing is scored. Reasons for "poor" come first,
    followed by minor ones, which leave it "ok". Limits and sources: data/levels.toml.
    """
    poor, notes = _reasons(info, speech_ratio)
    return msgspec.structs.replace(
        info, speech_ratio=speech_ratio, trust="poor" if poor else "ok", reasons=(*poor, *notes)
    )


def _reasons(info: AudioInfo, speech_ratio: float | None) -> tuple[list[str], list[str]]:
    """The reasons that make the recording poor, and the minor ones."""
    poor: list[str] = []
    notes: list[str] = []
    for value, poor_at, note_at, sentence in _measured(info, speech_ratio):
        sign = 1 if poor_at >= note_at else -1  # direction from the limit of a note to that of "poor"
        if sign * value >= sign * poor_at:
            poor.append(sentence)
        elif sign * value >= sign * note_at:
            notes.append(sentence)
    if info.sample_rate < levels().rate.telephone_hz:
        notes.append(f"telephone quality: {info.sample_rate / 1000:g} kHz")
    return poor, notes


def _measured(info: AudioInfo, speech_ratio: float | None) -> Iterator[tuple[float, float, float, str]]:
    """Yield each known measure: its value, the limit for "poor", the limit for a note, and a sentence about it."""
    limits = levels()
    if speech_ratio is not None:
        share = limits.speech
        yield speech_ratio, share.poor_ratio, share.note_ratio, f"only {speech_ratio:.0%} of the recording is speech"
    clip, clipped = limits.clipping, f"{info.clipped_ratio:.2%} of the samples are clipped: turn the microphone down"
    yield info.clipped_ratio, clip.poor_ratio, clip.note_ratio, clipped
    if info.peak_dbfs is None:
        return
    peak, quiet = limits.level, f"very quiet: the loudest moment is at {info.peak_dbfs:.0f} dBFS"
    yield info.peak_dbfs, peak.poor_peak_dbfs, peak.note_peak_dbfs, quiet
    if info.noise_dbfs is not None:
        over_db = info.peak_dbfs - info.noise_dbfs
        noisy = f"noisy: the loudest moment is only {over_db:.0f} dB over the background"
        yield over_db, limits.range.poor_db, limits.range.note_db, noisy
