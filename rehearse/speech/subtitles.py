"""Read SRT, WebVTT and tab-separated cues as timed pieces of text, without duplicates.

Some programs repeat each line while the next one is spoken (rolling captions), or repeat a line for each of its words
with that word marked (highlighting). Repeated text counts once, at the time when it was first shown.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rehearse.speech.pieces import Piece, shared_out, words_in

ARROW = "-->"
_CLOCK = r"(?:(\d+):)?(\d+):(\d+)(?:[.,](\d+))?"
_TIMING = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}(?!\S)")
_INLINE = re.compile(rf"<{_CLOCK}>")
_MARKED = re.compile(r"<(u|b|font|c\.[\w.]+)\b[^<>]{0,200}>([^<>]*)</(?:u|b|font|c)>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<>|\{\\[^{}]{0,200}\}")
_BLOCKS = ("NOTE", "STYLE", "REGION")
_ROLLING_SHARE = 0.3  # above this share of cues that repeat the previous one, captions are rolling
_TOGETHER_S = 0.5  # a cue that begins this soon after the previous one may repeat its text


@dataclass(frozen=True)
class Cue:
    """One cue: its times in seconds and its lines with mark-up."""

    start_s: float
    end_s: float
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text without mark-up."""
        return _plain(" ".join(self.lines))


def cue_pieces(text: str) -> list[Piece]:
    """The words of an SRT or WebVTT file. Raises ValueError for any other text."""
    if ARROW not in text:
        raise ValueError("neither JSON nor subtitles")
    cues = [cue for cue in _cues(text) if cue.text.strip()]
    shown = [words_in(cue.text) for cue in cues]
    rolling = _is_rolling(cues, shown)
    pieces: list[Piece] = []
    at = looked = 0
    while at < len(cues):
        if at >= looked:
            looked = _same_until(shown, at)
            if looked - at > 1 and any(_mark(cue) is not None for cue in cues[at:looked]):
                pieces += _run_pieces(cues[at:looked], shown[at])
                at = looked
                continue
        seen = _overlap(shown[at - 1], shown[at]) if rolling and at and _together(cues, at) else 0
        pieces += _timed(cues[at], seen)
        at += 1
    return pieces


def table_pieces(text: str) -> list[Piece]:
    """The words of a tab-separated table of start, end (milliseconds) and text, as written by whisper."""
    pieces: list[Piece] = []
    for line in text.splitlines()[1:]:
        start, _, rest = line.partition("\t")
        end, _, said = rest.partition("\t")
        if said.strip():
            pieces += shared_out(words_in(said), float(start) / 1000, float(end) / 1000)
    return pieces


def _cues(text: str) -> Iterator[Cue]:
    lines = text.splitlines()
    is_vtt = text.lstrip().startswith("WEBVTT")
    cue: Cue | None = None
    skipping = is_vtt  # inside the header or a block that is not a cue
    for number, line in enumerate(lines):
        if ARROW in line and (found := _TIMING.match(line)):
            if cue:
                yield cue
            cue, skipping = Cue(_seconds(found.groups()[:4]), _seconds(found.groups()[4:])), False
        elif not line:  # a line of spaces is text in WebVTT: rolling captions begin with one
            skipping = False
            if cue and is_vtt:
                yield cue
                cue = None
        elif is_vtt and cue is None and (line.split(maxsplit=1) or [""])[0] in _BLOCKS:
            skipping = True
        elif cue and not skipping and not _is_counter(lines, number):
            cue.lines.append(line)
    if cue:
        yield cue


def _is_counter(lines: list[str], number: int) -> bool:
    """Whether this line is the number of the cue whose times follow."""
    return lines[number].strip().isdigit() and number + 1 < len(lines) and ARROW in lines[number + 1]


def _seconds(parts: Iterable[str | None]) -> float:
    """Seconds from hours, minutes, seconds and decimals of a second."""
    hours, minutes, seconds, decimals = (part or "0" for part in parts)
    return int(hours[:6]) * 3600 + int(minutes[:6]) * 60 + int(seconds[:6]) + float(f"0.{decimals[:6]}")


def _plain(text: str) -> str:
    r"""The text without tags for its colour, place or script; `\N` is a line end in a line."""
    return html.unescape(_TAG.sub("", _INLINE.sub("", text.replace(r"\N", " ")))).replace("\u00a0", " ")


def _timed(cue: Cue, seen: int) -> list[Piece]:
    """The words of a cue after the first `seen`, with inline times where the cue has them."""
    parts = _INLINE.split("\n".join(cue.lines))  # text, then four groups and text again for every inline time
    marks = [cue.start_s, *(_seconds(parts[i : i + 4]) for i in range(1, len(parts), 5)), cue.end_s]
    pieces: list[Piece] = []
    for text, start_s, end_s in zip(parts[::5], marks, marks[1:], strict=False):
        words = words_in(_plain(text))
        pieces += shared_out(words[seen:], start_s, max(start_s, end_s))
        seen = max(0, seen - len(words))
    return pieces


def _is_rolling(cues: list[Cue], shown: list[list[str]]) -> bool:
    pairs = [at for at in range(1, len(cues)) if _together(cues, at)]
    repeats = sum(_is_repeat(shown[at - 1], shown[at]) for at in pairs)
    return len(pairs) >= 2 and repeats >= max(2, _ROLLING_SHARE * len(pairs))


def _together(cues: list[Cue], at: int) -> bool:
    return cues[at].start_s - cues[at - 1].end_s < _TOGETHER_S


def _is_repeat(before: list[str], now: list[str]) -> bool:
    """Whether a cue begins with at least two words (or all, if fewer) that ended the previous one."""
    return _overlap(before, now) >= min(2, len(before), len(now))


def _overlap(before: list[str], now: list[str]) -> int:
    """Number of words at the end of one cue that begin the next, by the Knuth-Morris-Pratt prefix function."""
    both: list[str | None] = [*now, None, *before[-len(now) :]] if now else []
    table = [0] * len(both)
    for at in range(1, len(both)):
        k = table[at - 1]
        while k and both[at] != both[k]:
            k = table[k - 1]
        table[at] = k + (both[at] == both[k])
    return table[-1] if table else 0


def _same_until(shown: list[list[str]], at: int) -> int:
    """The index after the last of the consecutive cues from `at` that show the same words."""
    end = at
    while end < len(shown) and shown[end] == shown[at]:
        end += 1
    return end


def _mark(cue: Cue) -> tuple[int, int] | None:
    """The range of the marked words in a cue (first, one past the last); None unless exactly one range is marked."""
    text = " ".join(cue.lines)
    found = list(_MARKED.finditer(text))
    if len(found) != 1:
        return None
    first = len(words_in(_plain(text[: found[0].start()])))
    return first, first + len(words_in(_plain(found[0][2])))


def _run_pieces(cues: list[Cue], words: list[str]) -> list[Piece]:
    """The words of a highlighted line, each with the time when it is marked."""
    times: dict[int, tuple[float, float]] = {}
    for cue in cues:
        first, last = _mark(cue) or (0, 0)
        for place in range(first, min(last, len(words))):
            times.setdefault(place, (cue.start_s, cue.end_s))
    return [Piece(word, *times.get(place, (None, None))) for place, word in enumerate(words)]
