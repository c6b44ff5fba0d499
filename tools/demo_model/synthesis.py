"""Speak windows with espeak-ng (its library, for word times) and flite, and make them sound less clean."""

from __future__ import annotations

import ctypes
import subprocess
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from tools.demo_model.corpus import Piece, Voice, Window
from tools.demo_model.units import Units, spoken

RATE_HZ = 16000
_EVENT_WORD, _RETRIEVAL, _UTF8, _IPA = 1, 2, 1, 2
_PARAM_RATE, _PARAM_PITCH, _PARAM_RANGE, _PARAM_WORD_GAP = 1, 3, 4, 7
Audio = NDArray[np.float32]


class _Event(ctypes.Structure):
    """espeak_EVENT of speak_lib.h."""

    _fields_ = [
        ("type", ctypes.c_int),
        ("uid", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_longlong),
    ]


_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


@dataclass(frozen=True)
class Spoken:
    """Sound of one piece (16 kHz, trimmed); start and end of each unit, or None where the voice does not tell."""

    audio: Audio
    times_s: tuple[tuple[float, float], ...] | None


class _Espeak:
    """espeak-ng in this process: its state is global, so there is one of it."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL("libespeak-ng.so.1")
        self._rate_hz: int = self._library.espeak_Initialize(_RETRIEVAL, 0, None, 0)
        self._blocks: list[NDArray[np.int16]] = []
        self._words: list[tuple[int, int]] = []
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self._callback = _CALLBACK(self._receive)
        self._library.espeak_SetSynthCallback(self._callback)

    def _receive(self, samples: Any, count: int, events: Any) -> int:  # ctypes pointers
        if count > 0 and samples:
            self._blocks.append(np.ctypeslib.as_array(samples, (count,)).copy())
        i = 0
        while events[i].type != 0:
            event = events[i]
            if event.type == _EVENT_WORD and event.length > 0:
                self._words.append((event.text_position - 1, event.sample))
            i += 1
        return 0

    def phonemes(self, text: str, name: str) -> str:
        """What a voice of that name says, in the letters of the International Phonetic Alphabet."""
        self._library.espeak_SetVoiceByName(name.encode())
        rest = ctypes.c_char_p(text.encode())
        clauses: list[str] = []
        while rest.value is not None:
            clauses.append((self._library.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, _IPA) or b"").decode())
        return " ".join(clauses)

    def speak(self, text: str, voice: Voice) -> tuple[Audio, list[tuple[int, float]]]:
        """Sound at 16 kHz and (character, second) of each word."""
        self._blocks.clear()
        self._words.clear()
        if self._library.espeak_SetVoiceByName(voice.name.encode()) != 0:
            raise ValueError(f"espeak-ng has no voice {voice.name}")
        for parameter, value in (
            (_PARAM_RATE, voice.rate_wpm),
            (_PARAM_PITCH, voice.pitch),
            (_PARAM_RANGE, voice.pitch_range),
            (_PARAM_WORD_GAP, voice.word_gap),
        ):
            self._library.espeak_SetParameter(parameter, value, 0)
        raw = text.encode()
        self._library.espeak_Synth(raw, len(raw) + 1, 0, 1, 0, _UTF8, None, None)
        sound = np.concatenate(self._blocks).astype(np.float32) / 32768 if self._blocks else np.zeros(0, np.float32)
        words = [(character, sample / self._rate_hz) for character, sample in self._words]
        return soxr.resample(sound, self._rate_hz, RATE_HZ).astype(np.float32), words


@cache
def _espeak() -> _Espeak:
    return _Espeak()


def _flite(text: str, voice: Voice) -> Audio:
    stretch = 165 / voice.rate_wpm
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        command = [
            "flite",
            "-voice",
            voice.name,
            "--setf",
            f"duration_stretch={stretch:.2f}",
            "-t",
            text,
            "-o",
            file.name,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=30)
        sound, rate = soundfile.read(file.name, dtype="float32")
    return np.asarray(soxr.resample(sound, rate, RATE_HZ) if rate != RATE_HZ else sound, np.float32)


def _unit_times(units: Units, words: list[tuple[int, float]], end_s: float) -> tuple[tuple[float, float], ...] | None:
    """Start and end of each unit; the times of espeak-ng's words, spread where it joined several units in one."""
    starts: list[float | None] = []
    position = 0
    for unit in units:
        after = position + len(unit.spoken)
        starts.append(next((t for c, t in words if position <= c < after), None))
        position = after + 1
    if starts[0] is None:
        starts[0] = 0.0
    known = [(i, t) for i, t in enumerate(starts) if t is not None] + [(len(units), end_s)]
    filled = np.interp(range(len(units) + 1), [i for i, _ in known], [t for _, t in known])
    if np.any(np.diff(filled) < 0) or sum(t is None for t in starts) > len(units) / 2:
        return None
    return tuple((float(a), float(b)) for a, b in pairwise(filled))


def speak(piece: Piece, voice: Voice) -> Spoken | None:
    """Speak one piece, trimmed to its sound; None when the voice made none."""
    text = spoken(piece.units)
    words: list[tuple[int, float]] = []
    if voice.engine == "flite":
        sound = _flite(text, voice)
    else:
        sound, words = _espeak().speak(text, voice)
    loud = np.flatnonzero(np.abs(sound) > 0.004)
    if len(loud) < 200:
        return None
    first, last = int(loud[0]), int(loud[-1]) + 1
    offset = first / RATE_HZ
    shifted = [(c, max(0.0, t - offset)) for c, t in words]
    return Spoken(sound[first:last], _unit_times(piece.units, shifted, (last - first) / RATE_HZ) if words else None)


def phonemes(piece: Piece, voice: Voice) -> str:
    """The phonemes of a piece; for flite those of espeak-ng's American voice, which are close."""
    return _espeak().phonemes(spoken(piece.units), voice.name if voice.engine == "espeak" else "en-us")


def join(window: Window, tail_s: float = 0.0) -> Spoken | None:
    """Speak a window and lay its pieces one after the other."""
    parts: list[Audio] = [np.zeros(int(window.lead_s * RATE_HZ), np.float32)]
    times: list[tuple[float, float]] | None = []
    at = len(parts[0])
    for i, piece in enumerate(window.pieces):
        one = speak(piece, window.voice)
        if one is None:
            return None
        if times is not None:
            times = (
                None if one.times_s is None else times + [(a + at / RATE_HZ, b + at / RATE_HZ) for a, b in one.times_s]
            )
        gap = piece.gap_s if i + 1 < len(window.pieces) else tail_s
        parts += [one.audio, np.zeros(int(gap * RATE_HZ), np.float32)]
        at += len(one.audio) + len(parts[-1])
    sound = np.concatenate(parts)
    return Spoken(sound / max(1e-4, float(np.abs(sound).max())), None if times is None else tuple(times))


def _reverberate(sound: Audio, rng: np.random.Generator) -> Audio:
    decay_s = rng.uniform(0.08, 0.35)
    tail = np.arange(int(decay_s * RATE_HZ)) / RATE_HZ
    room = rng.standard_normal(len(tail)).astype(np.float32) * np.exp(-6.9 * tail / decay_s).astype(np.float32)
    room *= rng.uniform(0.1, 0.4) / max(1e-6, float(np.sqrt((room**2).sum())))
    room[0] = 1.0
    size = 1 << (len(sound) + len(room)).bit_length()
    wet = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(room, size), size)
    return wet[: len(sound)].astype(np.float32)


def _shape_spectrum(sound: Audio, gain: NDArray[np.float64]) -> Audio:
    return np.fft.irfft(np.fft.rfft(sound) * gain, len(sound)).astype(np.float32)


def roughen(sound: Audio, rng: np.random.Generator) -> Audio:
    """Light reverberation, low-pass, gain and coloured noise, each now and then."""
    frequency = np.fft.rfftfreq(len(sound), 1 / RATE_HZ)
    if rng.random() < 0.22:
        sound = _reverberate(sound, rng)
    if rng.random() < 0.15:
        sound = _shape_spectrum(sound, 1 / np.sqrt(1 + (frequency / rng.uniform(3000, 7000)) ** 8))
    sound = sound * (10 ** (rng.uniform(-24, -2) / 20) / max(1e-4, float(np.abs(sound).max())))
    if rng.random() < 0.6:
        noise = rng.standard_normal(len(sound)).astype(np.float32)
        if rng.random() < 0.5:
            noise = _shape_spectrum(noise, 1 / np.maximum(frequency, 30) ** rng.uniform(0.2, 1.0))
        level = 10 ** (min(rng.uniform(-78, -36), 20 * np.log10(float(np.abs(sound).max())) - 18) / 20)
        sound = sound + noise * (level / max(1e-9, float(np.sqrt((noise**2).mean()))))
    return sound.astype(np.float32)


def render(window: Window, rng: np.random.Generator) -> Spoken | None:
    """A window as the model will hear it, at most a little longer than the longest chunk."""
    one = join(window, tail_s=float(rng.choice([0.0, rng.uniform(0, 0.5)])))
    return None if one is None else replace(one, audio=roughen(one.audio, rng))


def save_wav(path: Path, sound: Audio) -> None:
    """Write 16 kHz mono."""
    soundfile.write(path, sound, RATE_HZ)
