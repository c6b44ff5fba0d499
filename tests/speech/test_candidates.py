"""Doubts about a text, and the choice among several."""

import pytest

from rehearse.data.recognition import recognition
from rehearse.speech.candidates import Candidate, Judge
from rehearse.types import Span, Word

SETTINGS = recognition()
HOTWORDS = "Um, uh, hmm, er."
JUDGE = Judge((Span(0.0, 6.0),), SETTINGS.doubts, SETTINGS.loops)


def text(
    words: str, start_s: float = 0.0, step_s: float = 0.4, logprob: float = -0.3, compression: float = 1.4
) -> Candidate:
    row = [Word(w, start_s + n * step_s, start_s + (n + 1) * step_s, 0.9) for n, w in enumerate(words.split())]
    return Candidate(tuple(row), logprob, compression)


GOOD = text("when the launch slipped by a week I called the team and asked why")


def test_a_likely_text_that_fills_the_speech_is_accepted() -> None:
    assert not JUDGE.doubtful(GOOD, HOTWORDS)


@pytest.mark.parametrize(
    "doubtful",
    [
        text(""),
        text("asked why it went wrong that day", start_s=3.4),  # its first seconds of speech have no words
        text("when the launch slipped by a week", step_s=0.3),  # nor have its last
        text("when the launch slipped by a week I called the team and asked", logprob=-1.2),
        text("when the launch slipped by a week I called the team and asked", compression=2.6),
        text("uh " * 14),
        text("Um, uh, hmm, er. when the launch slipped by a week I called"),
    ],
    ids=["empty", "begins late", "ends early", "unlikely", "repetitive", "a loop that compression passes", "an echo"],
)
def test_what_is_missing_repeated_or_unlikely_is_heard_again(doubtful: Candidate) -> None:
    assert JUDGE.doubtful(doubtful, HOTWORDS)


def test_a_text_without_its_short_last_sentence_is_heard_again() -> None:
    """Whisper stretches the last word that it wrote into what it did not write."""
    spoken = (Span(0.0, 5.5), Span(5.9, 7.6))
    lost = text("when the launch slipped by a week I called the team and asked", step_s=0.46)
    judge = Judge(spoken, SETTINGS.doubts, SETTINGS.loops)
    assert judge.doubtful(lost, HOTWORDS)
    whole = text("when the launch slipped by a week I called the team and asked what they saw", step_s=0.46)
    assert not judge.doubtful(whole, HOTWORDS)


def test_a_text_whose_middle_is_missing_is_heard_again() -> None:
    """The word before the hole is stretched over it, as Whisper does."""
    words = [Word("So", 0.0, 0.4, 0.9), Word("we", 0.4, 4.9, 0.9), *text("went home at last", 4.9, 0.25).words]
    assert JUDGE.doubtful(Candidate((*words[:1], *words[1:]), -0.2, 1.2), HOTWORDS)


def test_a_phrase_lost_after_a_rest_is_found_and_a_breath_there_is_not() -> None:
    """In a take "As a result," stood alone after a rest of 1.2 s at the end of a chunk, and had no words."""
    words = text("we sent the letters out ourselves", step_s=0.3)
    judge = Judge((Span(0.0, 1.8), Span(3.0, 3.8)), SETTINGS.doubts, SETTINGS.loops)
    assert judge.lost_onset_s(words.words) == pytest.approx(2.4)
    assert judge.doubtful(words, HOTWORDS)
    assert words.until(1.5).words == words.words[:5]
    whole = (*words.words, *text("as a result", start_s=3.0, step_s=0.25).words)
    assert judge.lost_onset_s(whole) is None
    breath = Judge((Span(0.0, 1.8), Span(3.0, 3.4)), SETTINGS.doubts, SETTINGS.loops)
    assert breath.lost_onset_s(words.words) is None


@pytest.mark.parametrize(
    ("spoken", "cut_s"),
    [
        ((Span(0.1, 0.4), Span(1.0, 2.8), Span(3.1, 5.0), Span(5.1, 7.3), Span(8.6, 10.6)), 7.95),  # at a rest only
        ((Span(0.1, 2.8), Span(3.4, 5.0), Span(8.6, 10.6)), 3.1),
        ((Span(0.1, 2.8), Span(3.0, 5.0), Span(5.1, 10.6)), None),  # no rest to cut at
    ],
)
def test_an_opening_without_words_is_heard_apart(spoken: tuple[Span, ...], cut_s: float | None) -> None:
    """Its single pieces of speech were each too short to be missed: a first sentence of five seconds was lost."""
    words = text("I saw that patients were waiting", start_s=8.6, step_s=0.33)
    judge = Judge(spoken, SETTINGS.doubts, SETTINGS.loops)
    assert judge.doubtful(words, HOTWORDS)
    assert judge.lost_opening_s(words.words) == (None if cut_s is None else pytest.approx(cut_s))


def test_a_breath_before_the_first_word_is_no_lost_opening() -> None:
    words = text("I saw that patients were waiting", start_s=3.0, step_s=0.33)
    judge = Judge((Span(0.5, 1.5), Span(3.0, 5.0)), SETTINGS.doubts, SETTINGS.loops)
    assert judge.lost_opening_s(words.words) is None
    assert not judge.doubtful(words, HOTWORDS)


def test_of_two_texts_the_one_with_the_opening_is_chosen() -> None:
    spoken = (Span(0.0, 1.5), Span(1.7, 3.2), Span(4.0, 6.0))
    judge = Judge(spoken, SETTINGS.doubts, SETTINGS.loops)
    late = text("I saw that patients were waiting", start_s=4.0, step_s=0.33, logprob=-0.1)
    opened = text("in my second year at the clinic I was in charge", step_s=0.28).words
    whole = Candidate((*opened, *late.words), -0.7, 1.2)
    assert judge.best([late, whole]) == whole


def test_the_complete_text_is_chosen_though_another_is_likelier() -> None:
    half = text("asked why it went wrong", start_s=4.0, logprob=-0.1)
    assert JUDGE.best([half, GOOD]) == GOOD


def test_of_two_complete_texts_the_one_without_a_loop_is_chosen_though_it_is_less_likely() -> None:
    loop = text("uh " * 15, logprob=-0.05, compression=9.0)
    assert JUDGE.best([loop, GOOD]) == GOOD


def test_of_two_loops_the_likelier_is_chosen_and_capped() -> None:
    one, other = text("uh " * 15, logprob=-0.2, compression=9.0), text("um " * 15, logprob=-0.1, compression=9.0)
    assert JUDGE.best([one, other]) == other
    assert len(other.settled(SETTINGS.loops)) == SETTINGS.loops.most_words


def test_any_words_are_better_than_none() -> None:
    assert JUDGE.best([text(""), half := text("asked why", start_s=4.0, logprob=-1.5)]) == half


def test_what_the_model_takes_for_silence_has_no_words() -> None:
    silent = Candidate(GOOD.words, -1.4, 1.0, nothing=True)
    assert silent.settled(SETTINGS.loops) == ()
