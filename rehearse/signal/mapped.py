"""Long recordings, mapped from a file: read in blocks, each of which leaves the memory when it is done with."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def blocks(samples: NDArray[np.float32], size: int) -> Iterator[NDArray[np.float32]]:
    """The samples in blocks of `size`; the last one may be shorter."""
    for start in range(0, len(samples), size):
        yield samples[start : start + size]
        let_go(samples)


def let_go(samples: NDArray[np.float32]) -> None:
    """Give back the memory of what was read of a mapped recording; it is read again where it is asked for again.

    Nothing is done for samples in memory, or for a mapping that may be written to: what was written would be lost.
    """
    base: object = samples
    while base is not None and not isinstance(base, mmap.mmap):
        base = getattr(base, "base", None)
    if base is not None and not samples.flags.writeable and hasattr(mmap, "MADV_DONTNEED"):
        base.madvise(mmap.MADV_DONTNEED)
