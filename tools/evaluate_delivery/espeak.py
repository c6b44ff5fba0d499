"""Speech by espeak-ng's library with word times, which its command does not print."""

from __future__ import annotations

import ctypes
import ctypes.util
from dataclasses import dataclass
from typing import Any

import numpy as np
import soxr
from numpy.typing import NDArray

RETRIEVAL = 1  # give the samples to the callback
CHARS_UTF8 = 1
EVENT_WORD = 1
EVENT_END = 5
RATE, PITCH, RANGE = 1, 3, 4


@dataclass(frozen=True, eq=False)
class Spoken:
    """Samples at 16 kHz with silence cut from both ends, and (word, start_s, end_s) of each word."""

    samples: NDArray[np.float32]
    words: tuple[tuple[str, float, float], ...]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class Espeak:
    """One loaded library; it keeps global state, so make one and use it from one thread."""

    def __init__(self) -> None:
        name = ctypes.util.find_library("espeak-ng")
        if name is None:
            raise OSError("espeak-ng is not installed (apt-get install espeak-ng)")
        self._library: Any = ctypes.CDLL(name)
        self._sample_rate_hz = int(self._library.espeak_Initialize(RETRIEVAL, 0, None, 0))
        self._pieces: list[NDArray[np.int16]] = []
        self._marks: list[tuple[int, int, int]] = []  # (text position, length, ms)
        self._callback = _Callback(self._collect)
        self._library.espeak_SetSynthCallback(self._callback)

    def say(self, text: str, voice: str = "en-us", wpm: int = 160, pitch: int = 50, pitch_range: int = 50) -> Spoken:
        """Speak a text. voice: a name of `espeak-ng --voices`, with a variant such as +f3."""
        self._pieces, self._marks = [], []
        self._library.espeak_SetVoiceByName(voice.encode())
        for parameter, value in ((RATE, wpm), (PITCH, pitch), (RANGE, pitch_range)):
            self._library.espeak_SetParameter(parameter, value, 0)
        data = text.encode()
        self._library.espeak_Synth(data, ctypes.c_size_t(len(data) + 1), 0, 1, 0, CHARS_UTF8, None, None)
        self._library.espeak_Synchronize()
        return self._trimmed(text)

    def _collect(self, wave: Any, count: int, events: Any) -> int:
        if wave and count > 0:
            self._pieces.append(np.ctypeslib.as_array(wave, (count,)).copy())
        index = 0
        while events[index].type != 0:
            event = events[index]
            if event.type == EVENT_WORD:
                self._marks.append((event.text_position - 1, event.length, event.audio_position))
            index += 1
        return 0

    def _trimmed(self, text: str) -> Spoken:
        raw = np.concatenate(self._pieces).astype(np.float32) / 32768
        loud = np.flatnonzero(np.abs(raw) > 0.003 * max(float(np.abs(raw).max()), 0.05) / 0.3)
        first, last = int(loud[0]), int(loud[-1]) + 1
        samples = np.asarray(soxr.resample(raw[first:last], self._sample_rate_hz, 16_000), np.float32)
        cut_s, total_s = first / self._sample_rate_hz, (last - first) / self._sample_rate_hz
        starts = [min(max(ms / 1000 - cut_s, 0.0), total_s) for _, _, ms in self._marks]
        ends = [*starts[1:], total_s]
        names = [text[at : at + length].strip(" ,.?!") for at, length, _ in self._marks]
        return Spoken(samples, tuple(zip(names, starts, ends, strict=True)))
