"""All measures of the frames of one sound, at 16 kHz and at 8 kHz, are as they were."""

from pathlib import Path

import numpy as np
import pytest

from rehearse.signal import frames
from rehearse.types import Audio
from tests import known
from tests.builders import noise, silence
from tests.delivery.voices import RATE_HZ, vowel


def known_sound() -> Audio:
    """Vowels that glide, one an octave up, hiss, creak, hum and silence."""
    glide = 110.0 * 2 ** (np.linspace(0.0, 10.0, round(0.6 * RATE_HZ)) / 12)
    hum = (0.01 * np.sin(2 * np.pi * 50.0 * np.arange(4000) / RATE_HZ)).astype(np.float32)
    parts = [
        silence(0.1), vowel("ah", 0.6, glide), noise(0.1, rms=0.05, seed=3), vowel("ee", 0.2, 220.0, amplitude=0.05),
        hum, vowel("oo", 0.2, 76.0), silence(0.15), vowel("uh", 0.25, 100.0, amplitude=0.4),
    ]  # fmt: skip
    joined = np.concatenate(parts)
    return Audio((joined + noise(len(joined) / RATE_HZ, rms=0.0004)[: len(joined)]).astype(np.float32))


@pytest.mark.parametrize("rate_hz", [16_000, 8_000])
def test_the_frames_of_a_known_sound(rate_hz: int, request: pytest.FixtureRequest) -> None:
    audio = known_sound()
    made = frames.compute(Audio(audio.samples[:: RATE_HZ // rate_hz].copy(), rate_hz))
    values = {
        name: np.asarray(getattr(made, name))[::4].round(4).tolist()
        for name in ("level_dbfs", "hiss_dbfs", "vowel_dbfs", "f0_hz", "harmonicity", "cepstra")
    }
    known.hold(Path(__file__).with_name(f"known_sound_{rate_hz}.json"), values, request.config, within=0.004)
