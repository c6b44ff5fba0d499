"""Pieces are spoken with the times of their words."""

import shutil

import numpy as np
import pytest

from tools.demo_model.cases import pair_units
from tools.demo_model.corpus import Piece, Voice, Window
from tools.demo_model.synthesis import RATE_HZ, join, phonemes, roughen, speak
from tools.demo_model.units import words

VOICE = Voice("espeak", "en-us", 150, 50, 50, 0)


def test_every_unit_has_its_time_in_order() -> None:
    units = pair_units(
        "Um, we saved $60,000 within 48 hours.", "Um, we saved sixty thousand dollars within forty eight hours."
    )
    one = speak(Piece(units, 0.0), VOICE)
    assert one is not None
    assert one.times_s is not None
    starts = [start for start, _ in one.times_s]
    assert len(starts) == len(units)
    assert starts == sorted(starts)
    assert starts[0] < 0.05
    assert one.times_s[-1][1] == pytest.approx(len(one.audio) / RATE_HZ, abs=0.01)


def test_gaps_between_pieces_are_silent_and_shift_the_times() -> None:
    window = Window((Piece(words("one two."), 2.0), Piece(words("three four."), 0.0)), VOICE, lead_s=0.3)
    one = join(window)
    assert one is not None
    assert one.times_s is not None
    (first, _), (_, second_end), (third, _), _ = one.times_s
    assert first == pytest.approx(0.3, abs=0.05)
    assert third - second_end == pytest.approx(2.0, abs=0.05)
    assert np.abs(one.audio[int((second_end + 0.1) * RATE_HZ) : int((third - 0.1) * RATE_HZ)]).max() == 0


def test_phonemes_follow_the_accent() -> None:
    piece = Piece(words("reduce."), 0.0)
    british = Voice("espeak", "en", 150, 50, 50, 0)
    assert phonemes(piece, VOICE) != phonemes(piece, british)


def test_an_unknown_voice_is_an_error() -> None:
    with pytest.raises(ValueError, match="no voice"):
        speak(Piece(words("hello."), 0.0), Voice("espeak", "xx-nowhere", 150, 50, 50, 0))


def test_roughened_sound_keeps_its_length_and_stays_in_range() -> None:
    one = speak(Piece(words("a quiet test of noise."), 0.0), VOICE)
    assert one is not None
    for seed in range(20):
        rough = roughen(one.audio, np.random.default_rng(seed))
        assert len(rough) == len(one.audio)
        assert np.isfinite(rough).all()
        assert 0.01 < np.abs(rough).max() < 1.5


def test_flite_speaks_without_word_times() -> None:
    assert shutil.which("flite"), "apt-get install flite (tools/setup_system.sh does)"
    one = speak(Piece(words("hello there."), 0.0), Voice("flite", "kal16", 150, 50, 50, 0))
    assert one is not None
    assert one.times_s is None
    assert len(one.audio) > 0.3 * RATE_HZ
