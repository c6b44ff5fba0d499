"""A clip with known truth, real or generated, in one form."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearse.audio.decode import decode
from rehearse.speech.activity import detect_speech
from rehearse.types import Audio, Speech, Transcript, Word
from tools.evaluate_delivery.generated import Event, Take

SOUNDS = frozenset(("um", "uh", "er", "uhm"))
MANIFEST = Path("../shared/audio/manifest.json")


@dataclass(frozen=True, eq=False)
class Clip:
    """Sound, voice activity and truth. words: in order, fillers left out. aligned: the times of the words are known."""

    name: str
    audio: Audio
    speech: Speech
    words: tuple[Event, ...]
    fillers: tuple[Event, ...]
    pauses: tuple[Event, ...]
    aligned: bool = True

    def stretched_words(self) -> tuple[Word, ...]:
        """The words as Whisper prints them: fillers left out, each lasting until the next begins."""
        starts = [word.start_s for word in self.words]
        ends = [*starts[1:], self.audio.duration_s]
        return tuple(Word(word.text, start, end) for word, start, end in zip(self.words, starts, ends, strict=False))

    @property
    def transcript(self) -> Transcript | None:
        """The input of the measures: the stretched words, or nothing if no times are known."""
        words = self.stretched_words()
        return Transcript(" ".join(word.text for word in words), words=words) if words and self.aligned else None


def real(manifest: Path = MANIFEST) -> list[Clip]:
    """The real clips of ../shared/audio, in the order of their manifest; OSError when the folder is not there."""
    return [_real(entry, manifest.parent) for entry in json.loads(manifest.read_text(encoding="utf-8"))]


def _real(entry: dict[str, Any], folder: Path) -> Clip:
    audio = decode(folder / entry["file"]).audio
    words = tuple(Event(word["word"], word["start"], word["end"]) for word in entry.get("word_timings") or ())
    return Clip(
        name=entry["file"],
        audio=audio,
        speech=detect_speech(audio),
        words=tuple(word for word in words if word.text not in SOUNDS),
        fillers=tuple(Event(filler["text"], filler["start"], filler["end"]) for filler in entry["fillers"]),
        pauses=tuple(Event("", pause["start"], pause["end"]) for pause in entry.get("pauses_ge_300ms") or ()),
        aligned=bool(words),
    )


def of_take(take: Take) -> Clip:
    """A generated answer as a clip."""
    audio = Audio(take.samples)
    words = tuple(word for word in take.words if word not in take.fillers)
    return Clip(take.name, audio, detect_speech(audio), words, take.fillers, take.pauses)
