"""Sounds of phones and computers, made: what no voice says."""

import numpy as np

from tests.builders import Sound, tone


def _shaped(sound: Sound, decay_s: float | None = None) -> Sound:
    """With soft edges of 10 ms, dying away where asked."""
    t_s = np.arange(len(sound)) / 16_000
    edges = np.minimum(1.0, np.minimum(t_s, t_s[::-1]) / 0.01)
    fading = np.exp(-t_s / decay_s) if decay_s else 1.0
    return (sound * edges * fading).astype(np.float32)


def together(seconds: float, *parts: tuple[float, float], decay_s: float | None = None) -> Sound:
    """Tones at once, each a frequency and an amplitude."""
    return _shaped(np.sum([tone(seconds, f_hz=f, amplitude=a) for f, a in parts], axis=0), decay_s)


TONES: dict[str, Sound] = {
    f"sine of {hertz} Hz": together(0.35, (hertz, 0.3)) for hertz in (350, 440, 660, 880, 1000, 1400, 2000)
}
TONES |= {
    "bell": together(0.5, (880, 0.2), (2429, 0.1), (4752, 0.07), decay_s=0.12),
    "chord": together(0.5, (523.3, 0.12), (659.3, 0.12), (784.0, 0.12), decay_s=0.2),
    "two notes": np.concatenate([together(0.25, (660, 0.2)), together(0.25, (880, 0.2))]),
    "dial tone": together(1.0, (350, 0.15), (440, 0.15)),
    "ringing": together(1.0, (440, 0.15), (480, 0.15)),
    "key of a telephone": together(0.25, (697, 0.15), (1209, 0.15)),
    "buzzer": _shaped((np.sign(tone(0.4, f_hz=300)) * 0.1).astype(np.float32)),
}
