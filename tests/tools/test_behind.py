"""Sounds behind a voice, and the table of what is heard of it."""

import numpy as np
import pytest

from rehearse.types import Audio, Span, Speech
from tests.builders import noise
from tools.evaluate_speech.behind import BEHIND, altered
from tools.evaluate_speech.behind_run import Heard, table
from tools.evaluate_speech.made import RATE_HZ
from tools.evaluate_speech.measures import Errors


@pytest.mark.slow
def test_each_sound_lies_as_far_under_the_voice_as_its_name_says() -> None:
    voice = np.zeros(4 * RATE_HZ, np.float32)
    voice[RATE_HZ : 3 * RATE_HZ] = noise(2.0, rms=0.05)
    made = dict(altered(Audio(voice), Speech((Span(1.0, 3.0),), 4.0)))
    for name, _, levels_db in BEHIND:
        for over_db in levels_db:
            sound = made[f"{name}, {over_db} dB under the voice"].samples - voice
            assert 20 * np.log10(0.05 / np.sqrt(np.mean(sound**2))) == pytest.approx(over_db, abs=0.2)
    assert all(len(audio.samples) == len(voice) and np.abs(audio.samples).max() <= 1 for audio in made.values())


def test_a_row_counts_the_errors_of_what_was_shown_and_names_what_was_withheld() -> None:
    heard = [Heard(Errors(50, 5), Errors(50, 7), False), Heard(Errors(20, 20), Errors(20, 9), True)]
    plain = [Heard(Errors(50, 2), Errors(50, 3), False)]
    lines = table("2026-11-28", {"tiny.en": {"music": heard, "hum": plain}}, 70).splitlines()
    assert "| music | 5 of 50 | 7 | 1 (45%) |" in lines
    assert "| hum | 2 of 50 | 3 | 0 |" in lines
