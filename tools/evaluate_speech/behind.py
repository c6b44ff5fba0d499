"""Voices with sound in the background, and degraded ones: far away, over a telephone, clipped."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import soxr
from numpy.typing import NDArray
from scipy.signal import butter, fftconvolve, sosfilt

from rehearse.types import Audio, Speech
from tools.evaluate_speech.made import CHORDS_HZ, RATE_HZ, Sound, babble, music

Wave = NDArray[np.float64]
Made = Callable[[int], Wave]  # so many samples of something


def altered(audio: Audio, speech: Speech) -> Iterator[tuple[str, Audio]]:
    """Each alteration of a take, by name. Levels: the voice while it speaks, over the background."""
    voice = audio.samples.astype(np.float64)
    yield "as it is", audio
    for name, make, levels_db in BEHIND:
        sound = make(len(voice))
        for over_db in levels_db:
            yield f"{name}, {over_db} dB under the voice", _audio(voice + _scaled(sound, voice, speech, over_db))
    yield "clipped, 10 dB over full scale", _audio(np.clip(voice * 10**0.5 / np.abs(voice).max(), -1, 1))
    yield "far from the microphone", _audio(_far(voice, speech))
    yield "narrow band of a telephone", _audio(_telephone(voice))


def _audio(samples: Wave) -> Audio:
    """The sound scaled to within full scale, in 16 bits."""
    loudest = float(np.abs(samples).max())
    fitted = samples / max(1.0, loudest)
    return Audio(np.ascontiguousarray(np.round(fitted * 32767) / 32768, np.float32))


def _scaled(sound: Wave, voice: Wave, speech: Speech, over_db: float) -> Wave:
    """The sound at this level below the voice, both as mean power, the voice's while somebody speaks."""
    spoken = np.concatenate(
        [voice[round(s.start_s * RATE_HZ) : round(s.end_s * RATE_HZ)] for s in speech.spans] or [voice]
    )
    return np.asarray(sound * np.sqrt(np.mean(spoken**2) / np.mean(sound**2) / 10 ** (over_db / 10)))


def _repeated(sound: Sound | Wave, count: int) -> Wave:
    return np.resize(np.asarray(sound, np.float64), count)


def _music(count: int) -> Wave:
    return _repeated(music(), count)


def _band(count: int) -> Wave:
    """The chords with drums: a kick on each half second, a snare between, a hi-hat on each eighth."""
    draw = np.random.default_rng(11)
    t_s = np.arange(round(0.25 * RATE_HZ)) / RATE_HZ
    kick = 0.5 * np.sin(2 * np.pi * 60 * t_s * (1 + np.exp(-30 * t_s))) * np.exp(-14 * t_s)
    snare = draw.normal(0, 0.15, len(t_s)) * np.exp(-22 * t_s)
    hat = np.diff(draw.normal(0, 0.06, len(t_s) + 1)) * np.exp(-70 * t_s)
    beat = np.concatenate([kick + hat, hat, snare + hat, hat])
    return _repeated(music(), count) + _repeated(beat, count)


def _melody(count: int) -> Wave:
    """Four notes a second, sharp and with vibrato, over the chords: voice activity misses most of a voice under it."""
    draw = np.random.default_rng(2)
    t_s = np.arange(RATE_HZ // 4) / RATE_HZ
    notes = []
    for number in range(48):
        pitch_hz = 2 * CHORDS_HZ[number // 4 % 4][draw.integers(3)]
        phase = 2 * np.pi * np.cumsum(pitch_hz * (1 + 0.01 * np.sin(2 * np.pi * 5.5 * t_s))) / RATE_HZ
        notes.append(sum(np.sin(h * phase) / h for h in range(1, int(6000 / pitch_hz))) * _ends(len(t_s), 0.01, 0.03))
    return _repeated(np.concatenate(notes), count) + _organ(count) / 6


def _organ(count: int) -> Wave:
    """Held chords of a second with the overtones of an organ."""
    t_s = np.arange(RATE_HZ) / RATE_HZ
    stops = ((0.5, 0.6), (1, 1.0), (2, 0.8), (3, 0.5), (4, 0.5), (6, 0.3), (8, 0.3))
    chords = [sum(part * np.sin(2 * np.pi * f * h * t_s) for f in chord for h, part in stops) for chord in CHORDS_HZ]
    return _repeated(np.concatenate([np.asarray(chord) * _ends(len(t_s), 0.02, 0.1) for chord in chords]), count)


def _ends(count: int, rise_s: float, fall_s: float) -> Wave:
    """An envelope of 1 with a fade from 0 at the start and to 0 at the end."""
    at_s = np.arange(count) / RATE_HZ
    return np.minimum(1, np.minimum(at_s / rise_s, (count / RATE_HZ - at_s) / fall_s))


def _babble(count: int) -> Wave:
    return _repeated(babble(), count)


def _fan(count: int) -> Wave:
    """Noise that falls by 6 dB per octave above 200 Hz, with the tone of the blades."""
    noise = np.random.default_rng(12).normal(0, 1, count)
    air = np.asarray(sosfilt(butter(1, 200, fs=RATE_HZ, output="sos"), noise))
    t_s = np.arange(count) / RATE_HZ
    return air + 0.15 * np.sin(2 * np.pi * 118 * t_s) + 0.08 * np.sin(2 * np.pi * 236 * t_s)


def _hum(count: int) -> Wave:
    t_s = np.arange(count) / RATE_HZ
    return np.asarray(sum(np.sin(2 * np.pi * 50 * n * t_s) / n for n in (1, 2, 3, 4, 6, 9)), np.float64)


def _traffic(count: int) -> Wave:
    """Rumble that swells as each car passes, every five seconds or so."""
    draw = np.random.default_rng(13)
    low = np.asarray(sosfilt(butter(2, (40, 500), "bandpass", fs=RATE_HZ, output="sos"), draw.normal(0, 1, count)))
    tyres = np.asarray(sosfilt(butter(1, (500, 2500), "bandpass", fs=RATE_HZ, output="sos"), draw.normal(0, 1, count)))
    t_s = np.arange(count) / RATE_HZ
    swell = np.full(count, 0.15)
    for at_s in np.arange(1, t_s[-1] + 5, 5) + draw.uniform(-1, 1, len(np.arange(1, t_s[-1] + 5, 5))):
        swell += np.exp(-(((t_s - at_s) / 1.2) ** 2))
    return np.asarray((low + 0.5 * tyres) * swell)


BEHIND: tuple[tuple[str, Made, tuple[int, ...]], ...] = (
    ("music", _music, (20, 12, 6)),
    ("music with drums", _band, (12, 6)),
    ("an organ", _organ, (12, 6, 3)),
    ("a melody", _melody, (12, 6, 3)),
    ("three who talk", _babble, (20, 12, 6)),
    ("a fan", _fan, (6,)),
    ("hum", _hum, (6,)),
    ("traffic", _traffic, (12, 6)),
)


def _far(voice: Wave, speech: Speech) -> Wave:
    """The voice in a bare room (reverberation time 0.7 s, half of the sound direct) with noise 20 dB below it."""
    draw = np.random.default_rng(14)
    t_s = np.arange(round(0.7 * RATE_HZ)) / RATE_HZ
    tail = draw.normal(0, 1, len(t_s)) * 10 ** (-3 * t_s / 0.7)
    tail[: round(0.003 * RATE_HZ)] = 0
    room = tail / np.sqrt(np.sum(tail**2))
    room[0] = 1.0
    heard = np.asarray(fftconvolve(voice, room)[: len(voice)])
    return heard * 0.1 + _scaled(draw.normal(0, 1, len(voice)), heard * 0.1, speech, 20)


def _telephone(voice: Wave) -> Wave:
    """The voice at 300-3400 Hz, sampled at 8 kHz in 8-bit μ-law."""
    narrow = np.asarray(soxr.resample(voice, RATE_HZ, 8_000), np.float64)
    narrow = np.asarray(sosfilt(butter(4, (300, 3400), "bandpass", fs=8_000, output="sos"), narrow))
    narrow /= max(1.0, float(np.abs(narrow).max()))
    pressed = np.sign(narrow) * np.log1p(255 * np.abs(narrow)) / np.log(256)
    pressed = np.round(pressed * 127) / 127
    back = np.sign(pressed) * (256 ** np.abs(pressed) - 1) / 255
    return np.asarray(soxr.resample(back, 8_000, RATE_HZ), np.float64)[: len(voice)]
