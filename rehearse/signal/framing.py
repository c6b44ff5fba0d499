"""Cut sound into overlapping windows, block by block, so that forty minutes need no more memory than one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rehearse.signal.compiled import sosfilt
from rehearse.signal.mapped import blocks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def frame_count(n_samples: int, hop: int) -> int:
    """Number of frames of `hop` samples in a recording, including an incomplete last one."""
    return -(-n_samples // hop)


class Framer:
    """Yields filtered stretches of at most `block_frames` frames, each with `margin` samples on either side.

    A stretch of f frames has f * hop + 2 * margin samples, and its first frame begins at index `margin`. Beyond the
    ends of the recording there is silence. The stretches are the same whether the recording is fed whole or in pieces.
    sections: second-order sections for scipy's sosfilt; the filter state is carried from block to block.
    """

    def __init__(self, hop: int, margin: int, block_frames: int, sections: NDArray[np.float64]) -> None:
        import numpy as np

        self._hop, self._margin, self._block_frames, self._sections = hop, margin, block_frames, sections
        self._state = np.zeros((len(sections), 2))
        self._kept = np.zeros(margin, np.float32)
        self._waiting = np.zeros(0, np.float32)
        self._frames = self._total = 0

    def feed(self, samples: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
        """Yield the stretches completed by these samples (float32, shape (n,); may be a memory map)."""
        import numpy as np

        for fresh in blocks(samples, self._block_frames * self._hop):  # a long recording is never in memory twice
            self._total += len(fresh)
            self._waiting = np.concatenate([self._waiting, fresh])
            while len(self._waiting) >= self._need(self._block_frames):
                yield self._stretch(self._block_frames)

    def finish(self) -> Iterator[NDArray[np.float32]]:
        """Yield the remaining stretches at the end of the recording."""
        while left := frame_count(self._total, self._hop) - self._frames:
            yield self._stretch(min(self._block_frames, left))

    def _need(self, frames: int) -> int:
        return frames * self._hop + 2 * self._margin - len(self._kept)

    def _stretch(self, frames: int) -> NDArray[np.float32]:
        import numpy as np

        need = self._need(frames)
        fresh, self._waiting = self._waiting[:need].astype(np.float64), self._waiting[need:]
        filtered, self._state = sosfilt(self._sections, np.pad(fresh, (0, need - len(fresh))), self._state)
        block = np.concatenate([self._kept, filtered.astype(np.float32)])
        self._kept = block[frames * self._hop :]
        self._frames += frames
        return block


def windows(block: NDArray[np.float32], hop: int, margin: int, length: int) -> NDArray[np.float32]:
    """A view of the windows of `length` samples centred on the frames of a block, shape (frames, length)."""
    import numpy as np

    frames = (len(block) - 2 * margin) // hop
    first = margin + hop // 2 - length // 2
    return np.lib.stride_tricks.sliding_window_view(block[first:], length)[: frames * hop : hop]
