import numpy as np
import pytest

from rehearse.signal import frames
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


def test_a_faint_sound_beside_a_loud_vowel_is_not_voiced_by_its_neighbour() -> None:
    """It is periodic and lies 40 dB under the vowel, which a window of three periods reaches into."""
    faint = vowel("ah", 0.06, 420.0, amplitude=0.003)
    sound = np.concatenate([vowel("ah", 0.5, 110.0, amplitude=0.3), faint, np.zeros(RATE_HZ // 2, np.float32)])
    found = frames.compute(Audio(sound)).f0_hz
    assert (found[5:48] > 0).all()
    assert (found[51:] == 0).all()


def test_silence_around_a_voice_changes_no_pitch() -> None:
    """A threshold from a share of all frames would fall as silence is added, and voice the faint ones."""
    quiet_end = np.linspace(1.0, 0.0, RATE_HZ) ** 3
    voice = (vowel("ah", 1.0, 130.0) * quiet_end).astype(np.float32)
    alone = frames.compute(Audio(voice)).f0_hz
    framed = np.concatenate([np.zeros(20 * RATE_HZ, np.float32), voice, np.zeros(30 * RATE_HZ, np.float32)])
    np.testing.assert_array_equal(frames.compute(Audio(framed)).f0_hz[2000 : 2000 + len(alone)], alone)
