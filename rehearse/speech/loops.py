"""Remove loops: words or phrases that a model repeats many times though they were not said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from rehearse.data.recognition import LoopSettings
from rehearse.types import Word


def _shortened(word: Word, settings: LoopSettings) -> Word:
    """The word with endless repetition inside it shortened ("Maaaa…", "000,000,000,…")."""
    text = re.sub(rf"(.{{1,4}}?)\1{{{settings.most_signs},}}", lambda loop: loop[1] * settings.most_signs, word.text)
    if text == word.text:
        return word
    return replace(word, text=text, probability=(word.probability or 0.0) * len(text) / len(word.text))


def without_loops(words: Sequence[Word], settings: LoopSettings) -> tuple[Word, ...]:
    """The words without repetitions that cannot have been said.

    A word repeated implausibly often in a row is kept as many times as fit into its time, evenly spaced; phrases
    repeated in a row, and characters inside a word, are cut to the first few repetitions.
    """
    kept: list[Word] = []
    for row in _rows([_shortened(word, settings) for word in words]):
        kept += row if len(row) <= settings.most_words else _spread(row, settings)
    for length in range(2, settings.longest_phrase + 1):
        kept = _capped(kept, length, settings.most_phrases)
    return tuple(kept)


def _spread(row: list[Word], settings: LoopSettings) -> list[Word]:
    """As many of the equal words as fit into their time, at most `most_words`, evenly spaced."""
    start_s, end_s = row[0].start_s or 0.0, row[-1].end_s or 0.0
    count = max(1, min(settings.most_words, int((end_s - start_s) / settings.apart_s)))
    step_s = (end_s - start_s) / count
    return [
        replace(word, start_s=round(start_s + n * step_s, 3), end_s=round(start_s + (n + 1) * step_s, 3))
        for n, word in enumerate(row[:count])
    ]


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """The words grouped into runs of equal ones."""
    rows: list[list[Word]] = [[words[0]]] if words else []
    for before, word in pairwise(words):
        if bare(word.text) == bare(before.text):
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def _capped(words: list[Word], length: int, most: int) -> list[Word]:
    """The words with at most `most` repetitions in a row of any phrase of `length` words.

    The probability of a shortened phrase is scaled by the share of repetitions kept.
    """
    names = [bare(w.text) for w in words]
    kept: list[Word] = []
    at = 0
    while at < len(words):
        times = 1
        phrase = names[at : at + length]
        while len(phrase) == length and names[at + times * length : at + (times + 1) * length] == phrase:
            times += 1
        if times > most:
            sure = most / times  # the rest was invented with the same confidence
            kept += [replace(w, probability=sure * (w.probability or 0.0)) for w in words[at : at + most * length]]
            at += times * length
        else:
            kept.append(words[at])
            at += 1
    return kept


def bare(text: str) -> str:
    """The comparison form of a word: lower-case letters and digits; a word without any is returned unchanged."""
    return re.sub(r"[\W_]+", "", text.lower()) or text
