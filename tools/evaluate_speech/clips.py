"""Clips of human speech and their reference data."""

from __future__ import annotations

import dataclasses
import re
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from msgspec.structs import replace

from rehearse.audio.decode import decode
from rehearse.speech.activity import detect_speech
from rehearse.types import Audio, Recording, Span, Speech, Word
from tools.evaluate_speech.words import words_of

FOLDER = Path("../shared/audio")
SURE = ("high", "medium")
ELSEWHERE = ("(same as", "(see ")
BROKEN_OFF = ("<cutoff", "<hes")
SCRIPTED = "scripted"  # nonsense sentences and voice qualities: scored apart from natural speech


class Clip(msgspec.Struct, frozen=True, dict=True):
    """One entry of the manifest; times in seconds."""

    file: str
    duration_s: float
    speech_type: str
    transcript: str | None = None
    fillers: tuple[dict[str, Any], ...] | None = None
    word_timings: tuple[dict[str, Any], ...] | None = None
    pauses_ge_300ms: tuple[dict[str, float], ...] | None = None
    late_s: float = 0.0  # of silence put before it

    @property
    def natural(self) -> bool:
        """Whether it is natural talking or reading."""
        return not self.speech_type.startswith(SCRIPTED)

    @property
    def words(self) -> list[str]:
        """What was said, without fillers; in time order if two people talk; [] if unknown."""
        text = self.transcript or ""
        if text.startswith(ELSEWHERE) or any(mark in text for mark in BROKEN_OFF):
            return []
        if re.search(r"(^|/ )\w+: ", text) and self.word_timings:
            text = " ".join(one["word"] for one in self.word_timings)
        return words_of(text)

    @property
    def timed(self) -> list[tuple[str, float, float]]:
        """Each word with its start and end."""
        return [
            (w, float(one["start"]), float(one["end"]))
            for one in self.word_timings or ()
            for w in words_of(one["word"])
        ]

    @property
    def last_s(self) -> float:
        """The end of the last word in the manifest; speech after it cannot be scored."""
        return max((float(one["end"]) for one in self.word_timings or ()), default=float("inf"))

    def filled(self, sure: bool) -> list[Span]:
        """The um and uh marked as sure in the manifest, or the unsure ones."""
        listed = self.fillers or ()
        return [
            Span(float(f["start"]), float(f["end"]))
            for f in listed
            if "start" in f and str(f.get("confidence", "high")).startswith(SURE) == sure
        ]

    @cached_property
    def recording(self) -> Recording:
        """The sound."""
        whole = decode(FOLDER / self.file)
        before = np.zeros(round(self.late_s * whole.audio.sample_rate_hz), np.float32)
        return dataclasses.replace(whole, audio=Audio(np.concatenate([before, whole.audio.samples])))

    @cached_property
    def speech(self) -> Speech:
        """Its voice activity."""
        return detect_speech(self.recording.audio)

    def later(self, late_s: float) -> Clip:
        """The same clip after this much digital silence, word times shifted; for scoring words only."""
        moved = tuple(
            {**one, "start": float(one["start"]) + late_s, "end": float(one["end"]) + late_s}
            for one in self.word_timings or ()
        )
        return replace(self, late_s=late_s, word_timings=moved)


def clips(folder: Path = FOLDER) -> list[Clip]:
    """All clips; OSError if the folder is missing."""
    return msgspec.json.decode((folder / "manifest.json").read_bytes(), type=list[Clip])


def within(clip: Clip, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words that begin before the reference ends; some clips go on after their transcript stops."""
    return tuple(w for w in words if w.start_s is None or w.start_s < clip.last_s + 0.15)
