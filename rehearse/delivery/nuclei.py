"""Inferred fillers (first version): a steady voiced nucleus, next to a pause, that the words do not explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.delivery import syllables, voice
from rehearse.delivery.tokens import Token
from rehearse.types import Filler

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rehearse.delivery.frames import Frames


def infer(frames: Frames, active: NDArray[np.bool_], row: tuple[Token, ...]) -> tuple[Filler, ...]:
    """Fillers in what is left of each word's time after the word itself."""
    import numpy as np

    starts = [token.word.start_s for token in row if token.word.start_s is not None]
    if len(starts) != len(row) or not row:
        return ()
    syllable_s = _syllable_s(row, starts, active, frames.hop_s)
    edges = [*starts, len(frames) * frames.hop_s]
    found: list[Filler] = []
    steady = active & (frames.f0_hz > 0) & _steady(frames, active)
    counts = syllables.each(tuple(token.form for token in row))
    for count, start_s, end_s in zip(counts, edges, edges[1:], strict=False):
        explained_s = start_s + count * syllable_s + 0.12
        first, last = round(start_s / frames.hop_s), round(end_s / frames.hop_s)
        islands = voice.runs(active[first:last])
        for a, b in islands[1:]:
            inside = steady[first + a : first + b]
            a_s, b_s = (first + a) * frames.hop_s, (first + b) * frames.hop_s
            if a_s > explained_s - 0.06 and 0.12 < b_s - a_s < 1.6 and np.count_nonzero(inside) * frames.hop_s >= 0.12:
                found.append(Filler("um", round(a_s, 2), round(b_s, 2), "sound", "inferred", 0.6))
    return tuple(found)


def _syllable_s(row: tuple[Token, ...], starts: list[float], active: NDArray[np.bool_], hop_s: float) -> float:
    first = round(starts[0] / hop_s)
    return float(active[first:].sum()) * hop_s / max(1, sum(syllables.each(tuple(token.form for token in row))))


def _steady(frames: Frames, active: NDArray[np.bool_]) -> NDArray[np.bool_]:
    import numpy as np

    width = 3
    sums = np.cumsum(np.vstack([np.zeros((1, frames.cepstra.shape[1])), frames.cepstra]), axis=0)
    means = (sums[width:] - sums[:-width]) / width
    change = np.full(len(frames), np.inf)
    change[width : len(frames) - width + 1] = np.linalg.norm(means[width:] - means[:-width], axis=1)
    typical = float(np.median(change[active])) if active.any() else 0.0
    steady: NDArray[np.bool_] = change < typical
    return steady
