"""A sound file while it is being read: blocks of float32, with its properties and warnings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LARGEST = 2.0**40  # bound for samples: larger than unscaled 32-bit integers, but its square fits a float32
BLOCK_N = 1 << 16  # samples of each channel read at a time: 1.4 s at 48 kHz, half a megabyte in stereo


@dataclass
class Blocks:
    """An open sound file.

    total_n: samples per channel by the header, or None. warnings: extended while blocks are read. tracks: number of
    sound tracks in the file.
    """

    sample_rate_hz: int
    channels: int
    format: str
    total_n: int | None
    blocks: Iterator[NDArray[np.float32]]  # each of shape (n, channels)
    warnings: list[str] = field(default_factory=list)
    tracks: int = 1
