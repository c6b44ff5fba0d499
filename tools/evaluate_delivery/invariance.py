"""The same take stored in other ways: which counts change, and how much the rates do."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rehearse.audio.decode import decode
from rehearse.delivery import measure
from rehearse.speech.activity import detect_speech
from rehearse.types import Delivery, Transcript, Word
from tools.evaluate_delivery import variants
from tools.evaluate_delivery.clips import MANIFEST, Clip

RATE_MAX = 0.02
LONG_S = 16.0  # of shorter clips a single syllable is more than 2% of the rate


@dataclass
class Row:
    """One way of storing a take: number of clips, with equal counts, with all rates within 2%; the others."""

    takes: int = 0
    counts_equal: int = 0
    rates_near: int = 0
    worst_rate: float = 0.0
    others: list[str] = field(default_factory=list)


def table(clips: Sequence[Clip], folder: Path = MANIFEST.parent) -> dict[str, Row]:
    """Each variant of these clips against the first: fillers, phrases, pauses, repeats; rates from words and sound."""
    rows: dict[str, Row] = {}
    for clip in clips:
        with tempfile.TemporaryDirectory() as scratch:
            base: tuple[dict[str, int], dict[str, float]] | None = None
            for name, path, moved_s in variants.written(folder / clip.name, Path(scratch)):
                found = _measured(clip, path, moved_s)
                if base is None:
                    base = found
                else:
                    _compare(rows.setdefault(name, Row()), clip.name, base, found)
    return rows


def _measured(clip: Clip, path: Path, moved_s: float) -> tuple[dict[str, int], dict[str, float]]:
    """Counts and rates of a file, with the words of its clip shifted in time."""
    audio = decode(path).audio
    speech = detect_speech(audio)
    moved = tuple(Word(w.text, (w.start_s or 0) + moved_s, (w.end_s or 0) + moved_s) for w in clip.stretched_words())
    with_words, _ = measure(audio, speech, Transcript("", words=moved))
    without, _ = measure(audio, speech, None)
    return counts(with_words), rates(with_words) | {"by sound": without.articulation_rate_sps or 0.0}


def counts(delivery: Delivery) -> dict[str, int]:
    """The counts compared."""
    pauses = delivery.pauses.items if delivery.pauses else ()
    return {
        "um/uh": delivery.fillers.sounds or 0,
        "phrases": delivery.fillers.phrases or 0,
        "pauses": sum(pause.place != "start" for pause in pauses),
        "pauses inside a clause": sum(pause.place == "clause" for pause in pauses),
        "repeats": len(delivery.repeats),
    }


def rates(delivery: Delivery) -> dict[str, float]:
    """The rates compared."""
    return {"wpm": delivery.speech_rate_wpm or 0.0, "by words": delivery.articulation_rate_sps or 0.0}


def _compare(
    row: Row, name: str, base: tuple[dict[str, int], dict[str, float]], found: tuple[dict[str, int], dict[str, float]]
) -> None:
    changed = [f"{what} {base[0][what]} → {count}" for what, count in found[0].items() if count != base[0][what]]
    off = {what: abs(rate / base[1][what] - 1) for what, rate in found[1].items() if base[1][what]}
    row.takes += 1
    row.counts_equal += not changed
    row.rates_near += max(off.values()) <= RATE_MAX
    row.worst_rate = max(row.worst_rate, *off.values())
    if changed:
        row.others.append(f"{name}: {', '.join(changed)}")
