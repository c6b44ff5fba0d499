"""A second voice in the recording is told, and never where there is one: joined clips of two people, clips of one."""

from itertools import zip_longest

import numpy as np
import pytest

from rehearse.delivery import measure, voices
from rehearse.speech.activity import detect_speech
from rehearse.types import Audio
from tests.builders import Sound, noise
from tests.fixtures import sound as fixture_sound
from tests.speech.human import SHARED, sound

ONE_SPEAKER = sorted(path.name for path in (SHARED / "audio").glob("*.*") if path.suffix != ".json")


def turns(audio: Audio, seconds: float) -> list[Sound]:
    """A clip cut into pieces, as loud as any other."""
    loud = audio.samples / (10 * np.sqrt(np.mean(np.square(audio.samples))))
    step = round(seconds * 16_000)
    return [loud[first : first + step] for first in range(0, len(loud), step)]


def in_turns(one: Audio, other: Audio, seconds: float = 4.0) -> Audio:
    """Two people who speak one after the other."""
    empty = np.zeros(0, np.float32)
    pieces = [
        piece for pair in zip_longest(turns(one, seconds), turns(other, seconds), fillvalue=empty) for piece in pair
    ]
    return Audio(np.concatenate(pieces).astype(np.float32))


def evidence(audio: Audio) -> tuple[str, ...]:
    delivery, warnings = measure(audio, detect_speech(audio), None)
    assert delivery.two_voices == (voices.WARNING in warnings) == bool(delivery.two_voices_by)
    return delivery.two_voices_by


def is_told(audio: Audio) -> bool:
    return bool(evidence(audio))


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [2.3, pytest.param(4.0, marks=pytest.mark.slow)])
@pytest.mark.parametrize("low", ["mfa_acoustic_corpus.wav", "libri_61-70968-0000.flac"])
@pytest.mark.parametrize("high", ["csm_read_speech_a.wav", "jfk.flac"])
def test_a_low_and_a_high_voice_in_turns_are_two(low: str, high: str, seconds: float) -> None:
    assert is_told(in_turns(sound(f"audio/{low}")[0], sound(f"audio/{high}")[0], seconds))


@pytest.mark.slow
@pytest.mark.parametrize(("one", "other"), [
    ("csm_read_speech_a.wav", "jfk.flac"),  # a woman and a man, both at about 200 Hz
    pytest.param("csm_conversational_a.wav", "batchalign_test.mp3", marks=pytest.mark.slow),  # six semitones apart
    pytest.param("mfa_acoustic_corpus.wav", "csm_conversational_a.wav", marks=pytest.mark.slow),
])  # fmt: skip
def test_voices_of_any_height_are_told_by_their_prints(one: str, other: str) -> None:
    assert "voice print" in evidence(in_turns(sound(f"audio/{one}")[0], sound(f"audio/{other}")[0], 7.0))


@pytest.mark.slow
@pytest.mark.parametrize("name", ONE_SPEAKER)
def test_no_clip_of_one_person_has_two_voices(name: str) -> None:
    assert not is_told(sound(f"audio/{name}")[0])


@pytest.mark.slow
def test_the_same_man_in_two_recordings_is_one_voice() -> None:
    assert not is_told(in_turns(sound("audio/mfa_acoustic_corpus.wav")[0], sound("audio/mfa_surround.flac")[0]))


@pytest.mark.slow
def test_the_voices_of_two_fixtures_in_turns_are_two_and_each_alone_is_one() -> None:
    low, high = (Audio(fixture_sound(name).samples[: 25 * 16_000]) for name in ("short", "long"))
    assert not is_told(low)
    assert not is_told(high)
    assert is_told(in_turns(low, high))


def test_without_speech_there_is_no_voice_at_all() -> None:
    assert not is_told(Audio(noise(3.0)))
