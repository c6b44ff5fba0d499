"""What tiny.en writes for human clips: nothing of what was said is lost, and nothing is said for ever."""

from collections import Counter
from functools import cache

import numpy as np
import pytest

from rehearse.speech.activity import detect_speech
from rehearse.speech.levels import measure
from rehearse.speech.settle import Settled, settle
from rehearse.types import Audio
from tests.builders import Sound
from tests.speech.human import recogniser, sound, transcript

CLIPS = [
    "jfk.flac",
    "csm_conversational_a.wav",
    "mfa_acoustic_corpus.wav",
    "mfa_cold_corpus3.wav",
    "batchalign_test.mp3",
]


@cache
def heard(name: str) -> Settled:
    """What is reported of a clip."""
    return settle(recogniser(), *sound(name), transcript(name))


def words(name: str) -> list[str]:
    return [w.text.strip(".,?!").lower() for w in transcript(name).words]


@pytest.mark.slow
def test_no_sentence_is_lost_where_a_model_skips_one() -> None:
    """The first fourteen seconds of this talk had no words: the model began with "I wrote a one-page form"."""
    row = words("bugs/drop_tiny.webm")
    assert 105 <= len(row) <= 117
    assert "summer" in row[:45]


@pytest.mark.slow
def test_ums_said_six_times_in_a_row_are_no_hundred() -> None:
    counted = Counter(words("audio/mfa_uhuh.flac"))
    assert 3 <= counted["uh"] <= 6


@pytest.mark.slow
def test_the_first_words_of_a_recording_that_begins_with_speech_are_heard() -> None:
    assert words("audio/jfk.flac")[:3] == ["and", "so", "my"]
    assert words("audio/csm_read_speech_a.wav")[:2] == ["and", "lake"]


@pytest.mark.slow
def test_the_first_phrase_in_a_reverberant_room_is_heard() -> None:
    """Voice activity takes it for speech only half: six of the first seven words were lost."""
    samples = reverberant(sound("audio/jfk.flac")[0].samples)
    audio = Audio(samples)
    speech = detect_speech(audio)
    assert speech.spans[0].start_s > 1.5
    result = settle(recogniser(), audio, speech, recogniser().transcribe(audio, speech))
    assert result.transcript.text.lower().startswith("and so my fellow americans")
    assert result.speech.spans[0].start_s < 1.0


def reverberant(samples: Sound, decay_s: float = 0.6) -> Sound:
    """The sound in a room whose noise-like reverberation falls by 60 dB in that time."""
    moment_s = np.arange(round(decay_s * 16_000)) / 16_000
    room = np.random.default_rng(1).normal(0, 1, len(moment_s)) * np.exp(-6.9 * moment_s / decay_s)
    room[:40] = 0  # the direct sound comes alone
    room *= 0.7 / np.sqrt(np.square(room).sum())
    room[0] = 1
    length = len(samples) + len(room)
    wet = np.fft.irfft(np.fft.rfft(samples, length) * np.fft.rfft(room, length), length)[: len(samples)]
    return np.ascontiguousarray(0.6 * wet / np.abs(wet).max(), np.float32)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "count"), [("whisper.flac", 5), ("falsetto.flac", 6)])
def test_a_whisper_and_a_squeak_have_words_though_voice_activity_finds_no_speech(name: str, count: int) -> None:
    assert sound(f"audio/{name}")[1].spans == ()
    result = heard(f"audio/{name}")
    assert len(result.transcript.words) == count
    assert result.speech.spans


@pytest.mark.slow
@pytest.mark.parametrize("name", CLIPS)
def test_clear_english_passes_the_gate_and_no_word_lies_outside_sound(name: str) -> None:
    result = heard(f"audio/{name}")
    assert result.refusal is None
    levels = measure(sound(f"audio/{name}")[0])
    for word in result.transcript.words:
        assert word.start_s is not None
        assert word.end_s is not None
        around = levels.db[max(0, int((word.start_s - 0.3) * 100)) : int((word.end_s + 0.3) * 100) + 1]
        assert around.max() > levels.noise_db + 10


@pytest.mark.slow
def test_the_same_sound_has_the_same_words() -> None:
    """Loops were decoded by sampling: one clip gave 110, 197 and 198 ums in three runs."""
    audio, speech = sound("audio/mfa_uhuh.flac")
    assert recogniser().transcribe(audio, speech) == transcript("audio/mfa_uhuh.flac")
