"""A first sentence that the model drops beside another sound is found when it is heard apart."""

import numpy as np
import pytest

from rehearse.audio.decode import decode
from rehearse.speech.activity import detect_speech
from rehearse.types import Audio, Span
from tests.fixtures import fixture
from tests.hearing import recogniser

AT_S, OF = 0.5, Span(2.0, 3.2)  # where the other voice begins, and which of its words are heard


def sound(name: str) -> Audio:
    return decode(fixture(name).path).audio


@pytest.mark.slow
def test_an_opening_under_another_voice_keeps_its_words() -> None:
    """Tiny.en heard "I saw that patient were waving" first, and nothing of the sentence before it."""
    answer, other = sound("fillers").samples.copy(), sound("short").samples
    over = other[round(OF.start_s * 16_000) : round(OF.end_s * 16_000)]
    first = round(AT_S * 16_000)
    answer[first : first + len(over)] += 2 * over
    audio = Audio((answer * 0.6 / np.abs(answer).max()).astype(np.float32))
    words = recogniser().transcribe(audio, detect_speech(audio)).words
    assert words[0].start_s is not None
    assert words[0].start_s < 3.0
    assert "charge" in [word.text for word in words if (word.start_s or 0.0) < 7.0]
