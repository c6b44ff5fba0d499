"""What the network of the natural voice is given."""

import shutil

import pytest

from tools.natural_voice import numbers, phonemes


def test_a_blank_stands_after_every_sign_but_the_last_and_unknown_ones_are_left_out() -> None:
    known = {"_": [0], "^": [1], "$": [2], "a": [5], ".": [9]}
    assert numbers("aß.", known) == [1, 0, 5, 0, 9, 0, 2]


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_punctuation_survives_the_way_to_phonemes() -> None:
    said = phonemes("First, I wrote it. Then?")
    assert [sign for sign in said if sign in ",.?"] == [",", ".", "?"]
