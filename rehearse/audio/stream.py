"""A sound file while it is being read: blocks of float32, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LARGEST = 2.0**40  # of a sample: integers of 32 bits, unscaled, are smaller, and its square still fits a float32
BLOCK_N = 1 << 16  # samples of each channel read at once: 1.4 s at 48 kHz, half a megabyte in stereo


@dataclass
class Blocks:
    """total_n: what the header says, or None; warnings grow as blocks are drawn; tracks: how many the file has."""

    sample_rate_hz: int
    channels: int
    format: str
    total_n: int | None
    blocks: Iterator[NDArray[np.float32]]  # each of shape (n, channels)
    warnings: list[str] = field(default_factory=list)
    tracks: int = 1
