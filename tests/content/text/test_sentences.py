"""Sentences with and without marks, and the lines of a written answer."""

import pytest

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


@pytest.mark.parametrize("mark", [".", "!", "?", ".”"])
@pytest.mark.parametrize(
    ("before", "after"), [("look at it", "I wrote"), ("by 40%", "Then we"), ("on floor 12", "It was")]
)
def test_a_full_stop_without_a_space_behind_it_ends_a_sentence(before: str, after: str, mark: str) -> None:
    assert len(sentences(f"Nobody came to {before}{mark}{after} a long letter about it.")) == 2


@pytest.mark.parametrize("name", ["Node.js", "example.com", "ASP.Net", "v2.Then", "e.g. this", "3.5"])
def test_a_point_inside_a_name_or_a_number_ends_none(name: str) -> None:
    assert len(sentences(f"We moved the page to {name} and nobody complained about it.")) == 1


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("I wrote to Dr. Khan about it. He came at once.", 2),
        ("She has a Ph.D. in soil. I asked her to help.", 2),
        ("See vol. 3 of the log. I read all of it.", 2),
        ("It is shown in fig. 2 of the plan.", 1),
        ("I moved to the U.S. Then I worked at a mill.", 2),
        ("The U.S. Army sent me there for a year.", 1),
        ("I left at 9 a.m. The bus was late again.", 2),
        ("We sell to Acme Inc. and to others.", 1),
        ("It was house no. 7 on the left.", 1),
        ("He said no. I asked him again later.", 2),
    ],
)
def test_an_abbreviation_ends_a_sentence_only_before_a_word_that_begins_one(text: str, many: int) -> None:
    assert len(sentences(text)) == many


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("It fell from hours too minutes, too.", "it fell from hours to minutes too"),
        ("We had too wax a knew pew, witch was too long.", "we had to wax a new pew which was too long"),
        ("It ran faster then the old one and then I knew.", "it ran faster than the old one and then i knew"),
    ],
)
def test_words_that_sound_alike_are_read_as_meant(said: str, read: str) -> None:
    assert parse(transcript_of(said)).folded_sentences[0] == read


@pytest.mark.parametrize(
    "text",
    [
        "my task was to lead our team in the last week before the fair and i hung the lamps in the yard",
        "i was tasked with preparing my team for the fair in the village and i hung the lamps over the gate",
        "i wrote the list again for the cook of the inn and eventually finished the counts of all the cellars there",
    ],
)
def test_no_sentence_begins_between_a_verb_and_its_object(text: str) -> None:
    begun = [sentence.split()[0] for sentence in parse(transcript_of(text)).folded_sentences]
    assert not {"our", "my", "eventually"} & set(begun[1:])
