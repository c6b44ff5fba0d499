"""Sounds whose truth is known: float32, shape (n,), full scale 1.0."""

import numpy as np
from numpy.typing import NDArray

Sound = NDArray[np.float32]


def tone(seconds: float, rate_hz: int = 16_000, f_hz: float = 220.0, amplitude: float = 0.3) -> Sound:
    """A sine."""
    t_s = np.arange(round(seconds * rate_hz)) / rate_hz
    return (amplitude * np.sin(2 * np.pi * f_hz * t_s)).astype(np.float32)


def silence(seconds: float, rate_hz: int = 16_000) -> Sound:
    """Digital silence."""
    return np.zeros(round(seconds * rate_hz), np.float32)


def noise(seconds: float, rate_hz: int = 16_000, rms: float = 0.001, seed: int = 1) -> Sound:
    """White noise of a given level, the same each time."""
    return np.random.default_rng(seed).normal(0, rms, round(seconds * rate_hz)).astype(np.float32)


def bursts(seconds: float, rate_hz: int = 16_000, amplitude: float = 0.3) -> Sound:
    """A tone that is on for 0.3 s and off for 0.2 s over faint noise: has the dynamics of speech, cheaply."""
    t_s = np.arange(round(seconds * rate_hz)) / rate_hz
    return tone(seconds, rate_hz, amplitude=amplitude) * (t_s % 0.5 < 0.3) + noise(seconds, rate_hz)
