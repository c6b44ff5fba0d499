"""Convert faster-whisper's output for a chunk to whole words, with times from the start of the recording."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from rehearse.types import Word


def timed(segments: Sequence[Any], start_s: float, duration_s: float, offset_s: float = 0.0) -> tuple[Word, ...]:
    """Words with times from the start of the recording: inside the chunk, in order, no end before its start.

    offset_s: added to each time to correct the model's average error.
    """
    words: list[Word] = []
    at_s = 0.0
    for raw in (w for s in segments for w in whole_words(s.words or ())):
        text = raw.text.strip()
        if not text:
            continue
        begin_s = min(max(raw.start_s + offset_s, at_s), duration_s)
        end_s = min(max(raw.end_s + offset_s, begin_s), duration_s)
        at_s = begin_s
        words.append(Word(text, round(start_s + begin_s, 3), round(start_s + end_s, 3), round(raw.probability, 3)))
    return tuple(words)


class _Heard(NamedTuple):
    text: str
    start_s: float
    end_s: float
    probability: float


def whole_words(pieces: Sequence[Any]) -> list[_Heard]:
    """Words that Whisper split at a sign, joined ("$60" + ",000", "18" + "%"); a new word begins with a space."""
    whole: list[_Heard] = []
    for piece in pieces:
        heard = _Heard(piece.word, float(piece.start), float(piece.end), float(piece.probability))
        if whole and not heard.text.startswith(" "):
            first = whole.pop()
            likelihood = min(first.probability, heard.probability)
            heard = _Heard(first.text + heard.text, first.start_s, heard.end_s, likelihood)
        whole.append(heard)
    return whole
