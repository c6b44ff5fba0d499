"""Words from elsewhere: JSON lists, whisper's own JSON, SRT and VTT, for people who transcribe with another program."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from rehearse.errors import UsageError
from rehearse.types import Transcript, Word

HINT = "Give SRT, VTT, whisper's JSON, or a JSON list of {text, start_s, end_s}."
_NOISE = re.compile(r"\[[^\]]*\]|\([^)]*\)|♪[^♪]*♪?")  # [music], (laughs)
_CUE_TAG = re.compile(r"<[^>]*>")


def read_transcript(path: Path) -> Transcript:
    """The words of a transcript file, in order of time; sentences are left empty.

    A file that gives times for cues or segments but not for words has each cue's time shared out among its words by
    their length. Raises UsageError when the file is missing, of no known form, without words, or its times cannot be.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise UsageError(f"There is no transcript at {path}.", HINT) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as text.", HINT) from error
    try:
        language, words = _json_words(text) if _is_json(path, text) else ("en", _cue_words(text))
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{path} is not a transcript we can read ({_reason(error)}).", HINT) from error
    if not words:
        raise UsageError(f"{path} holds no words.", HINT)
    return Transcript(" ".join(word.text for word in words), language, words)


def _is_json(path: Path, text: str) -> bool:
    return path.suffix.lower() == ".json" or (text.lstrip()[:1] in ("[", "{") and "-->" not in text[:2000])


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"an item lacks {error}"
    if isinstance(error, json.JSONDecodeError):
        return f"no valid JSON: {error}"
    return str(error)


def _json_words(text: str) -> tuple[str, tuple[Word, ...]]:
    """Language and words of any of the JSON forms."""
    data = json.loads(text)
    if isinstance(data, list):
        return "en", _ordered(_word(item) for item in data)
    if not isinstance(data, dict):
        raise ValueError("neither a list nor an object")
    if isinstance(data.get("report"), dict):  # a report of our own
        data = data["report"].get("transcript") or {}
    language = str(data.get("language") or "en")
    if isinstance(data.get("segments"), list):  # whisper, faster-whisper, whisperX
        return language, _ordered(word for segment in data["segments"] for word in _segment_words(segment))
    if isinstance(data.get("transcription"), list):  # whisper.cpp, in milliseconds
        return language, _ordered(word for cue in data["transcription"] for word in _milliseconds(cue))
    if isinstance(data.get("words"), list):
        return language, _ordered(_word(item) for item in data["words"])
    raise ValueError("no words, segments or transcription in it")


def _segment_words(segment: dict[str, Any]) -> list[Word]:
    """Words of a whisper segment; those that lack a time (whisperX gives figures none) lie between their neighbours."""
    start_s, end_s = _time(segment["start"]), _time(segment["end"])
    timed = segment.get("words")
    if not timed:
        return _shared_out(str(segment["text"]), start_s, end_s)
    words: list[Word] = []
    for number, item in enumerate(timed):
        if "start" not in item:
            before = words[-1].end_s if words else start_s
            after = next((_time(later["start"]) for later in timed[number:] if "start" in later), end_s)
            item = {**item, "start": before, "end": max(before or 0.0, after)}  # noqa: PLW2901 - the same word, completed
        words.append(_word(item))
    return words


def _milliseconds(cue: dict[str, Any]) -> list[Word]:
    offsets = cue["offsets"]
    return _shared_out(str(cue["text"]), _time(offsets["from"]) / 1000, _time(offsets["to"]) / 1000)


def _word(item: dict[str, Any]) -> Word:
    """One word by our names or whisper's: text or word, start_s or start, probability or score."""
    if not isinstance(item, dict):
        raise ValueError("a word is not an object")
    text = item["text"] if "text" in item else item["word"]
    start_s = _time(item["start_s"] if "start_s" in item else item["start"])
    end_s = _time(item["end_s"] if "end_s" in item else item["end"])
    sure = item.get("probability", item.get("score"))
    return _checked(str(text).strip(), start_s, end_s, None if sure is None else float(sure))


def _checked(text: str, start_s: float, end_s: float, probability: float | None = None) -> Word:
    if start_s < 0 or end_s < start_s:
        raise ValueError(f"“{text}” lasts from {start_s} s to {end_s} s")
    return Word(text, round(start_s, 3), round(end_s, 3), probability)


def _time(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{value!r} is no time in seconds")
    return float(value)


def _cue_words(text: str) -> tuple[Word, ...]:
    """Words of SRT or VTT."""
    import pysubs2

    if "-->" not in text:
        raise ValueError("neither JSON nor subtitles")
    form = "vtt" if text.lstrip().startswith("WEBVTT") else "srt"
    try:
        cues = pysubs2.SSAFile.from_string(text, format_=form)
    except pysubs2.exceptions.Pysubs2Error as error:
        raise ValueError(str(error)) from error
    return _ordered(
        word
        for cue in cues
        if not cue.is_comment
        for word in _shared_out(cue.plaintext, cue.start / 1000, cue.end / 1000)
    )


def _shared_out(text: str, start_s: float, end_s: float) -> list[Word]:
    """The words of a cue with its time shared out by their length; sounds in brackets are no words."""
    words = _NOISE.sub(" ", _CUE_TAG.sub("", text)).split()
    weights = [1 + len(word) for word in words]  # a letter and a gap: long words last longer, short ones not nothing
    step_s = max(0.0, end_s - start_s) / max(1, sum(weights))
    made, now_s = [], start_s
    for word, weight in zip(words, weights, strict=True):
        made.append(_checked(word, now_s, max(now_s, now_s + weight * step_s)))
        now_s += weight * step_s
    return made


def _ordered(words: Iterable[Word]) -> tuple[Word, ...]:
    """Words with text, by their start; equal starts keep the order of the file."""
    by_start: Callable[[Word], float] = lambda word: word.start_s or 0.0  # noqa: E731 - the type would be lost in place
    return tuple(sorted((word for word in words if word.text), key=by_start))
