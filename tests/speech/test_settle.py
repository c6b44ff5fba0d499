"""What was heard, held against the whole recording: overlooked speech, and the gate of language and confidence."""

import numpy as np
import pytest

from rehearse.speech.candidates import Candidate
from rehearse.speech.settle import settle
from rehearse.types import Audio, ModelInfo, Span, Speech, Transcript, Word
from tests.builders import Sound, noise

SENTENCE = "I checked the data and talked to the drivers and made a new plan for the week after that"


class Listener:
    """Hears the same sentence wherever it is asked to, and remembers where that was."""

    model = ModelInfo("fake", "", 28.0)

    def __init__(self, candidate: Candidate, language: tuple[str, float] | None = None) -> None:
        self.candidate, self.spoken = candidate, language
        self.asked: list[tuple[float, float]] = []

    def once(self, samples: Sound, start_s: float) -> Candidate:
        self.asked.append((start_s, start_s + len(samples) / 16_000))
        return self.candidate

    def language(self, samples: Sound) -> tuple[str, float] | None:
        assert len(samples) <= 28 * 16_000
        return self.spoken


def said(text: str, start_s: float, probability: float, step_s: float = 0.5) -> tuple[Word, ...]:
    return tuple(
        Word(w, start_s + n * step_s, start_s + (n + 1) * step_s, probability) for n, w in enumerate(text.split())
    )


NOTHING = Candidate((), 0.0, 0.0)


def recording(*loud: tuple[float, float], duration_s: float = 14.0) -> Audio:
    """A quiet room with noise as loud as speech in the given stretches."""
    samples = noise(duration_s, rms=0.0003)
    for start_s, end_s in loud:
        first, last = round(start_s * 16_000), round(end_s * 16_000)
        samples[first:last] = noise((last - first) / 16_000, rms=0.1)
    return Audio(samples)


def activity(*spans: tuple[float, float], duration_s: float = 14.0) -> Speech:
    frames = np.zeros(int(duration_s / 0.032))
    for start_s, end_s in spans:
        frames[round(start_s / 0.032) : round(end_s / 0.032)] = 0.9
    return Speech(tuple(Span(*span) for span in spans), duration_s, tuple(frames))


def test_speech_that_voice_activity_missed_is_heard_once_and_counts_as_speech() -> None:
    listener = Listener(Candidate(said("this is all very whispered", 2.0, 0.9, 0.4), -0.2, 1.0))
    result = settle(listener, recording((2.0, 4.0)), activity(), Transcript(""))
    assert result.transcript.text == "this is all very whispered"
    assert len(listener.asked) == 1
    assert result.speech.spans[0].start_s == pytest.approx(2.0, abs=0.1)
    assert result.speech.spans[-1].end_s == pytest.approx(4.0, abs=0.1)
    assert result.refusal is None


@pytest.mark.parametrize(
    "unsure",
    [
        Candidate(said("Mhm", 2.0, 0.9), -0.2, 1.0),
        Candidate(said("music is playing", 2.0, 0.3), -0.3, 1.0),
        Candidate(said("beep beep beep beep", 2.0, 0.8), -0.9, 1.0),
        Candidate(said("you you you you", 2.0, 0.8), -0.3, 3.0),
        Candidate(said("thanks for watching", 2.0, 0.9), -0.3, 1.0, nothing=True),
    ],
    ids=["one word", "improbable", "unlikely", "repetitive", "nothing"],
)
def test_loud_noise_stays_without_words(unsure: Candidate) -> None:
    result = settle(Listener(unsure), recording((2.0, 4.0)), activity(), Transcript(""))
    assert result.transcript.words == ()
    assert result.speech.spans == ()
    assert result.refusal == "No speech was heard in the recording."


def test_a_quiet_or_evenly_noisy_recording_is_not_heard_again() -> None:
    for audio in (recording(), Audio(noise(14.0, rms=0.1)), Audio(np.zeros(14 * 16_000, np.float32))):
        listener = Listener(NOTHING)
        settle(listener, audio, activity(), Transcript(""))
        assert listener.asked == []


def test_breath_beside_speech_is_not_heard_again_but_a_whispered_sentence_is() -> None:
    words = Transcript("", words=said(SENTENCE, 0.5, 0.9, 0.25))
    for stretch_s, times in ((1.0, 0), (3.0, 1)):
        listener = Listener(NOTHING)
        settle(listener, recording((0.5, 5.5), (8.0, 8.0 + stretch_s)), activity((0.5, 5.5)), words)
        assert len(listener.asked) == times


def test_a_phrase_half_taken_for_speech_is_heard_and_one_that_has_its_words_counts_as_speech() -> None:
    """As the first phrase in a reverberant room, where voice activity never reaches its threshold."""
    phrase = said("and so my fellow people", 1.0, 0.9, 0.4)
    faint = np.array(activity((5.0, 9.0)).probabilities)
    faint[round(1.0 / 0.032) : round(3.0 / 0.032)] = 0.3
    speech = Speech((Span(5.0, 9.0),), 14.0, tuple(faint))
    rest = said("ask not what your country can do for you", 5.0, 0.9, 0.4)
    for there, times in (((), 1), (phrase, 0)):
        listener = Listener(Candidate(phrase, -0.2, 1.0))
        result = settle(listener, recording((1.0, 3.0), (5.0, 9.0)), speech, Transcript("", words=(*there, *rest)))
        assert len(listener.asked) == times
        assert result.transcript.text.startswith("and so my fellow people ask not what")
        assert result.speech.spans[0].start_s == pytest.approx(1.0, abs=0.1)
    short = np.where(np.arange(len(faint)) > 1.5 / 0.032, np.array(activity((5.0, 9.0)).probabilities), faint)
    listener = Listener(Candidate(phrase, -0.2, 1.0))
    settle(
        listener,
        recording((1.0, 1.5), (5.0, 9.0)),
        Speech(speech.spans, 14.0, tuple(short)),
        Transcript("", words=rest),
    )
    assert listener.asked == []


def spoken(
    probability: float, language: tuple[str, float] | None = None, step_s: float = 0.5
) -> tuple[str, str | None]:
    """Language and refusal for nine seconds of speech."""
    words = Transcript("", words=said(SENTENCE, 1.0, probability, step_s))
    listener = Listener(NOTHING, language)
    result = settle(listener, recording((1.0, 10.5)), activity((1.0, 10.5)), words)
    assert bool(result.transcript.words) == (result.refusal is None)
    return result.transcript.language, result.refusal


def test_english_that_was_made_out_passes() -> None:
    assert spoken(0.8) == ("en", None)
    assert spoken(0.8, ("en", 0.9)) == ("en", None)


def test_another_language_is_named_where_the_model_knows_it() -> None:
    language, refusal = spoken(0.8, ("de", 0.95))
    assert language == "de"
    assert refusal == "The speech seems to be German; only English can be judged."


def test_a_model_sure_of_its_words_is_not_asked_for_the_language() -> None:
    assert spoken(0.95, ("de", 0.95)) == ("en", None)


def test_words_of_low_confidence_are_withheld() -> None:
    language, refusal = spoken(0.5)
    assert language == "und"
    assert refusal is not None
    assert "another language" in refusal
    assert spoken(0.5, ("fr", 0.4)) == (language, refusal)


def test_words_that_cannot_be_made_out_are_called_by_a_likely_language() -> None:
    """As French by a synthetic voice; it takes less to name a language than to withhold good words for it."""
    language, refusal = spoken(0.5, ("fr", 0.6))
    assert language == "fr"
    assert refusal == "The speech seems to be French; only English can be judged."
    assert spoken(0.8, ("fr", 0.6)) == ("en", None)
    assert spoken(0.5, ("la", 0.6))[0] == "und"


def test_a_few_words_among_much_speech_are_withheld() -> None:
    assert spoken(0.9, step_s=0.15)[1] is not None


def test_a_few_unsure_words_are_shown_where_little_was_said() -> None:
    words = Transcript("", words=said("Montreal forced um a liner", 1.0, 0.4))
    result = settle(Listener(NOTHING), recording((1.0, 3.5)), activity((1.0, 3.5)), words)
    assert len(result.transcript.words) == 5


def test_speech_without_words_is_said_to_be_that() -> None:
    result = settle(Listener(NOTHING), recording((1.0, 10.5)), activity((1.0, 10.5)), Transcript(""))
    assert result.refusal == "Speech was heard, but no words could be made out."
