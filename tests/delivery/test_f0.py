import numpy as np
import pytest

from rehearse.delivery import frames
from rehearse.types import Audio
from tests.builders import noise, tone
from tests.delivery.voices import RATE_HZ, vowel


@pytest.mark.parametrize("f0_hz", [82.0, 120.0, 210.0, 340.0, 520.0])
def test_a_steady_voice_has_its_pitch_within_a_tenth_of_a_semitone(f0_hz: float) -> None:
    found = frames.compute(Audio(vowel("uh", 1.0, f0_hz))).f0_hz[10:-10]
    assert (found > 0).all()
    assert np.abs(12 * np.log2(found / f0_hz)).max() < 0.1


def test_a_glide_is_followed() -> None:
    curve = np.linspace(100.0, 200.0, 2 * RATE_HZ)
    found = frames.compute(Audio(vowel("ah", 2.0, curve))).f0_hz[10:-10]
    truth = np.interp(np.arange(10, 190) * 0.01 + 0.005, np.arange(2 * RATE_HZ) / RATE_HZ, curve)
    assert np.median(np.abs(12 * np.log2(found / truth))) < 0.1


def test_noise_has_no_pitch() -> None:
    assert (frames.compute(Audio(noise(1.0, rms=0.1))).f0_hz == 0).mean() > 0.97


@pytest.mark.parametrize("hum_hz", [50.0, 60.0])
def test_mains_hum_is_not_taken_for_a_voice(hum_hz: float) -> None:
    """The hum is as loud as the voice, and the voice is still found at its own pitch."""
    sound = (vowel("ah", 1.0, 150.0) + tone(1.0, f_hz=hum_hz, amplitude=0.1)).astype(np.float32)
    found = frames.compute(Audio(sound)).f0_hz[10:-10]
    assert np.abs(12 * np.log2(np.median(found) / 150.0)) < 0.1


def test_a_cough_does_not_silence_a_quiet_voice() -> None:
    """The click is fifty times as loud: a threshold from the loudest sample would call all the rest silent."""
    sound = vowel("ah", 3.0, 110.0, amplitude=0.015)
    sound[24_000:24_080] = 0.8
    assert (frames.compute(Audio(sound)).f0_hz > 0).mean() > 0.9
