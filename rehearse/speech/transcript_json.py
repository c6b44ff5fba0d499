"""Read JSON transcripts: ours, whisper, faster-whisper, WhisperX, whisper.cpp, transformers and OpenAI."""

from __future__ import annotations

import json
import math
from typing import Any

from rehearse.data.plain_text import without_sequences
from rehearse.speech.pieces import Piece, joined, marked, shared_out, words_in

_TIMES = {"start": ("start_s", "start"), "end": ("end_s", "end")}


def json_pieces(text: str) -> tuple[str, list[Piece]]:
    """Language and words of a transcript in any supported form. Raises ValueError with a reason for any other."""
    try:
        data = json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno} is not valid JSON") from error
    if isinstance(data, list):
        return "en", _joined_items(data)
    if isinstance(data, dict) and isinstance(data.get("report"), dict):  # a report of our own
        data = data["report"].get("transcript")
    if not isinstance(data, dict):
        raise ValueError("neither a list nor an object")
    return _language(data.get("language") or _in(data, "result", "language")), _of_object(data)


def _language(value: object) -> str:
    """The language code, with every name for English as "en"; English if the file names no language."""
    name = value.lower() if isinstance(value, str) else "en"
    return "en" if name in ("", "english") or name.startswith(("en-", "en_")) else name[:20]


def _in(data: dict[str, Any], key: str, inner: str) -> object:
    below = data.get(key)
    return below.get(inner) if isinstance(below, dict) else None


def _of_object(data: dict[str, Any]) -> list[Piece]:
    """The words with their own times where the file has them, else with the time of their line divided among them."""
    segments = _objects(data.get("segments"), "segment")
    text = _text(data["text"]) if isinstance(data.get("text"), str) else None
    text = text or " ".join(_text(segment.get("text")) or "" for segment in segments)
    if any(segment.get("words") for segment in segments):
        return marked([word for segment in segments for word in _segment(segment)], text)  # type: ignore[return-value]
    for name in ("words", "word_segments"):
        if data.get(name):
            return list(marked(_joined_items(data[name]), text))
    if isinstance(data.get("chunks"), list):
        return list(marked(_joined_items(data["chunks"]), text))
    if isinstance(data.get("transcription"), list):
        return _whisper_cpp(_objects(data["transcription"], "cue"))
    if segments:
        return [word for segment in segments for word in _segment(segment)]
    if isinstance(data.get("words"), list) or isinstance(data.get("segments"), list):
        return []
    raise ValueError("no words, segments, chunks or transcription in it")


def _objects(value: object, what: str) -> list[dict[str, Any]]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise ValueError(f"its {what}s are not a list")
    if not all(isinstance(item, dict) for item in value):
        raise ValueError(f"a {what} is not an object")
    return value


def _segment(segment: dict[str, Any]) -> list[Piece]:
    """The words of a segment; some may lack times (WhisperX gives numerals none)."""
    if segment.get("words"):
        return _joined_items(segment["words"])
    if "text" not in segment or not any(name in segment for name in ("start", "start_s", "timestamp")):
        raise ValueError("a segment lacks its text or its times")
    start, end = _time(segment, "start"), _time(segment, "end")
    if start is None or end is None:
        return [Piece(f" {word}", None, None, None, True) for word in (_text(segment["text"]) or "").split()]
    return shared_out(words_in(_text(segment["text"]) or ""), start, end)


def _joined_items(items: object) -> list[Piece]:
    """The words in a list of objects, each a word or a line of several words."""
    pieces: list[Piece] = []
    objects = _objects(items, "word")
    for item in objects:
        if isinstance(item.get("words"), list) and item["words"]:
            pieces += _segment(item)
        else:
            pieces.append(_item(item))
    made: list[Piece] = []
    for piece in joined(pieces):
        several = len(piece.text.split()) > 1
        made += (
            shared_out(words_in(piece.text), piece.start_s, piece.end_s) if several and not piece.invalid else [piece]
        )
    return made


def _item(item: dict[str, Any]) -> Piece:
    """One word; keys may be text or word, start_s, start or timestamp, probability or score."""
    name = "text" if "text" in item else "word"
    if name not in item:
        raise ValueError('an item lacks "text"')
    start_s, end_s = _time(item, "start"), _time(item, "end")
    sure = item.get("probability", item.get("score"))
    known = isinstance(sure, int | float) and not isinstance(sure, bool) and -1e6 < sure < 1e6
    invalid = any(not math.isfinite(at) for at in (start_s, end_s) if at is not None)
    return Piece(_text(item[name]) or "", start_s, end_s, float(sure) if known and sure is not None else None, invalid)


def _text(value: object) -> str | None:
    """A JSON string or null as it is, a number as its digits. Raises ValueError for anything else."""
    if isinstance(value, str):
        return without_sequences(value)
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)[:40]
    raise ValueError("a text is not a string")


def _time(item: dict[str, Any], which: str) -> float | None:
    """A time in seconds; None if it is missing or null, NaN if it is not a number."""
    pair = item.get("timestamp")
    if isinstance(pair, list) and len(pair) == 2:
        return _number(pair[0 if which == "start" else 1])
    return _number(next((item[name] for name in _TIMES[which] if name in item), None))


def _number(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return math.nan
    try:
        return float(value)
    except OverflowError:
        return math.nan


def _whisper_cpp(cues: list[dict[str, Any]]) -> list[Piece]:
    """The words of cues timed in milliseconds; with whisper.cpp's full output, cues contain tokens (parts of words)."""
    pieces: list[Piece] = []
    for cue in cues:
        tokens = _objects(cue.get("tokens"), "token")
        parts = [_offsets(token) for token in tokens if not str(token.get("text", "")).strip().startswith("[_")]
        line = _offsets(cue)
        if parts:
            pieces += parts
        elif len(line.text.split()) == 1:
            pieces.append(line)
        else:
            pieces += shared_out(words_in(line.text), line.start_s, line.end_s)
    return joined(pieces)


def _offsets(cue: dict[str, Any]) -> Piece:
    offsets = cue.get("offsets")
    if not isinstance(offsets, dict) or "text" not in cue:
        raise ValueError("a cue lacks its text or its offsets")
    start, end = _number(offsets.get("from")), _number(offsets.get("to"))
    known = [at for at in (start, end) if at is not None]
    invalid = any(not math.isfinite(at) for at in known)
    scaled = [None if at is None else at / 1000 for at in (start, end)]
    return Piece(_text(cue["text"]) or "", scaled[0], scaled[1], None, invalid)
