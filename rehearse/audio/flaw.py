"""What makes a recorded take useless, found without decoding all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rehearse.audio.blocks import open_blocks
from rehearse.audio.decode import LEAST_N, RATE_HZ, check_rate
from rehearse.audio.level import Meter
from rehearse.data.levels import levels
from rehearse.errors import AudioError

if TYPE_CHECKING:
    from rehearse.audio.recover import Unfinished

Flaw = Literal["only silence", "too short", "damaged"]


def flaw(take: Unfinished) -> Flaw | None:
    """Why no report can be made of the take, as `decode` judges; None if one can.

    Reads until there is sound. A take whose recorder was killed has none: its file is not complete before `finished`.
    """
    if take.part:
        return None
    silent = 10 ** (levels().silence.loudest_frame_dbfs / 20)
    try:
        with open_blocks(take.path) as source:
            check_rate(take.path, source.sample_rate_hz)
            meter = Meter(source.sample_rate_hz, source.channels)
            for block in source.blocks:
                meter.add(block)
                if meter.peak >= silent and _is_heard(meter, source.sample_rate_hz):
                    return None
    except (AudioError, OSError):
        return "damaged"
    return "only silence" if _is_long(meter, source.sample_rate_hz) else "too short"


def _is_heard(meter: Meter, sample_rate_hz: int) -> bool:
    loudest_dbfs = meter.loudest_frame_dbfs
    loud = loudest_dbfs is not None and loudest_dbfs >= levels().silence.loudest_frame_dbfs
    return loud and _is_long(meter, sample_rate_hz)


def _is_long(meter: Meter, sample_rate_hz: int) -> bool:
    return meter.samples // meter.channels * RATE_HZ >= LEAST_N * sample_rate_hz
