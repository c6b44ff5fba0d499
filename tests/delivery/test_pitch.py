import numpy as np
import pytest
from numpy.typing import NDArray

from rehearse.delivery import measure
from tests.builders import noise
from tests.delivery.voices import RATE_HZ, Take, vowel


def spoken(f0_hz: float | NDArray[np.float64]) -> Take:
    return Take().pause(0.3).sound(vowel("ah", 2.0, f0_hz)).pause(0.3)


def test_the_spread_of_a_known_melody_in_semitones() -> None:
    """A sine of 3 semitones about 150 Hz has a standard deviation of 3 / sqrt(2)."""
    t_s = np.arange(2 * RATE_HZ) / RATE_HZ
    take = spoken(150.0 * 2 ** (3 * np.sin(2 * np.pi * 1.5 * t_s) / 12))
    delivery, _ = measure(take.audio, take.speech, None)
    assert delivery.pitch is not None
    assert delivery.pitch.median_hz == pytest.approx(150.0, rel=0.02)
    assert delivery.pitch.spread_semitones == pytest.approx(3 / np.sqrt(2), abs=0.15)


def test_a_whisper_has_no_pitch_and_the_warning_says_so() -> None:
    take = Take().pause(0.3).sound(noise(2.0, rms=0.05)).pause(0.3)
    delivery, warnings = measure(take.audio, take.speech, None)
    assert delivery.pitch is None
    assert any("whisper" in warning for warning in warnings)
    assert [metric.band for metric in delivery.metrics if metric.name == "pitch spread"] == ["unmeasured"]
