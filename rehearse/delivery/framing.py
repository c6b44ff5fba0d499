"""Sound cut into overlapping windows, block by block, so that forty minutes need no more memory than one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def frame_count(n_samples: int, hop: int) -> int:
    """How many frames of `hop` samples a recording has; a last, incomplete one counts."""
    return -(-n_samples // hop)


def blocks(
    samples: NDArray[np.float32], hop: int, margin: int, block_frames: int, high_pass: NDArray[np.float64]
) -> Iterator[NDArray[np.float32]]:
    """High-passed stretches of at most `block_frames` frames, each with `margin` samples on either side.

    samples: float32, shape (n,); may be a memory map. high_pass: second-order sections for scipy's sosfilt, whose
    state is carried from block to block. Past the ends of the recording there is silence.
    A stretch of f frames has f * hop + 2 * margin samples, and its first frame begins at index `margin`.
    """
    import numpy as np
    from scipy.signal import sosfilt

    state = np.zeros((high_pass.shape[0], 2))
    kept = np.zeros(margin, np.float32)
    frames_left = frame_count(len(samples), hop)
    read = 0
    while frames_left > 0:
        frames = min(block_frames, frames_left)
        need = frames * hop + 2 * margin - len(kept)
        fresh = np.asarray(samples[read : read + need], dtype=np.float64)
        fresh = np.pad(fresh, (0, need - len(fresh)))
        filtered, state = sosfilt(high_pass, fresh, zi=state)
        block = np.concatenate([kept, filtered.astype(np.float32)])
        yield block
        read += need
        frames_left -= frames
        kept = block[frames * hop :]


def windows(block: NDArray[np.float32], hop: int, margin: int, length: int) -> NDArray[np.float32]:
    """The windows of `length` samples centred on the frames of one block: a view, shape (frames, length)."""
    import numpy as np

    frames = (len(block) - 2 * margin) // hop
    first = margin + hop // 2 - length // 2
    return np.lib.stride_tricks.sliding_window_view(block[first:], length)[: frames * hop : hop]
