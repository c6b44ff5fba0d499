"""Find the track that contains the voice, and whether its channels can be mixed, in a separate pass over the file."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.audio.blocks import open_blocks
from rehearse.audio.stream import LARGEST
from rehearse.data.levels import levels
from rehearse.errors import UnusableAudio
from rehearse.types import Side

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

SIDES: tuple[Side, ...] = ("left", "right")
_FLOOR = 1e-12


@dataclass(frozen=True)
class Heard:
    """The part of a file to use: a track and one of its channels (None for all, mixed), with warnings that say why."""

    track: int = 0
    channel: int | None = None
    warnings: tuple[str, ...] = ()


def choose(path: Path, side: Side | None = None) -> Heard:
    """The part of the file to use: the requested channel ("left", "right"), or else wherever the voice is.

    Raises the errors of `open_blocks`, and UnusableAudio if a mono file has no left or right.
    """
    with open_blocks(path) as first:
        tracks, channels = min(first.tracks, levels().mix.most_tracks), first.channels
    powers = [_frame_powers(path, track) for track in range(tracks)] if tracks > 1 else []
    track, warnings = _liveliest(powers)
    if tracks > 1:
        channels = powers[track].shape[1] - 1
    if side is not None:
        if channels < 2:
            raise UnusableAudio(f"{path} has only one channel, so there is no {side} one.", "Leave out --channel.")
        return Heard(track, SIDES.index(side), warnings)
    if channels < 2:
        return Heard(track, None, warnings)
    channel, why = _channel(powers[track] if powers else _frame_powers(path, track))
    return Heard(track, channel, (*warnings, *why))


def named(channel: int, channels: int) -> str:
    """The name of a channel: "the left channel", "channel 3"."""
    return f"the {SIDES[channel]} channel" if channels == len(SIDES) else f"channel {channel + 1}"


def _frame_powers(path: Path, track: int) -> NDArray[np.float64]:
    """Power of each channel and, last, of their mean, in each 100 ms frame; shape (frames, channels + 1)."""
    import numpy as np

    with open_blocks(path, track) as source:
        frame_n = max(1, round(levels().mix.frame_s * source.sample_rate_hz))
        rows, rest = [np.empty((0, source.channels + 1))], np.empty((0, source.channels), np.float32)
        for block in source.blocks:
            joined = np.concatenate([rest, np.where(np.abs(block) < LARGEST, block, np.float32(0))])
            whole = len(joined) // frame_n * frame_n
            rest = joined[whole:]
            if whole:
                frames = joined[:whole].reshape(-1, frame_n, source.channels).astype(np.float64)
                both = np.concatenate([frames, frames.mean(axis=2, keepdims=True)], axis=2)
                rows.append(both.var(axis=1))
    return np.concatenate(rows)


def _liveliness_db(power: NDArray[np.float64]) -> float:
    """Level difference in dB between loud and quiet frames of a channel; -inf if even the loud ones are silent."""
    import numpy as np

    if not len(power):
        return -math.inf
    loud, quiet = (10 * np.log10(np.quantile(power, [0.95, 0.1]) + _FLOOR)).tolist()
    return float(loud - quiet) if loud > levels().mix.quiet_dbfs else -math.inf


def _liveliest(powers: list[NDArray[np.float64]]) -> tuple[int, tuple[str, ...]]:
    """The first track that may contain a voice, or else the most likely one, and a warning about the others."""
    if not powers:
        return 0, ()
    lively = [max(_liveliness_db(power[:, channel]) for channel in range(power.shape[1] - 1)) for power in powers]
    good = [track for track, db in enumerate(lively) if db >= levels().mix.lively_db]
    track = good[0] if good else max(range(len(lively)), key=lambda at: lively[at])
    others = "the others contain no voice" if len(good) < 2 else "the others were left out"
    return track, (f"the file has {len(powers)} sound tracks: number {track + 1} was used, {others}",)


def _channel(powers: NDArray[np.float64]) -> tuple[int | None, tuple[str, ...]]:
    """The single channel to use, and a warning that says why; None if all can be mixed."""
    rule, channels = levels().mix, powers.shape[1] - 1
    each, mixed = powers[:, :-1], powers[:, -1]
    lively = [_liveliness_db(each[:, channel]) for channel in range(channels)]
    total = float(each.sum())
    if not total:
        return None, ()
    cancelled = mixed * channels < rule.cancelled_ratio * each.mean(axis=1)
    if float(each[cancelled].sum()) >= rule.cancelled_share * total:
        best = _best(each, lively)
        return best, (f"the channels cancel each other out when mixed: {named(best, channels)} alone was used",)
    best = max(range(channels), key=lambda at: lively[at])
    others = [db for at, db in enumerate(lively) if at != best]
    if max(others) < rule.lively_db and lively[best] - max(0.0, _liveliness_db(mixed)) >= rule.better_db:
        return best, (f"the other channels contain noise but no voice: {named(best, channels)} alone was used",)
    return None, ()


def _best(each: NDArray[np.float64], lively: list[float]) -> int:
    """The first channel within 1 dB of the loudest, among those with about the largest level difference."""
    good = [at for at, db in enumerate(lively) if db >= max(lively) - levels().mix.better_db]
    energy = each.sum(axis=0)
    loudest = max(float(energy[at]) for at in good or range(len(lively)))
    return next(at for at in good or range(len(lively)) if energy[at] >= 0.8 * loudest)
