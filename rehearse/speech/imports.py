"""Read transcripts made by other programs and check them against the recording."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from rehearse.data import load
from rehearse.data.plain_text import read_text
from rehearse.errors import UsageError
from rehearse.speech.pieces import Piece, timed
from rehearse.types import Speech, Transcript, Word

_DOUBT = "does it belong to this recording?"  # ends the warnings after which nobody's words should be replaced unasked
HINT = "Give SRT, VTT, Whisper's JSON, or a JSON list of {text, start_s, end_s}."


@dataclass(frozen=True)
class Imported:
    """The words of a transcript file, and warnings about what was corrected in them."""

    transcript: Transcript
    warnings: tuple[str, ...] = ()


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """transcripts.toml: limits for checking imported transcripts."""

    over_s: float
    far_over_s: float
    unwritten_s: float
    silent_share: float
    fast_wpm: float
    impossible_wpm: float
    window_s: float
    fewest_words: int


@cache
def limits() -> Limits:
    """The limits in transcripts.toml."""
    return load("transcripts.toml", Limits)


def read_transcript(path: Path) -> Imported:
    """The words of a transcript file, or of standard input for "-", in order of time; sentences are left empty.

    If a file has times only for cues or segments, each one's time is divided among its words by length; single words
    with impossible times are placed between their neighbours, with a warning. Raises UsageError if the file is missing,
    has an unknown format, contains no words, or its times are impossible.
    """
    name = "Standard input" if str(path) == "-" else str(path)
    if str(path) != "-" and not path.exists():
        raise UsageError(f"There is no transcript at {path}.", HINT)
    try:
        text = read_text(path)
    except UsageError as error:
        raise UsageError(f"{name} cannot be read as text. {error.message}", HINT) from error
    try:
        language, pieces = _pieces(path, text)
        words, warnings = timed([piece for piece in pieces if piece.text.strip()])
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise UsageError(f"{name} is not a transcript that can be read ({error}).", HINT) from error
    if not words:
        raise UsageError(f"{name} contains no words.", HINT)
    return Imported(Transcript(" ".join(word.text for word in words), language, words), warnings)


def _pieces(path: Path, text: str) -> tuple[str, Sequence[Piece]]:
    from rehearse.speech.subtitles import ARROW, cue_pieces, table_pieces
    from rehearse.speech.transcript_json import json_pieces

    if path.suffix.lower() == ".json" or (text.lstrip()[:1] in ("[", "{") and ARROW not in text[:2000]):
        return json_pieces(text)
    if text.split("\n", 1)[0].strip().lower().split("\t") == ["start", "end", "text"]:
        return "en", table_pieces(text)
    return "en", cue_pieces(text)


def held_to(transcript: Transcript, speech: Speech) -> Imported:
    """The words with their times fitted to this recording, and warnings where its sound contradicts them.

    Times in milliseconds become seconds; words that run past the end are cut off there. Raises UsageError if the words
    cannot belong to this recording: most lie after its end, one far after it, or they are faster than anyone speaks.
    """
    warnings: list[str] = []
    words, length_s = transcript.words, speech.duration_s
    if _mostly_after(words, length_s) and _can_be(in_ms := _divided(words, 1000), length_s):
        words = in_ms
        warnings.append("transcript: its times were read as milliseconds")
    if _mostly_after(words, length_s):
        raise _of_another(f"most of it comes after {_clock(length_s)}, where the recording ends")
    last_s = max((word.end_s or 0.0 for word in words), default=0.0)
    if last_s > length_s + limits().far_over_s:
        raise _of_another(f"it ends at {_clock(last_s)}, the recording at {_clock(length_s)}")
    if last_s > length_s + limits().over_s:
        over = f"{last_s - length_s:.1f} s after the recording"
        warnings.append(
            f"transcript: its last word ends {over}; if its times are shifted, pauses and rates will be wrong; {_DOUBT}"
        )
    words = tuple(_cut(word, length_s) for word in words)
    warnings += _unwritten(words, speech) + _against_the_sound(words, speech)
    return Imported(msgspec.structs.replace(transcript, words=words), tuple(warnings))


def doubts(warnings: Iterable[str]) -> tuple[str, ...]:
    """Those of a report's warnings that say that its transcript may belong to another recording."""
    return tuple(warning for warning in warnings if warning.endswith(_DOUBT))


def _of_another(why: str) -> UsageError:
    return UsageError(
        f"The transcript does not belong to this recording: {why}.",
        "Use the transcript of this file, with times in seconds from its start.",
    )


def _clock(moment_s: float) -> str:
    return f"{int(moment_s) // 60}:{int(moment_s) % 60:02d}"


def _mostly_after(words: Sequence[Word], length_s: float) -> bool:
    return sum((word.start_s or 0.0) >= length_s for word in words) > len(words) / 2


def _can_be(words: Sequence[Word], length_s: float) -> bool:
    """Whether most words begin within the recording and the speech rate is possible."""
    return not _mostly_after(words, length_s) and _rate_wpm(words) <= limits().impossible_wpm


def _rate_wpm(words: Sequence[Word]) -> float:
    spoken_s = max(word.end_s or 0.0 for word in words) - min(word.start_s or 0.0 for word in words)
    return len(words) / max(1e-6, spoken_s) * 60


def _divided(words: Sequence[Word], by: float) -> tuple[Word, ...]:
    replace = msgspec.structs.replace
    return tuple(replace(w, start_s=(w.start_s or 0.0) / by, end_s=(w.end_s or 0.0) / by) for w in words)


def _cut(word: Word, length_s: float) -> Word:
    start_s, end_s = word.start_s or 0.0, word.end_s or 0.0
    if end_s <= length_s:
        return word
    return msgspec.structs.replace(word, start_s=min(start_s, length_s), end_s=round(length_s, 3))


def _unwritten(words: Sequence[Word], speech: Speech) -> list[str]:
    """A warning where somebody speaks on after the last word, otherwise empty."""
    last_s = max((word.end_s or 0.0 for word in words), default=0.0)
    spoken_s = sum(span.end_s - max(span.start_s, last_s) for span in speech.spans if span.end_s > last_s)
    if spoken_s < limits().unwritten_s:
        return []
    after = f"its last word ends at {_clock(last_s)}, and somebody speaks for {spoken_s:.0f} s after it"
    return [f"transcript: {after}; {_DOUBT}"]


def _against_the_sound(words: Sequence[Word], speech: Speech) -> list[str]:
    """Warnings about words that are too fast or fall in silence. Raises UsageError if most are impossibly fast."""
    known = limits()
    if len(words) < known.fewest_words:
        return []
    warnings = []
    too_fast = _too_fast(words, known.impossible_wpm, known.window_s)
    if too_fast > len(words) / 2:
        raise _of_another(f"it has more than {known.impossible_wpm:.0f} words a minute, faster than anybody speaks")
    if too_fast or _rate_wpm(words) > known.fast_wpm:
        warnings.append(f"transcript: its words come faster than people speak; {_DOUBT}")
    heard = _share_heard(words, speech)
    spoken_share = sum(span.duration_s for span in speech.spans) / max(speech.duration_s, 1e-9)
    if heard < min(known.silent_share, spoken_share):  # fewer than expected by chance
        warnings.append(f"transcript: only {heard:.0%} of its words fall where somebody speaks; {_DOUBT}")
    return warnings


def _too_fast(words: Sequence[Word], limit_wpm: float, window_s: float) -> int:
    """The number of words at the centre of a window of `window_s` that exceeds `limit_wpm` words per minute."""
    starts = sorted(word.start_s or 0.0 for word in words)
    most = limit_wpm / 60 * window_s
    return sum(bisect_left(starts, at + window_s / 2) - bisect_left(starts, at - window_s / 2) > most for at in starts)


def _share_heard(words: Sequence[Word], speech: Speech) -> float:
    """The share (0-1) of the words whose middle lies in a span of speech."""
    starts = [span.start_s for span in speech.spans]
    heard = 0
    for word in words:
        middle_s = ((word.start_s or 0.0) + (word.end_s or 0.0)) / 2
        at = bisect_left(starts, middle_s)
        heard += any(span.start_s <= middle_s <= span.end_s for span in speech.spans[max(0, at - 1) : at + 1])
    return heard / len(words)
