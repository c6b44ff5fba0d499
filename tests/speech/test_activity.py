"""Voice activity: a stream fed in pieces equals the file; speech is where it was planted."""

import numpy as np
import pytest
import soxr

from rehearse.speech.activity import EARLY_S, FRAME_S, ActivityDetector, detect_speech, speech_spans
from rehearse.types import Audio
from tests.builders import silence
from tests.fixtures import planted, sound


def test_a_stream_in_odd_pieces_gives_the_same_probabilities_as_the_whole_file() -> None:
    audio = sound("short")
    detector = ActivityDetector()
    pieces = np.split(audio.samples, [1, 700, 701, 20_000, 150_123])
    streamed = [p for piece in pieces for p in detector.feed(piece)]
    assert streamed == pytest.approx(detect_speech(audio).probabilities, abs=0.002)


def test_whoever_leaves_waits_for_one_block_at_most() -> None:
    """After Ctrl-C the activity of a long recording was worked out to its end, for nobody."""
    asked: list[bool] = []

    def left() -> bool:
        asked.append(len(asked) == 1)
        return asked[-1]

    heard = detect_speech(Audio(silence(40.0)), left)
    assert asked == [False, True]
    assert len(heard.probabilities) * FRAME_S < 20.0


def test_planted_pauses_are_free_of_speech() -> None:
    spans = detect_speech(sound("fillers")).spans
    for pause in planted("fillers", "pause"):
        edges = 2 * FRAME_S
        assert not [s for s in spans if s.start_s < pause.end_s - edges and s.end_s > pause.start_s + edges]


def test_every_planted_stretch_of_speech_is_found() -> None:
    spans = detect_speech(sound("fillers")).spans
    for stretch in planted("fillers", "speech"):
        covered = sum(max(0.0, min(s.end_s, stretch.end_s) - max(s.start_s, stretch.start_s)) for s in spans)
        assert covered > 0.7 * (stretch.end_s - stretch.start_s)


def test_quiet_room_noise_is_not_speech() -> None:
    noise = np.random.default_rng(1).standard_normal(5 * 16_000).astype(np.float32) * 0.001
    assert detect_speech(Audio(noise)).spans == ()


@pytest.mark.slow
@pytest.mark.parametrize("gain_db", [-40, -20, 12])
def test_gain_changes_next_to_nothing(gain_db: int) -> None:
    """Speech 40 dB too quiet is found as well; without a gain of its own the network finds none of it."""
    audio = sound("fillers")
    louder = Audio((audio.samples * 10 ** (gain_db / 20)).astype(np.float32))
    speech = np.array(detect_speech(audio).probabilities) >= 0.5
    assert np.mean(speech != (np.array(detect_speech(louder).probabilities) >= 0.5)) < 0.02


@pytest.mark.slow
def test_a_take_at_8_khz_is_heard_as_that_at_16() -> None:
    """Frame by frame, to a hundredth: what it lacks is not listened to in any take."""
    audio = sound("fillers")
    narrow = soxr.resample(soxr.resample(audio.samples, 16_000, 8_000), 8_000, 16_000)[: len(audio.samples)]
    heard = np.array(detect_speech(audio).probabilities)
    kept = np.array(detect_speech(Audio(np.ascontiguousarray(narrow, np.float32))).probabilities)
    assert np.abs(heard[: len(kept)] - kept[: len(heard)]).max() < 0.01


@pytest.mark.slow
@pytest.mark.parametrize("lead_s", [0.7, 3.0])
def test_digital_silence_before_a_take_changes_next_to_nothing(lead_s: float) -> None:
    audio = sound("fillers")
    late = Audio(np.concatenate([silence(lead_s), audio.samples]))
    times_s = np.arange(1, int(audio.duration_s) * 10) / 10
    heard, moved = detect_speech(audio).probabilities, detect_speech(late).probabilities
    at = (np.arange(len(heard)) + 0.5) * FRAME_S
    at_moved = (np.arange(len(moved)) + 0.5) * FRAME_S - lead_s
    speech = np.interp(times_s, at, heard) >= 0.5
    assert np.mean(speech != (np.interp(times_s, at_moved, moved) >= 0.5)) < 0.02


def test_before_anything_has_been_recorded_there_is_no_speech() -> None:
    assert not any(ActivityDetector().feed(silence(2.0)))


@pytest.mark.slow
def test_rumble_hides_no_speech() -> None:
    """A desk that shakes at 20 Hz, ten times as strong as the voice."""
    audio = sound("fillers")
    t_s = np.arange(len(audio.samples)) / 16_000
    shaken = Audio((audio.samples + 0.5 * np.sin(2 * np.pi * 20 * t_s)).astype(np.float32))
    speech = np.array(detect_speech(audio).probabilities) >= 0.5
    assert np.mean(speech != (np.array(detect_speech(shaken).probabilities) >= 0.5)) < 0.04


def test_no_sound_at_all_is_no_speech() -> None:
    assert detect_speech(Audio(np.zeros(0, np.float32))).spans == ()


def test_hysteresis_keeps_a_wavering_voice_whole_and_drops_a_click() -> None:
    frames = [0.0, 0.6, 0.4, 0.4, 0.6, 0.2, 0.0, 0.9, 0.0]
    (span,) = speech_spans(frames, 1.0)
    assert span.start_s == pytest.approx(FRAME_S - EARLY_S)
    assert span.end_s == pytest.approx(5 * FRAME_S - EARLY_S)
