"""Repetition: what a speaker can say stays, what only a model writes goes."""

from rehearse.data.recognition import recognition
from rehearse.speech.loops import without_loops
from rehearse.types import Word

USE = recognition().loops


def row(text: str, step_s: float = 0.3) -> list[Word]:
    return [Word(w, n * step_s, (n + 1) * step_s, 0.9) for n, w in enumerate(text.split())]


def said(words: tuple[Word, ...]) -> str:
    return " ".join(w.text for w in words)


def test_stutters_and_words_said_for_emphasis_stay() -> None:
    text = "I I I think it was very very very good, no no no no no really"
    assert said(without_loops(row(text), USE)) == text


def test_a_word_written_a_hundred_times_is_as_many_as_its_time_holds() -> None:
    loop = [Word("uh,", 1.0 + n * 0.005, 1.0 + (n + 1) * 0.005, 0.9) for n in range(100)]
    words = without_loops([Word("So", 0.2, 0.5, 0.9), *loop, Word("yes", 1.6, 1.8, 0.9)], USE)
    assert said(words) == "So uh, uh, yes"
    assert all((w.end_s or 0) - (w.start_s or 0) >= 0.2 for w in words[1:3])


def test_however_long_it_lasts_a_word_is_capped() -> None:
    assert len(without_loops(row("no, " * 40), USE)) == USE.most_words


def test_a_repeated_phrase_is_capped_and_what_follows_stays() -> None:
    text = "we tried " + "to open the door " * 9 + "and left"
    assert said(without_loops(row(text), USE)) == "we tried " + "to open the door " * USE.most_phrases + "and left"


def test_a_looping_sentence_is_less_sure_than_it_says() -> None:
    """Three voices at once became "and I am the head of the United States", five times, surer each time."""
    words = without_loops(row("and I am the head of the United States " * 6), USE)
    assert len(words) == 9 * USE.most_phrases
    assert all((w.probability or 0) <= 0.5 for w in words)


def test_a_refrain_said_twice_stays() -> None:
    text = "I did not know I did not know what to do"
    assert said(without_loops(row(text), USE)) == text


def test_a_number_or_a_vowel_without_end_is_cut_and_less_sure() -> None:
    number, vowel, whole = without_loops(row("1" + ",000" * 90 + " M" + "a" * 200 + "h $1,000,000,000"), USE)
    assert number.text == "1" + ",000" * USE.most_signs
    assert vowel.text == "M" + "a" * USE.most_signs + "h"
    assert (number.probability or 0) < 0.2
    assert (whole.text, whole.probability) == ("$1,000,000,000", 0.9)


def test_nothing_stays_nothing() -> None:
    assert without_loops([], USE) == ()
