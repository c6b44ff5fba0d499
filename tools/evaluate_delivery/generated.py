"""Generated answers with known truth: phrases, silences and fillers in sequence, with room noise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tools.evaluate_delivery.espeak import Espeak

RATE_HZ = 16_000
VOICES = ("en-us", "en-us+f3", "en-gb", "en-gb+m3", "en-gb-scotland", "en-us+f2", "en-gb-x-rp+m7", "en-029")
PHRASES = (  # ours
    "last spring our warehouse lost track of nine pallets",
    "nobody had asked me to look into it",
    "I noticed that the counts never matched after the night shift",
    "I pulled the scanner logs for six weeks",
    "two of the gates used the same code",
    "I wrote a small check that compared both lists",
    "the shift leads were worried it would slow them down",
    "I stood at the gate for three evenings to see it myself",
    "the number of missing pallets fell from nine to one",
    "we kept the check and the other site copied it",
    "looking back I should have told the planners much earlier",
    "my part was the analysis and the first version of the tool",
    "she showed me where the labels came loose in the cold",
    "it took eleven days from the idea to the first run",
    "I learned to ask the people who do the work",
    "the customer got the right boxes on the right morning",
    "I measured it by counting every return for a month",
    "that was the moment I decided to call the supplier",
)
FILLERS = ("um", "uh", "um", "uh", "er", "uhm")


@dataclass(frozen=True)
class Event:
    """A phrase, filler or pause with its times."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, eq=False)
class Take:
    """One generated answer: sound at 16 kHz, all words, the fillers among them, the planted pauses."""

    name: str
    samples: NDArray[np.float32]
    words: tuple[Event, ...]
    fillers: tuple[Event, ...]
    pauses: tuple[Event, ...]


def take(espeak: Espeak, seed: int, filler_share: float = 0.5, snr_db: float | None = 30.0) -> Take:
    """An answer of eight phrases; between two of them a pause, a filler, or a filler with pauses around it.

    filler_share: the chance of a filler at each joint (0: a fluent answer). snr_db: level of speech over room noise.
    """
    rng = np.random.default_rng(seed)
    voice = VOICES[seed % len(VOICES)]
    manner = {
        "wpm": int(rng.integers(135, 185)),
        "pitch": int(rng.integers(30, 70)),
        "pitch_range": int(rng.integers(30, 70)),
    }
    line = _Line(rng)
    line.silence(0.8)
    for number, index in enumerate(rng.permutation(len(PHRASES))[:8]):
        if number:
            line.pause(float(rng.uniform(0.3, 1.6)) if rng.random() < 0.6 else float(rng.uniform(0.0, 0.1)))
            if rng.random() < filler_share:
                slow = {**manner, "wpm": int(rng.integers(80, 130))}
                line.filler(espeak.say(str(rng.choice(FILLERS)), voice, **slow))
                line.pause(float(rng.uniform(0.3, 1.0)) if rng.random() < 0.5 else float(rng.uniform(0.0, 0.1)))
        line.phrase(espeak.say(PHRASES[index], voice, **manner))
    line.silence(0.8)
    return line.finish(f"espeak {voice}, seed {seed}", snr_db)


class _Line:
    """A recording being assembled."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._pieces: list[NDArray[np.float32]] = []
        self._now_s = 0.0
        self._words: list[Event] = []
        self._fillers: list[Event] = []
        self._pauses: list[Event] = []

    def silence(self, length_s: float) -> None:
        self._append(np.zeros(round(length_s * RATE_HZ), np.float32))

    def pause(self, length_s: float) -> None:
        start_s = self._now_s
        self.silence(length_s)
        if length_s >= 0.25:
            self._pauses.append(Event("", start_s, self._now_s))

    def phrase(self, spoken: object) -> None:
        self._words += self._say(spoken)

    def filler(self, spoken: object) -> None:
        events = self._say(spoken)
        whole = Event(events[0].text, events[0].start_s, self._now_s)
        self._words.append(whole)
        self._fillers.append(whole)

    def _say(self, spoken: object) -> list[Event]:
        from tools.evaluate_delivery.espeak import Spoken

        assert isinstance(spoken, Spoken)  # noqa: S101 - espeak is imported late, where it is installed
        events = [Event(text, self._now_s + a, self._now_s + b) for text, a, b in spoken.words if text]
        self._append(spoken.samples)
        return events

    def _append(self, samples: NDArray[np.float32]) -> None:
        self._pieces.append(samples)
        self._now_s += len(samples) / RATE_HZ

    def finish(self, name: str, snr_db: float | None) -> Take:
        samples = np.concatenate(self._pieces)
        if snr_db is not None:
            samples = with_noise(samples, snr_db, self._rng)
        return Take(name, samples, tuple(self._words), tuple(self._fillers), tuple(self._pauses))


def with_noise(samples: NDArray[np.float32], snr_db: float, rng: np.random.Generator) -> NDArray[np.float32]:
    """The samples with room noise (falling 3 dB per octave) this far below the level of the non-silent parts."""
    spectrum = np.fft.rfft(rng.standard_normal(len(samples)))
    frequency = np.fft.rfftfreq(len(samples), 1 / RATE_HZ)
    noise = np.fft.irfft(spectrum / np.sqrt(np.maximum(frequency, 50.0)), len(samples))
    level = np.sqrt(np.mean(samples[np.abs(samples) > 1e-4] ** 2))
    noisy: NDArray[np.float32] = (samples + noise * level / noise.std() * 10 ** (-snr_db / 20)).astype(np.float32)
    return noisy
