"""Levels of a recording: the room, what is loud, and where nothing sounds."""

import numpy as np
import pytest

from rehearse.speech.levels import measure, runs, silences
from rehearse.types import Audio
from tests.builders import noise, tone


def test_the_noise_is_that_of_the_quietest_tenth_and_digital_silence_is_no_room() -> None:
    sound = np.concatenate([np.zeros(16_000, np.float32), noise(1.0, rms=0.001), tone(1.0, f_hz=200)])
    levels = measure(Audio(sound))
    assert levels.noise_db == pytest.approx(-60, abs=1)
    assert levels.loud_db > -30


def test_blocks_do_not_show() -> None:
    sound = noise(125.0, rms=0.01)
    assert measure(Audio(sound)).db[6005:] == pytest.approx(measure(Audio(sound[16_000 * 60 :])).db[5:], abs=0.001)


def test_rumble_is_no_sound() -> None:
    """One clip has 94 % of its energy under 80 Hz: words could lie anywhere in it."""
    rumble = tone(2.0, f_hz=30, amplitude=0.3) + noise(2.0, rms=0.001)
    assert measure(Audio(rumble)).noise_db < -45


def test_an_empty_recording_has_no_frames() -> None:
    assert measure(Audio(np.zeros(0, np.float32))).duration_s == 0


def test_silences_are_told_over_clicks() -> None:
    active = np.zeros(100, np.bool_)
    active[[*range(10), 50, 51, *range(90, 100)]] = True
    assert [(s.start_s, s.end_s) for s in silences(active, 0.15, 0.05)] == [(0.1, 0.9)]
    assert runs(active) == [(0, 10), (50, 52), (90, 100)]
