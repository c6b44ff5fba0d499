"""Tones are found wherever they lie; voices are none, even where they stand still."""

import numpy as np
import pytest

from rehearse.audio.decode import decode
from rehearse.data.method_settings import measuring
from rehearse.signal.tones import tonal
from rehearse.types import Audio
from tests.builders import Sound, noise, silence
from tests.delivery.voices import vowel
from tests.speech.human import clip
from tests.tones import TONES

HOP_S = 0.01


def found(sound: Sound) -> np.ndarray:
    return tonal(Audio(sound), round(len(sound) / 16_000 / HOP_S), HOP_S, measuring().tones)


@pytest.mark.parametrize("name", TONES)
def test_a_tone_in_a_quiet_room_is_found_and_the_room_is_not(name: str) -> None:
    tone = TONES[name]
    heard = found(np.concatenate([noise(1.0), tone + noise(len(tone) / 16_000), noise(1.0)]).astype(np.float32))
    assert heard[100 : 100 + len(tone) // 160].mean() > 0.7
    assert not heard[:85].any()
    assert not heard[115 + len(tone) // 160 :].any()


@pytest.mark.parametrize("name", ["ah", "uh", "ae", "ee", "oo"])
def test_a_vowel_whose_pitch_falls_by_half_a_semitone_is_no_tone(name: str) -> None:
    """The stillest that a throat can do; an um is one."""
    held = vowel(name, 0.6, np.linspace(124.0, 120.5, 9600))
    assert not found(np.concatenate([noise(0.5), held + noise(0.6), noise(0.5)]).astype(np.float32)).any()


def test_neither_silence_nor_noise_nor_next_to_nothing_holds_a_tone() -> None:
    assert not found(silence(1.0)).any()
    assert not found(noise(1.0, rms=0.05)).any()
    assert len(found(silence(0.005))) == 0
    assert not found(silence(0.12)).any()


def test_a_tone_across_the_edge_of_a_block_is_found() -> None:
    """A minute is searched at a time."""
    sound = noise(62.0)
    tone = TONES["sine of 660 Hz"]
    sound[round(59.9 * 16_000) :][: len(tone)] += tone
    assert found(sound)[5995:6010].all()


@pytest.mark.parametrize("name", ["audio/mfa_uhuh.flac", "audio/mfa_um.flac", "audio/falsetto.flac", "audio/jfk.flac"])
def test_no_human_um_and_no_falsetto_is_a_tone(name: str) -> None:
    assert not found(decode(clip(name)).audio.samples).any()
