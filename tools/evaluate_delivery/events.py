"""Events reported on the real clips: sentence ends, flat stretches, drawn-out words, repeats and restarts."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rehearse.delivery import measure, syllables
from rehearse.types import Delivery, Transcript, Word
from tools.evaluate_delivery.clips import MANIFEST, Clip

LONG_S = 0.5  # seconds a syllable by the alignment: ordinary ones are under 0.3
REPAIRS = (  # begun again in the clips, by their reference words: clip, words given up
    ("csm_conversational_a.wav", "like yeah I'm trying to"),
    ("csm_conversational_a.wav", "a more of"),
    ("mfa_acoustic_corpus.wav", "going else"),
)


@dataclass(frozen=True)
class Pointed:
    """The events reported on one clip, and its long words by the alignment."""

    clip: str
    delivery: Delivery
    long_words: tuple[str, ...]

    def said(self) -> list[str]:
        """One line per event, with its time."""
        found = self.delivery
        lines = [f"{end.kind} end at {end.start_s:.1f} s, {end.amount:g}" for end in found.endings or ()]
        lines += [f"flat from {one.start_s:.1f} to {one.end_s:.1f} s" for one in found.monotone or ()]
        lines += [f"“{word.text}” drawn out at {word.start_s:.1f} s" for word in found.drawn_out or ()]
        lines += [f"“{one.text}” {one.kind} at {one.start_s or 0:.1f} s" for one in found.repeats]
        return [f"{self.clip}: {line}" for line in lines]


def pointed(clips: Sequence[Clip], manifest: Path = MANIFEST) -> list[Pointed]:
    """Every clip whose words have times, with the punctuation of its transcript added to its words."""
    texts = {entry["file"]: entry["transcript"] for entry in json.loads(manifest.read_text(encoding="utf-8"))}
    found = []
    for clip in clips:
        delivery, _ = measure(clip.audio, clip.speech, Transcript("", words=_marked(clip, texts[clip.name])))
        counts = syllables.each(tuple(_bare(word.text) for word in clip.words))
        long = tuple(
            word.text
            for word, count in zip(clip.words, counts, strict=True)
            if (word.end_s - word.start_s) / count >= LONG_S
        )
        found.append(Pointed(clip.name, delivery, long))
    return found


def sentences(rows: Sequence[Pointed], clips: Sequence[Clip], manifest: Path = MANIFEST) -> int:
    """How many sentences end with punctuation, in the clips of these rows."""
    texts = {entry["file"]: entry["transcript"] for entry in json.loads(manifest.read_text(encoding="utf-8"))}
    names = {row.clip for row in rows if row.delivery.endings is not None}
    return sum(
        word.text.rstrip('"”').endswith((".", "?", "!"))
        for clip in clips
        if clip.name in names
        for word in _marked(clip, texts[clip.name])
    )


def _marked(clip: Clip, text: str) -> tuple[Word, ...]:
    """The stretched words as the transcript writes them; as they are where it has other words."""
    left = text.split()
    written = []
    for word in clip.stretched_words():
        while left and _bare(left[0]) != _bare(word.text):
            left.pop(0)
        if not left:
            return clip.stretched_words()
        written.append(Word(left.pop(0), word.start_s, word.end_s))
    return tuple(written)


def _bare(text: str) -> str:
    return re.sub(r"[^\w']", "", text).lower()
