"""Frames and words made by hand, for formulas whose values are known."""

import numpy as np

from rehearse.signal.frames import Frames
from rehearse.types import Transcript, Word


def frames(n: int, f0_hz: object = 120.0, level_dbfs: object = -20.0) -> Frames:
    """Frames of 10 ms."""

    def row(value: object) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        return np.broadcast_to(np.asarray(value, np.float32), (n,)).copy()

    level = row(level_dbfs)
    return Frames(0.01, level, level, level, row(f0_hz), row(0.9), np.zeros((n, 12), np.float32))


def said(text: str, every_s: float = 0.4) -> tuple[Transcript, tuple[float, ...]]:
    """Words at even distances, and when each begins."""
    starts = tuple(round(every_s * number, 3) for number in range(len(text.split())))
    words = tuple(Word(word, at, at + 0.3) for word, at in zip(text.split(), starts, strict=True))
    return Transcript(text, words=words), starts
