"""Sounds without English in them: other languages, several voices at once, tones, music, typing, noise."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from rehearse.types import Audio

RATE_HZ = 16_000
SECONDS = 12
CHORDS_HZ = ((261.6, 329.6, 392.0), (220.0, 261.6, 329.6), (174.6, 220.0, 261.6), (196.0, 246.9, 293.7))
Sound = NDArray[np.float32]


class Voices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """made.toml: what is spoken, by espeak-ng voice."""

    languages: dict[str, tuple[str, str]]  # name: voice, text
    babble: tuple[tuple[str, int, int, str], ...]  # voice, words a minute, pitch, text


@cache
def voices() -> Voices:
    """The texts."""
    return msgspec.toml.decode(Path(__file__).with_name("made.toml").read_bytes(), type=Voices)


def made() -> Iterator[tuple[str, Audio]]:
    """Each sound with its name."""
    for name, (voice, text) in voices().languages.items():
        yield name, Audio(_spoken(text, voice))
    yield "babble of three voices", Audio(babble())
    t_s = np.arange(SECONDS * RATE_HZ) / RATE_HZ
    room = np.random.default_rng(3).normal(0, 0.0005, len(t_s))
    yield "dial tone", _audio(0.1 * np.sin(2 * np.pi * 350 * t_s) + 0.1 * np.sin(2 * np.pi * 440 * t_s))
    ringing = 0.1 * (np.sin(2 * np.pi * 440 * t_s) + np.sin(2 * np.pi * 480 * t_s)) * (t_s % 3 < 1)
    yield "ringing", _audio(ringing + room)
    yield "mains hum", _audio(0.1 * np.sin(2 * np.pi * 50 * t_s) + 0.04 * np.sin(2 * np.pi * 150 * t_s) + room)
    yield "hiss", _audio(100 * room)
    yield "typing", _audio(_typing(room))
    yield "music", _audio(music())


def _audio(samples: NDArray[np.float64]) -> Audio:
    return Audio(np.ascontiguousarray(samples, np.float32))


def _spoken(text: str, voice: str, wpm: int = 160, pitch: int = 50) -> Sound:
    command = ["espeak-ng", "-v", voice, "-s", str(wpm), "-p", str(pitch), "--stdout", text]
    wave = subprocess.run(command, capture_output=True, check=True).stdout
    samples, rate_hz = soundfile.read(io.BytesIO(wave), dtype="float32")
    resampled: Sound = soxr.resample(samples, rate_hz, RATE_HZ)
    return resampled


def babble() -> Sound:
    """Three voices at once."""
    spoken = [_spoken(text, voice, wpm, pitch) for voice, wpm, pitch, text in voices().babble]
    length = min(map(len, spoken))
    return np.ascontiguousarray(np.mean([one[:length] for one in spoken], axis=0), np.float32)


def _typing(room: NDArray[np.float64]) -> NDArray[np.float64]:
    """Key strokes of 50 ms, three to twelve per second."""
    draw = np.random.default_rng(5)
    sound, stroke = room.copy(), np.exp(-np.arange(800) / 120)
    for at_s in np.cumsum(draw.uniform(0.08, 0.35, 60)):
        first = int(at_s * RATE_HZ)
        if first + len(stroke) < len(sound):
            sound[first : first + len(stroke)] += draw.normal(0, 0.15, len(stroke)) * stroke
    return sound


def music() -> NDArray[np.float64]:
    """Chords of one second each, with four notes of a melody over each."""
    t_s = np.arange(RATE_HZ) / RATE_HZ
    bars = []
    for number in range(SECONDS):
        chord = CHORDS_HZ[number % 4]
        bar = sum(0.04 / h * np.sin(2 * np.pi * f * h * t_s) * np.exp(-2 * t_s) for f in chord for h in range(1, 6))
        notes = [2 * chord[number % 3] * step for step in (1, 1.125, 1.25, 1.5)]
        quarter = t_s[: RATE_HZ // 4]
        melody = [0.08 * np.sin(2 * np.pi * f * quarter) * np.exp(-4 * quarter) for f in notes]
        bars.append(np.asarray(bar) + np.concatenate(melody))
    return np.concatenate(bars)
