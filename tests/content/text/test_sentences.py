"""Sentences with and without marks, and the lines of a written answer."""

from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of


def sentences(text: str) -> list[str]:
    reading = parse(transcript_of(text))
    return [" ".join(word.text for word in reading.said[start:end]) for start, end in reading.said_spans]


def test_full_stops_end_sentences_and_abbreviations_do_not() -> None:
    assert sentences("I met Dr. Lee at 9 a.m. on Monday. We spoke, e.g. about pumps. It helped.") == [
        "I met Dr. Lee at 9 a.m. on Monday.",
        "We spoke, e.g. about pumps.",
        "It helped.",
    ]


def test_a_new_line_ends_a_sentence_unless_an_editor_wrapped_it() -> None:
    assert len(sentences("Wrote the plan\nMoved the desk\nCalled the bank")) == 3
    wrapped = (
        "When I worked at the harbour office there was a long queue at\n"
        "the gate every morning and the drivers complained about the\n"
        "noise, so I asked the port for a second lane and I counted\n"
        "the lorries for a week."
    )
    assert "\n" not in transcript_of(wrapped).text


def test_speech_without_a_full_stop_is_divided_where_clauses_begin() -> None:
    spoken = (
        "so we had this pump that kept failing and nobody knew why i took it apart on a sunday and i found a crack "
        "in the "
        "seal then i called the maker and they sent a new one after that it never failed again"
    )
    found = sentences(spoken)
    assert len(found) >= 4
    assert any(sentence.startswith("and i found") for sentence in found)
    assert " ".join(found) == spoken


def test_the_sentences_cover_every_word_once() -> None:
    text = 'Um. Well... so - I did it!! (Twice.) And "that" was it'
    assert " ".join(sentences(text)) == " ".join(text.split())
