"""Promises of what counts as silence."""

import itertools

import numpy as np
import pytest

from rehearse.data.method_settings import measuring
from rehearse.delivery import speech_activity
from rehearse.delivery.speech_activity import VAD_FRAME_S
from rehearse.signal import frames
from rehearse.types import Audio, Speech
from tests.builders import noise, silence
from tests.delivery.voices import RATE_HZ, vowel

PAUSES = measuring().pauses


def with_gap(gap_s: float, between: float) -> tuple[Audio, Speech]:
    """Two vowels with noise of the room between them, and voice activity that says `between` there."""
    sound = np.concatenate([silence(0.5), vowel("ah", 0.8), silence(gap_s), vowel("ah", 0.8), silence(0.5)])
    audio = Audio((sound + noise(len(sound) / RATE_HZ, rms=0.0005)).astype(np.float32))
    steps = int(audio.duration_s / VAD_FRAME_S)
    at_s = (np.arange(steps) + 0.5) * VAD_FRAME_S
    inside, gap = (at_s > 0.5) & (at_s < 2.1 + gap_s), (at_s > 1.3) & (at_s < 1.3 + gap_s)
    heard = np.where(gap, between, np.where(inside, 0.95, 0.02))
    return audio, Speech((), audio.duration_s, tuple(float(p) for p in heard))


def gaps(gap_s: float, between: float) -> int:
    audio, speech = with_gap(gap_s, between)
    active = speech_activity.active(frames.compute(audio), speech, measuring().silence)
    return len(speech_activity.runs(active)) - 1


def test_a_gap_of_energy_in_which_speech_is_heard_is_no_silence() -> None:
    """A weak consonant that drowns in the room: the level falls, and voice activity goes on."""
    assert gaps(0.3, 0.2) == 1
    assert gaps(0.3, 0.8) == 0


def test_a_long_silence_is_one_whatever_voice_activity_says() -> None:
    assert gaps(1.2, 0.8) == 1


def test_a_silence_counts_as_speaking_less_and_less_around_the_length_of_a_pause() -> None:
    def spoken_s(gap_frames: int) -> float:
        active = np.ones(200 + gap_frames, bool)
        active[100 : 100 + gap_frames] = False
        return float(speech_activity.phonation(active, 0.01, PAUSES).sum()) * 0.01

    lengths = [spoken_s(frames_n) for frames_n in range(15, 40)]
    assert spoken_s(15) == pytest.approx(2.15)
    assert spoken_s(25) == pytest.approx(2.125)
    assert spoken_s(35) == pytest.approx(2.0)
    assert max(abs(b - a) for a, b in itertools.pairwise(lengths)) < 0.03


def test_before_the_first_and_after_the_last_sound_nobody_speaks() -> None:
    active = np.zeros(100, bool)
    active[40:60] = True
    assert float(speech_activity.phonation(active, 0.01, PAUSES).sum()) == 20.0


def test_what_only_a_wide_band_carries_changes_no_activity() -> None:
    """A hiss above 4 kHz, which a take at 8 kHz does not hold, neither fills a pause nor hides a voice."""
    audio, speech = with_gap(0.4, 0.1)
    hiss = noise(audio.duration_s, rms=0.05)
    spectrum = np.fft.rfft(hiss)
    spectrum[np.fft.rfftfreq(len(hiss), 1 / RATE_HZ) < 4500] = 0
    above = np.fft.irfft(spectrum, len(hiss))[: len(audio.samples)]
    hissing = Audio((audio.samples + above).astype(np.float32))
    plain = speech_activity.active(frames.compute(audio), speech, measuring().silence)
    assert speech_activity.runs(
        speech_activity.active(frames.compute(hissing), speech, measuring().silence)
    ) == speech_activity.runs(plain)


def test_who_breathes_out_after_the_last_word_has_stopped_speaking() -> None:
    """The breath is loud enough to be active; voice activity is not sure of it, and it has no pitch."""
    breath = noise(0.4, rms=0.012)
    sound = np.concatenate([silence(0.5), vowel("ah", 0.8), breath, silence(0.5)])
    audio = Audio((sound + noise(len(sound) / RATE_HZ, rms=0.0003)).astype(np.float32))
    at_s = (np.arange(int(audio.duration_s / VAD_FRAME_S)) + 0.5) * VAD_FRAME_S
    heard = np.where((at_s > 0.5) & (at_s < 1.3), 0.95, np.where((at_s >= 1.3) & (at_s < 1.7), 0.25, 0.02))
    speech = Speech((), audio.duration_s, tuple(float(p) for p in heard))
    row = frames.compute(audio)
    active = speech_activity.active(row, speech, measuring().silence)
    sure = speech_activity.sure(row, speech, active, measuring().silence)
    assert active.nonzero()[0][-1] > 160
    assert sure.nonzero()[0][-1] == pytest.approx(133, abs=5)
