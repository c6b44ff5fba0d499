import numpy as np
import pytest
from numpy.typing import NDArray

from rehearse.data.method_settings import measuring
from rehearse.delivery import measure
from rehearse.delivery.intonation import endings
from rehearse.text.tokens import tokens
from rehearse.types import Delivery, Word
from tests.delivery.made_frames import frames
from tests.delivery.voices import RATE_HZ, Take, vowel


def sentence(take: Take, last: str = "gate.", last_amplitude: float = 0.2, rise_st: float = 0.0) -> Take:
    """Six words that move about 120 Hz, and a last one with its own level and melody."""
    for number, text in enumerate(["so", "we", "moved", "all", "of", "the"]):
        take.word(text, "ah", f0_hz=115.0 + 10.0 * (number % 2))
    start_s = take.now_s
    n = round(0.3 * RATE_HZ)
    take.sound(vowel("ah", 0.3, 110.0 * 2 ** (np.linspace(0.0, rise_st, n) / 12), amplitude=last_amplitude))
    take.words.append(type(take.words[0])(last, start_s, take.now_s))
    return take.pause(0.6)


def measured(take: Take) -> Delivery:
    delivery, _ = measure(take.audio, take.speech, take.transcript)
    return delivery


def test_an_even_sentence_neither_trails_off_nor_rises() -> None:
    assert measured(sentence(Take().pause(0.3))).endings == ()


def test_a_last_word_that_sinks_away_is_pointed_out_with_its_decibels() -> None:
    take = sentence(sentence(Take().pause(0.3)), last_amplitude=0.03)
    (ending,) = measured(take).endings or ()
    assert ending.kind == "trailing"
    assert ending.amount == pytest.approx(20 * np.log10(0.2 / 0.03), abs=3.0)
    assert ending.start_s == pytest.approx(take.words[-1].start_s, abs=0.02)


def test_a_statement_that_rises_is_pointed_out_and_a_question_is_not() -> None:
    (ending,) = measured(sentence(Take().pause(0.3), rise_st=6.0)).endings or ()
    assert ending.kind == "rising"
    assert ending.amount == pytest.approx(5.0, abs=1.0)
    assert measured(sentence(Take().pause(0.3), last="gate?", rise_st=6.0)).endings == ()


def test_a_pitch_that_jumps_or_is_no_voice_does_not_rise() -> None:
    """A flat last word: the tracker took its s for a high voice, was an octave low at its start, or slipped in it."""
    flat, low, high = (np.full(n, hz) for n, hz in ((40, 128.0), (8, 66.0), (6, 560.0)))
    gap = np.zeros(4)
    tails = {
        "an s after it": [flat, gap, high],
        "an s at once": [flat, high],
        "a long s": [flat, gap, np.linspace(470.0, 600.0, 16)],
        "an octave low at first": [low, flat],
        "an octave low, then a pause": [low, gap, flat],
        "slipping between": [flat, low, flat],
        "a creak before it": [np.full(8, 92.0), gap, flat],
        "a short fall after a rise": [np.linspace(110.0, 150.0, 20), gap, np.linspace(140.0, 90.0, 10)],
    }
    assert {name for name, parts in tails.items() if rises(np.concatenate(parts))} == set()


def test_a_rise_goes_on_over_a_short_gap_and_counts_before_a_high_s_or_a_slip() -> None:
    up = 110.0 * 2 ** (np.linspace(0.0, 8.0, 30) / 12)
    up[[12, 13]] = 0.0
    assert rises(up)
    assert rises(np.concatenate([up, np.zeros(4), np.full(6, 560.0)]))
    assert rises(np.concatenate([up, up[-1:] / 2, up[-4:] / 2]))


def rises(last_hz: NDArray[np.floating]) -> bool:
    """Whether a sentence rises whose last word has this pitch (0: voiceless) in each hundredth of a second."""
    f0_hz = np.concatenate([np.full(100, 120.0), last_hz]).astype(np.float32)
    words = [Word(text, number / 4, number / 4 + 0.2, 0.9) for number, text in enumerate(("we", "moved", "all", "of"))]
    timed = tokens((*words, Word("them.", 1.0, len(f0_hz) / 100, 0.9)))
    return bool(endings(frames(len(f0_hz), f0_hz), np.ones(len(f0_hz), bool), timed, measuring()))


def test_without_written_sentence_ends_nothing_is_said_of_them() -> None:
    assert measured(sentence(Take().pause(0.3), last="gate")).endings is None


def test_a_stretch_on_one_tone_is_monotone_and_a_moving_one_is_not() -> None:
    take = Take().pause(0.2)
    for _ in range(75):
        take.word("on", "ah", f0_hz=120.0)
    flat_until_s = take.now_s
    for number in range(75):
        take.word("on", "ah", f0_hz=100.0 + 20.0 * (number % 4))
    (stretch,) = measured(take).monotone or ()
    assert stretch.value < 1.2
    assert stretch.start_s < 1.0
    assert stretch.end_s == pytest.approx(flat_until_s, abs=2.5)


def test_a_word_with_a_held_vowel_is_drawn_out_and_counted_apart() -> None:
    take = Take().pause(0.3)
    for text in ("many", "people", "moved", "that", "gate"):
        take.word(text, "ae", "ee")
    falling = np.linspace(124.0, 118.0, round(0.6 * RATE_HZ))  # a held vowel that stands quite still is a tone
    take.word("so", "oo", seconds=0.6, f0_hz=falling).pause(0.5).word("many", "ae", "ee").word("left", "ee").pause(0.3)
    delivery = measured(take)
    assert [word.text for word in delivery.drawn_out or ()] == ["so"]
    assert delivery.fillers.sounds == 0
