"""Detect two speakers by voice prints that form two groups, each similar within itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.signal.voice_prints import WINDOW_FRAMES, one_voice

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.data.method_settings import VoicePrintSettings
    from rehearse.signal.frames import VoicePrints

_ROUNDS = 15


def two_speakers(prints: VoicePrints, active: NDArray[np.bool_], settings: VoicePrintSettings) -> bool:
    """Whether there are two clearly separate groups of at least `least` windows each.

    active: mask of frames with speech (n,); windows with too little speech, or outside the answer, are ignored.
    """
    spoken = [float(active[first * WINDOW_FRAMES :][:WINDOW_FRAMES].mean()) for first in prints.windows]
    embeddings = prints.embeddings[[share >= settings.spoken for share in spoken]]
    if len(embeddings) < 2 * settings.least or one_voice(embeddings, settings):
        return False
    likeness = embeddings @ embeddings.T
    other = _parted(embeddings, likeness)
    if other is None or min(other.sum(), (~other).sum()) < settings.least:
        return False
    return _apart(embeddings, likeness, other, settings)


def _apart(
    embeddings: NDArray[np.float32],
    likeness: NDArray[np.float32],
    other: NDArray[np.bool_],
    settings: VoicePrintSettings,
) -> bool:
    """Whether windows are more similar within their group than across groups, on average and in each group.

    The windows are in order of time: if the voice changes only once, the thresholds are higher.
    """
    import numpy as np

    across = float(likeness[np.ix_(other, ~other)].mean())
    within = [_within(likeness[np.ix_(group, group)]) for group in (other, ~other)]
    first, second = _middles(embeddings, other)
    once = int((other[1:] != other[:-1]).sum()) == 1
    each, mean = (settings.each_apart_once, settings.apart_once) if once else (settings.each_apart, settings.apart)
    return (
        min(within) - across >= each and sum(within) / 2 - across >= mean and float(first @ second) <= settings.middles
    )


def _within(likeness: NDArray[np.float32]) -> float:
    """The mean similarity between different windows of a group; likeness: (n, n), 1 on its diagonal."""
    count = len(likeness)
    return float(likeness.sum() - count) / (count * (count - 1))


def _parted(embeddings: NDArray[np.float32], likeness: NDArray[np.float32]) -> NDArray[np.bool_] | None:
    """Mask of the windows in the second of two groups, by spherical k-means with the better of two starts."""
    import numpy as np

    farthest = np.unravel_index(np.argmin(likeness), likeness.shape)
    spread = embeddings - embeddings.mean(axis=0)
    side = spread @ np.linalg.svd(spread, full_matrices=False)[2][0] > 0
    starts = [embeddings[list(farthest)]]
    if side.any() and not side.all():
        starts.append(_middles(embeddings, side))
    found = [result for start in starts if (result := _settled(embeddings, start)) is not None]
    return max(found, key=lambda result: result[0])[1] if found else None


def _settled(embeddings: NDArray[np.float32], middles: NDArray[np.float32]) -> tuple[float, NDArray[np.bool_]] | None:
    """Total similarity of the windows to their group's centre, and the mask of the second group; None for one group."""
    import numpy as np

    other = np.zeros(len(embeddings), bool)
    for _ in range(_ROUNDS):
        before, other = other, embeddings @ middles[1] > embeddings @ middles[0]
        if not other.any() or other.all():
            return None
        if (other == before).all():
            break
        middles = _middles(embeddings, other)
    return float((embeddings * middles[other.astype(np.intp)]).sum()), other


def _middles(embeddings: NDArray[np.float32], other: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The centres of the first and the second group, each of length 1."""
    import numpy as np

    rows = np.array([embeddings[~other].mean(axis=0), embeddings[other].mean(axis=0)])
    found: NDArray[np.float32] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return found
