"""Of several inputs the one with the voice is recorded, from its first word on; none is mixed with another."""

import numpy as np
import pytest

from rehearse.audio.voice_input import VoiceInput
from tests.builders import Sound, bursts, noise, silence, tone

RATE_HZ = 16_000
LENGTH_S = 6.0


def pcm(*channels: Sound) -> bytes:
    return (np.stack(channels, axis=1) * 32767).astype("<i2").tobytes()


def heard(data: bytes, inputs: int = 2, block_n: int = 441) -> Sound:
    """What is kept of interleaved samples that come in blocks."""
    voice, size = VoiceInput(inputs, RATE_HZ), 2 * inputs * block_n
    kept = b"".join(voice.mono(data[first : first + size]) for first in range(0, len(data), size))
    return (np.frombuffer(kept, "<i2") / 32767).astype(np.float32)


def said(start_s: float = 1.0) -> Sound:
    """A quiet room, then a voice."""
    sound = noise(LENGTH_S, rms=0.001)
    first = round(start_s * RATE_HZ)
    sound[first:] += bursts(LENGTH_S - start_s)[: len(sound) - first]
    return sound


BESIDE = {
    "nothing at all": silence(LENGTH_S),
    "the noise of an open input": noise(LENGTH_S, rms=0.0005, seed=2),
    "more noise than the other": noise(LENGTH_S, rms=0.01, seed=2),
    "hum": tone(LENGTH_S, f_hz=50.0, amplitude=0.03) + noise(LENGTH_S, rms=0.0005, seed=2),
}


@pytest.mark.parametrize("start_s", [0.0, 1.0], ids=["at once", "after a second"])
@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("voice_on", [0, 1])
def test_a_voice_on_either_input_is_kept_whole(voice_on: int, beside: str, start_s: float) -> None:
    voice = said(start_s)
    pair = [voice, BESIDE[beside]] if voice_on == 0 else [BESIDE[beside], voice]
    loud = np.abs(voice) > 0.1
    assert np.mean(np.abs(heard(pcm(*pair)) - voice)[loud] < 1e-4) > 0.99


@pytest.mark.parametrize("inputs", [3, 8, 32])
@pytest.mark.parametrize("beside", BESIDE)
def test_a_voice_on_the_last_of_many_inputs_is_kept_whole(beside: str, inputs: int) -> None:
    voice = said(0.5)
    loud = np.abs(voice) > 0.1
    kept = heard(pcm(*[BESIDE[beside]] * (inputs - 1), voice), inputs)
    assert np.mean(np.abs(kept - voice)[loud] < 1e-4) > 0.99


def test_of_a_pair_behind_the_second_input_the_first_is_kept() -> None:
    voice, quiet = said(), noise(LENGTH_S, rms=0.0005, seed=2)
    kept = heard(pcm(quiet, quiet, 0.7 * voice, voice), 4)
    assert np.allclose(kept[RATE_HZ:], 0.7 * voice[RATE_HZ:], atol=1e-4)


@pytest.mark.parametrize("voice_on", [0, 1])
def test_what_the_computer_plays_on_an_input_behind_gives_way_to_the_voice(voice_on: int) -> None:
    """Interfaces that loop the computer's sound back have it behind their microphones."""
    quiet, played = noise(LENGTH_S, rms=0.0005, seed=2), np.concatenate([said(0.0), silence(LENGTH_S)])
    answer = np.concatenate([quiet, said(0.5)])
    rows = [np.concatenate([quiet, quiet])] * 2
    rows[voice_on] = answer
    kept = heard(pcm(*rows, played, played), 4)
    begin = round((LENGTH_S + 0.5 + 0.2) * RATE_HZ)  # a fifth of a second is what the change takes
    assert np.allclose(kept[begin:], answer[begin:], atol=1e-4)


def test_one_voice_on_both_inputs_is_that_of_the_first_also_where_they_cancel() -> None:
    voice = said()
    for other in (voice, -voice, 0.7 * voice):
        assert np.allclose(heard(pcm(voice, other)), voice, atol=1e-4)


def test_a_knock_on_the_other_input_does_not_take_the_voice_away() -> None:
    voice, other = said(0.5), noise(LENGTH_S, rms=0.0005, seed=2)
    other[4 * RATE_HZ :][:800] += noise(0.05, rms=0.5)
    assert np.allclose(heard(pcm(other, voice))[RATE_HZ:], voice[RATE_HZ:], atol=1e-4)


def test_a_microphone_that_is_plugged_over_is_followed_within_two_seconds() -> None:
    voice, quiet = said(0.0), noise(LENGTH_S, rms=0.0005, seed=2)
    first, second = np.concatenate([voice, quiet]), np.concatenate([quiet, voice])
    kept = heard(pcm(first, second))
    late = round((LENGTH_S + 2) * RATE_HZ)
    assert np.allclose(kept[late:], second[late:], atol=1e-4)


def test_a_voice_that_reaches_the_first_input_later_is_kept_from_the_second() -> None:
    voice, quiet = said(0.0), noise(LENGTH_S, rms=0.0005, seed=2)
    first, second = np.concatenate([quiet, 0.7 * voice]), np.concatenate([voice, voice])
    assert np.allclose(heard(pcm(first, second))[RATE_HZ:], second[RATE_HZ:], atol=1e-4)


def test_one_input_is_left_as_it_is() -> None:
    data = pcm(said())
    assert VoiceInput(1, RATE_HZ).mono(data) is data


def test_the_choice_is_known_once_a_voice_was_heard() -> None:
    voice = VoiceInput(2, RATE_HZ)
    voice.mono(pcm(silence(1.0), noise(1.0, rms=0.0005)))
    assert voice.chosen is None
    voice.mono(pcm(silence(1.0), bursts(1.0)))
    assert voice.chosen == 1


@pytest.mark.parametrize(("over_db", "taken"), [(3.0, 0), (9.0, 1)])
def test_before_a_voice_is_heard_a_block_is_taken_from_another_input_only_if_it_is_much_louder(
    over_db: float, taken: int
) -> None:
    rows = [noise(1.0, rms=0.001), noise(1.0, rms=0.001 * 10 ** (over_db / 20), seed=2)]
    assert np.allclose(heard(pcm(*rows)), rows[taken], atol=1e-4)


def test_the_sound_of_the_computer_keeps_no_lead_over_the_voice_however_long_it_was() -> None:
    quiet, played = noise(LENGTH_S, rms=0.0005, seed=2), np.concatenate([said(0.0), silence(LENGTH_S)])
    answer = np.concatenate([quiet, said(0.0)])
    kept = heard(pcm(answer, np.concatenate([quiet, quiet]), played), 3)
    begin = round((LENGTH_S + 0.25) * RATE_HZ)
    assert np.allclose(kept[begin:], answer[begin:], atol=1e-4)
