"""Speech behind sound nearly as loud: heard without regard to voice activity, believed or said to be lost."""

import numpy as np
import pytest

from rehearse.speech.candidates import Candidate
from rehearse.speech.settle import Settled, settle
from rehearse.types import Audio, ModelInfo, Span, Speech, Transcript, Word
from tests.builders import Sound, noise

SENTENCE = "I checked the data and talked to the drivers and made a new plan for the week after that day"
UNCLEAR = "The words could not be made out: another language, several voices at once, music, or too much noise."
SPARSE = "Speech was heard, but hardly any of its words could be made out."


def said(text: str, start_s: float, probability: float, step_s: float = 0.5) -> tuple[Word, ...]:
    return tuple(
        Word(w, start_s + n * step_s, start_s + (n + 1) * step_s, probability) for n, w in enumerate(text.split())
    )


class Listener:
    """Hears a sentence from the first second of each stretch on, and remembers the stretches."""

    model = ModelInfo("fake", "", 28.0)

    def __init__(self, probability: float, text: str = SENTENCE, nothing: bool = False) -> None:
        self.probability, self.text, self.nothing = probability, text, nothing
        self.asked: list[Span] = []

    def once(self, samples: Sound, start_s: float) -> Candidate:
        self.asked.append(Span(start_s, start_s + len(samples) / 16_000))
        return Candidate(said(self.text, start_s + 1.0, self.probability), -0.4, 1.5, self.nothing)

    def language(self, _: Sound) -> tuple[str, float] | None:
        return None


def loud_room(duration_s: float, over_db: float) -> Audio:
    """Noise that is this much louder in every other half second: a voice over music."""
    sound = noise(duration_s, rms=0.02)
    sound[(np.arange(len(sound)) // 8_000) % 2 == 1] *= 10 ** (over_db / 20)
    return Audio(sound)


def activity(*spans: tuple[float, float], duration_s: float) -> Speech:
    frames = np.zeros(int(duration_s / 0.032))
    for start_s, end_s in spans:
        frames[round(start_s / 0.032) : round(end_s / 0.032)] = 0.9
    return Speech(tuple(Span(*span) for span in spans), duration_s, tuple(frames))


def heard(listener: Listener, audio: Audio, *spans: tuple[float, float], words: tuple[Word, ...] = ()) -> Settled:
    return settle(listener, audio, activity(*spans, duration_s=audio.duration_s), Transcript("", words=words))


def test_words_that_music_hid_from_voice_activity_are_heard_and_count_as_speech() -> None:
    listener = Listener(0.9)
    result = heard(listener, loud_room(14.0, 8.0), (3.0, 3.5), words=said("data and", 3.0, 0.5, 0.25))
    assert result.refusal is None
    assert result.transcript.text == SENTENCE
    assert len(listener.asked) == 1
    assert sum(span.duration_s for span in result.speech.spans) == pytest.approx(10.0, abs=0.7)


def test_most_words_that_cannot_be_believed_withhold_the_few_that_can() -> None:
    result = heard(Listener(0.6), loud_room(14.0, 8.0), (3.0, 3.5), words=said("data and", 3.0, 0.95, 0.25))
    assert result.refusal == UNCLEAR
    assert result.transcript.words == ()


def test_a_machine_alone_is_no_speech() -> None:
    for listener in (Listener(0.6, nothing=True), Listener(0.9, text="you")):
        result = heard(listener, loud_room(14.0, 8.0))
        assert (result.refusal, len(listener.asked)) == ("No speech was heard in the recording.", 1)


@pytest.mark.parametrize("over_db", [0.0, 30.0], ids=["steady sound", "a quiet room"])
def test_only_a_recording_that_is_never_quiet_is_heard_again(over_db: float) -> None:
    listener = Listener(0.9)
    heard(listener, loud_room(14.0, over_db), (2.0, 6.0), words=said(SENTENCE, 2.0, 0.9, 0.2))
    assert not [span for span in listener.asked if span.end_s - span.start_s > 10]


def test_where_voice_activity_found_the_speech_nothing_is_heard_again() -> None:
    listener = Listener(0.9)
    result = heard(listener, loud_room(14.0, 8.0), (1.0, 11.5), words=said(SENTENCE, 1.0, 0.9))
    assert listener.asked == []
    assert result.transcript.text == SENTENCE


def test_a_long_recording_is_heard_in_parts_that_the_model_can_hear_and_that_meet() -> None:
    listener = Listener(0.9)
    heard(listener, loud_room(100.0, 8.0))
    ends = [span.end_s for span in listener.asked]
    assert listener.asked[0].start_s == 0.0
    assert [span.start_s for span in listener.asked[1:]] == pytest.approx(ends[:-1], abs=0.001)
    assert ends[-1] == pytest.approx(100.0, abs=0.02)
    assert max(span.duration_s for span in listener.asked) <= 28.0


def test_two_words_in_five_seconds_of_speech_are_said_to_be_hardly_any() -> None:
    quiet = Audio(noise(14.0, rms=0.0003))
    two = said("we shipped", 2.0, 0.95, 2.5)
    assert heard(Listener(0.9), quiet, (2.0, 7.0), words=two).refusal == SPARSE
    assert heard(Listener(0.9), quiet, (2.0, 5.0), words=two).refusal is None


def test_twenty_unsure_words_are_withheld_however_little_speech_was_found() -> None:
    quiet = Audio(noise(14.0, rms=0.0003))
    unsure = said(f"{SENTENCE} too", 2.0, 0.5, 0.25)
    assert heard(Listener(0.9), quiet, (2.0, 7.0), words=unsure).refusal == UNCLEAR
    assert heard(Listener(0.9), quiet, (2.0, 7.0), words=unsure[:10]).refusal is None
