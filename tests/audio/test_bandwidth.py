"""Telephone quality is told from full quality, whatever rate the sound is delivered at."""

import numpy as np
import soundfile
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.audio.bandwidth import Bandwidth
from tests.builders import Sound, noise, silence, tone

RATE_HZ = 48_000


def seen_hz(sound: Sound, block_n: int = 960, rate_hz: int = RATE_HZ) -> int | None:
    """What is seen of a sound that comes in blocks."""
    bandwidth = Bandwidth(rate_hz)
    for start in range(0, len(sound), block_n):
        bandwidth.add(sound[start : start + block_n] * 32768)
    return bandwidth.hz()


def over_a_line_of(rate_hz: int, sound: Sound) -> Sound:
    """The sound after a line of a lower rate, delivered at 48 kHz again, with the noise of a converter."""
    there = soxr.resample(sound, RATE_HZ, rate_hz)
    back: Sound = soxr.resample(there, rate_hz, RATE_HZ)
    return back + noise(len(back) / RATE_HZ, RATE_HZ, rms=1e-5)[: len(back)]


def speech() -> Sound:
    """Sound over the whole band; real speech in full quality does not travel with the project."""
    return noise(3.0, RATE_HZ, rms=0.1)


def test_a_telephone_line_is_seen() -> None:
    assert seen_hz(speech()) == 24_000
    assert 3500 <= (seen_hz(over_a_line_of(8000, speech())) or 0) <= 4500
    assert 7500 <= (seen_hz(over_a_line_of(16_000, speech())) or 0) <= 8500


def test_a_synthesised_voice_of_22_khz_is_not_a_telephone() -> None:
    voice, rate_hz = soundfile.read("fixtures/audio/short.flac", dtype="float32")
    upsampled: Sound = soxr.resample(voice, rate_hz, RATE_HZ)
    assert (seen_hz(upsampled) or 0) >= 7000


def test_the_mirror_image_that_a_simple_resampler_leaves_is_no_sound_of_the_line() -> None:
    """PulseAudio's default one leaves some of it, far above the end of an 8 kHz line."""
    line = over_a_line_of(8000, speech())
    mirrored = line + 0.003 * np.sin(2 * np.pi * 19_250 / RATE_HZ * np.arange(len(line)))
    assert 3500 <= (seen_hz(mirrored.astype(np.float32)) or 0) <= 4500


def test_a_device_of_8_khz_has_few_bands() -> None:
    assert seen_hz(noise(2.0, 8000, rms=0.1), rate_hz=8000) == 4000
    assert seen_hz(tone(2.0, 8000, f_hz=3800.0), rate_hz=8000) == 4000


def test_silence_tells_nothing() -> None:
    assert seen_hz(silence(2.0, RATE_HZ)) is None
    assert seen_hz(noise(2.0, RATE_HZ, rms=0.001)) is None


@settings(max_examples=15)
@given(st.integers(100, 5000))
def test_it_does_not_depend_on_the_blocks(block_n: int) -> None:
    assert seen_hz(speech(), block_n) == 24_000
