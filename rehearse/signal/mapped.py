"""Read long memory-mapped recordings in blocks and release each block's memory after use."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def blocks(samples: NDArray[np.float32], size: int) -> Iterator[NDArray[np.float32]]:
    """Yield the samples in blocks of `size`; the last one may be shorter."""
    for start in range(0, len(samples), size):
        yield samples[start : start + size]
        let_go(samples)


def let_go(samples: NDArray[np.float32]) -> None:
    """Release the memory of a mapped recording; the system reads it from the file again when needed.

    Does nothing for samples in memory, or for a writable mapping, whose changes would be lost.
    """
    base: object = samples
    while base is not None and not isinstance(base, mmap.mmap):
        base = getattr(base, "base", None)
    if base is not None and not samples.flags.writeable and hasattr(mmap, "MADV_DONTNEED"):
        base.madvise(mmap.MADV_DONTNEED)
