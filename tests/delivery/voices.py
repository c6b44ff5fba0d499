"""Voices made of pulses and formants: pitch, vowels and moments are known exactly, and nothing is installed."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter

from rehearse.types import Audio, Span, Speech, Transcript, Word
from tests.builders import noise

RATE_HZ = 16_000
Sound = NDArray[np.float32]

VOWELS = {  # F1, F2, F3 in Hz of a male voice (Peterson & Barney 1952)
    "ee": (270.0, 2290.0, 3010.0),
    "ah": (730.0, 1090.0, 2440.0),
    "oo": (300.0, 870.0, 2240.0),
    "ae": (660.0, 1720.0, 2410.0),
    "uh": (620.0, 1220.0, 2390.0),
}


def vowel(name: str, seconds: float, f0_hz: float | NDArray[np.float64] = 120.0, amplitude: float = 0.2) -> Sound:
    """A steady vowel with soft edges; f0_hz may be a curve of one value a sample."""
    n = round(seconds * RATE_HZ)
    f0 = np.broadcast_to(np.asarray(f0_hz, dtype=np.float64), (n,))
    phase = np.cumsum(f0) / RATE_HZ
    pulses = np.diff(np.floor(phase), prepend=0.0)
    wave = lfilter([1.0], [1.0, -0.95], pulses)
    for centre in VOWELS[name]:
        radius = np.exp(-np.pi * 90.0 / RATE_HZ)
        wave = lfilter([1.0], [1.0, -2 * radius * np.cos(2 * np.pi * centre / RATE_HZ), radius**2], wave)
    ramp = np.minimum(1.0, np.minimum(np.arange(n), np.arange(n)[::-1]) / (0.015 * RATE_HZ))
    shaped: Sound = (amplitude * wave / np.abs(wave).max() * ramp).astype(np.float32)
    return shaped


@dataclass
class Take:
    """A recording put together piece by piece; speech spans and words follow from what was put in."""

    snr_noise_rms: float = 0.0003
    pieces: list[Sound] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)

    @property
    def now_s(self) -> float:
        return sum(len(piece) for piece in self.pieces) / RATE_HZ

    def pause(self, seconds: float) -> "Take":
        self.pieces.append(np.zeros(round(seconds * RATE_HZ), np.float32))
        return self

    def word(
        self, text: str, *vowels: str, seconds: float = 0.12, f0_hz: float | NDArray[np.float64] = 120.0
    ) -> "Take":
        """A word of one vowel a syllable, with a closure of 40 ms between syllables."""
        start_s = self.now_s
        for number, name in enumerate(vowels or ("ah",)):
            if number:
                self.pause(0.04)
            self.sound(vowel(name, seconds, f0_hz))
        self.words.append(Word(text, round(start_s, 3), round(self.now_s, 3), 0.9))
        return self.pause(0.04)

    def sound(self, samples: Sound) -> "Take":
        """Voice that is no word."""
        self.spans.append(Span(self.now_s, self.now_s + len(samples) / RATE_HZ))
        self.pieces.append(samples)
        return self

    @property
    def audio(self) -> Audio:
        joined = np.concatenate(self.pieces)
        return Audio((joined + noise(len(joined) / RATE_HZ, rms=self.snr_noise_rms)).astype(np.float32))

    @property
    def speech(self) -> Speech:
        return Speech(tuple(self.spans), self.now_s)

    @property
    def transcript(self) -> Transcript:
        return Transcript(" ".join(word.text for word in self.words), words=tuple(self.words))


def stretched(transcript: Transcript, end_s: float) -> Transcript:
    """The transcript as Whisper prints it: each word lasts until the next one begins."""
    starts = [word.start_s for word in transcript.words]
    ends = [*starts[1:], end_s]
    words = tuple(
        Word(word.text, word.start_s, end, word.probability) for word, end in zip(transcript.words, ends, strict=True)
    )
    return Transcript(transcript.text, words=words)
