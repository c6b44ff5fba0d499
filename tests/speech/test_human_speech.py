"""What tiny.en writes for human clips: nothing of what was said is lost, and nothing is said for ever."""

from collections import Counter

import pytest

from tests.speech.human import transcript


def words(name: str) -> list[str]:
    return [w.text.strip(".,?!").lower() for w in transcript(name).words]


@pytest.mark.slow
def test_no_sentence_is_lost_where_a_model_skips_one() -> None:
    """The first fourteen seconds of this talk had no words: the model began with "I wrote a one-page form"."""
    heard = words("bugs/drop_tiny.webm")
    assert 105 <= len(heard) <= 117
    assert "summer" in heard[:45]


@pytest.mark.slow
def test_ums_said_six_times_in_a_row_are_no_hundred() -> None:
    counted = Counter(words("audio/mfa_uhuh.flac"))
    assert 3 <= counted["uh"] <= 6


@pytest.mark.slow
def test_the_first_words_of_a_recording_that_begins_with_speech_are_heard() -> None:
    assert words("audio/jfk.flac")[:3] == ["and", "so", "my"]
    assert words("audio/csm_read_speech_a.wav")[:2] == ["and", "lake"]
