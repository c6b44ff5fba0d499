"""Turn the pieces of a transcript file into words: join them, repair times, add punctuation from the running text."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rehearse.data.plain_text import printable
from rehearse.types import Word

_NOISE = re.compile(r"\[[^\[\]]{0,200}\]|\([^()\d]{0,200}\)|♪[^♪]*♪?")  # [music], (laughs); not (40%)
_CHANGE = re.compile(r"(?:^|(?<=\s))(?:>{1,3}|[-–—•♪]+)(?=\s|$)")  # marks for a change of speaker, or without meaning
_STOP = re.compile(r"[.!?][\"'”’)]*(?:\s|$)")
_BARE = re.compile(r"\W+")
_STRETCHED_S = 2.0  # if a word ends this long after the next one begins, its end is wrong
_BAD_SHARE = 0.1  # above this share of words with impossible times, the file is refused
_AHEAD = 8  # number of words to search for the point where two differing texts match again


@dataclass(frozen=True)
class Piece:
    """A word or part of one as given in a file, with its leading space if any; times in seconds or None.

    invalid: the file gives an impossible time.
    """

    text: str
    start_s: float | None = None
    end_s: float | None = None
    probability: float | None = None
    invalid: bool = False


def words_in(text: str) -> list[str]:
    """The words of a cue, without sounds in brackets and marks for a change of speaker."""
    return printable(_CHANGE.sub(" ", _NOISE.sub(" ", text))).split()


def shared_out(words: Sequence[str], start_s: float | None, end_s: float | None) -> list[Piece]:
    """The words with the time of their line divided among them by length."""
    if start_s is None or end_s is None or end_s < start_s:
        return [Piece(f" {word}", start_s if nth == 0 else None) for nth, word in enumerate(words)]
    weights = [1 + len(word) for word in words]  # letters plus a gap, so that short words get some time too
    step_s = (end_s - start_s) / max(1, sum(weights))
    pieces, now_s = [], start_s
    for word, weight in zip(words, weights, strict=True):
        pieces.append(Piece(f" {word}", now_s, now_s + weight * step_s))
        now_s += weight * step_s
    return pieces


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with parts of the same word joined: "$60" and ",000", "3", ".5" and "%".

    Where most pieces have a leading space, one without it continues the previous word. Otherwise only pieces that
    cannot begin a word do: a comma or point before digits, a per cent sign, an apostrophe, punctuation.
    """
    spaced = sum(piece.text[:1].isspace() for piece in pieces) > len(pieces) / 2
    made: list[Piece] = []
    for piece in pieces:
        text = printable(piece.text)
        if not text.strip():
            continue
        if made and _goes_on(made[-1].text, text, spaced):
            last = made[-1]
            end_s = last.end_s if piece.end_s is None else piece.end_s
            made[-1] = Piece(last.text + text, last.start_s, end_s, last.probability, last.invalid or piece.invalid)
        else:
            made.append(Piece(text, piece.start_s, piece.end_s, piece.probability, piece.invalid))
    return made


def _goes_on(last: str, text: str, spaced: bool) -> bool:
    if spaced:
        return not text[0].isspace()
    if text[0].isspace() or last[-1:].isspace():
        return False
    after_digit = last[-1:].isdigit()
    return (after_digit and re.match(r"[.,:]\d|%", text) is not None) or re.match(
        r"['’]\w|[.,!?;:]+$", text
    ) is not None


def marked(pieces: Sequence[Piece], text: str) -> Sequence[Piece]:
    """The pieces with punctuation and capitals from the running text, if only the text has full stops."""
    if not _STOP.search(text) or any(_STOP.search(piece.text) for piece in pieces):
        return pieces
    tokens = [(token, _bare(token)) for token in printable(text).split()]
    bare = [_bare(piece.text) for piece in pieces]
    made: list[Piece] = []
    at = there = 0
    while at < len(pieces) and there < len(tokens):
        ours, theirs = _same(bare, tokens, at, there)
        if not ours:  # they differ here: keep the words unchanged up to where they match again
            skip, ahead = _together_again(bare, tokens, at, there)
            made += pieces[at : at + skip]
            at, there = at + skip, there + ahead
            continue
        said = " ".join(token for token, _ in tokens[there : there + theirs])
        first, last = pieces[at], pieces[at + ours - 1]
        made += _split(Piece(said, first.start_s, last.end_s, first.probability, first.invalid or last.invalid))
        at, there = at + ours, there + theirs
    return [*made, *pieces[at:]]


def _bare(text: str) -> str:
    return _BARE.sub("", text).lower()


def _same(bare: Sequence[str], tokens: Sequence[tuple[str, str]], at: int, there: int) -> tuple[int, int]:
    """Numbers of words and tokens from here on that have the same text: usually 1 and 1; 0 and 0 if they differ."""
    ours, theirs, mine, its = 1, 1, bare[at], tokens[there][1]
    while mine != its or not its:
        if len(mine) > len(its) or not its:
            if theirs >= _AHEAD or there + theirs >= len(tokens):
                return 0, 0
            its += tokens[there + theirs][1]
            theirs += 1
        else:
            if ours >= _AHEAD or at + ours >= len(bare):
                return 0, 0
            mine += bare[at + ours]
            ours += 1
        if not (mine.startswith(its) or its.startswith(mine)):
            return 0, 0
    return ours, theirs


def _together_again(bare: Sequence[str], tokens: Sequence[tuple[str, str]], at: int, there: int) -> tuple[int, int]:
    for distance in range(1, 2 * _AHEAD):
        for skip in range(min(distance, _AHEAD) + 1):
            ahead = distance - skip
            if at + skip < len(bare) and there + ahead < len(tokens) and bare[at + skip] == tokens[there + ahead][1]:
                return skip, ahead
    return 1, 1


def _split(piece: Piece) -> list[Piece]:
    """One piece for each word of a piece."""
    if piece.invalid or piece.start_s is None or piece.end_s is None:
        return [
            Piece(word, piece.start_s, piece.end_s, piece.probability, piece.invalid) for word in piece.text.split()
        ]
    made = shared_out(piece.text.split(), piece.start_s, piece.end_s)
    return [Piece(one.text, one.start_s, one.end_s, piece.probability) for one in made] or [piece]


def timed(pieces: Sequence[Piece]) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """The words in order of time, with any that lack a usable time placed between their neighbours, and warnings.

    Raises ValueError if too many times are unusable: more than a tenth impossible, or half unknown.
    """
    checked = [
        piece if _possible(piece) else Piece(piece.text, None, None, piece.probability, True) for piece in pieces
    ]
    checked = _without_outliers(checked)
    invalid = sum(piece.invalid for piece in checked)
    unknown = sum(piece.start_s is None for piece in checked)
    if checked and (invalid > max(1.0, _BAD_SHARE * len(checked)) or unknown > len(checked) / 2):
        first = next(piece for piece in checked if piece.start_s is None or piece.invalid)
        bad = max(invalid, unknown)
        raise ValueError(f'{bad:,} of its {len(checked):,} words have no time or an impossible one; the first is '
                         f'"{first.text.strip()[:40]}"')  # fmt: skip
    words = tuple(sorted(_filled(checked), key=lambda word: word.start_s or 0.0))
    noun = "word has an impossible time: it was" if invalid == 1 else "words have impossible times: they were"
    warnings = (f"transcript: {invalid} {noun} placed between the neighbouring words",) if invalid else ()
    return words, warnings


def _possible(piece: Piece) -> bool:
    if piece.invalid:
        return False
    start_s, end_s = piece.start_s, piece.end_s
    if start_s is not None and not 0 <= start_s < 1e7:
        return False
    if end_s is not None and not 0 <= end_s < 1e7:
        return False
    return start_s is None or end_s is None or end_s >= start_s


def _without_outliers(pieces: list[Piece]) -> list[Piece]:
    """The pieces with out-of-order times removed; unchanged if the file as a whole is not in order of time."""
    starts = [piece.start_s for piece in pieces if piece.start_s is not None]
    falls = sum(b < a for a, b in pairwise(starts))
    if not falls or falls > _BAD_SHARE * len(starts):
        return pieces
    made = list(pieces)
    known = [at for at, piece in enumerate(pieces) if piece.start_s is not None]
    last_s = 0.0
    for place, at in enumerate(known):
        start_s = pieces[at].start_s or 0.0
        after = [pieces[n].start_s or 0.0 for n in known[place + 1 : place + 3]]
        if start_s < last_s or (after and all(last_s <= a < start_s for a in after)):
            made[at] = Piece(pieces[at].text, None, None, pieces[at].probability, True)
        else:
            last_s = start_s
    return made


def _filled(pieces: list[Piece]) -> list[Word]:
    """The words with all times filled in: missing times from the neighbours, missing ends from the next start."""
    following = _next_starts(pieces)
    words: list[Word] = []
    at = 0
    while at < len(pieces):
        end = at
        while end < len(pieces) and pieces[end].start_s is None:
            end += 1
        if end > at:  # words without times share the time between their neighbours
            before_s = words[-1].end_s if words and words[-1].end_s is not None else 0.0
            after_s = pieces[end].start_s if end < len(pieces) else before_s + 0.3 * (end - at)
            share = shared_out([p.text.strip() for p in pieces[at:end]], before_s, max(before_s, after_s or 0.0))
            words += [_word(piece, piece.start_s or 0.0, piece.end_s or 0.0) for piece in share]
            at = end
            continue
        piece, start_s, next_s = pieces[at], pieces[at].start_s or 0.0, following[at]
        end_s = piece.end_s
        if end_s is None or (math.isfinite(next_s) and start_s <= next_s < end_s - _STRETCHED_S):
            end_s = next_s if math.isfinite(next_s) and next_s >= start_s else start_s + 0.3
        words.append(_word(piece, start_s, end_s))
        at += 1
    return words


def _next_starts(pieces: list[Piece]) -> list[float]:
    """For each piece, the start of the next one with a known time; infinity after the last."""
    starts, next_s = [math.inf] * len(pieces), math.inf
    for at in range(len(pieces) - 1, -1, -1):
        starts[at] = next_s
        known_s = pieces[at].start_s
        next_s = next_s if known_s is None else known_s
    return starts


def _word(piece: Piece, start_s: float, end_s: float) -> Word:
    return Word(piece.text.strip(), round(start_s, 3), round(end_s, 3), piece.probability)
