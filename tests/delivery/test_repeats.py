import pytest

from rehearse.delivery import measure_text
from rehearse.types import Transcript, Word


def repeats(text: str) -> list[tuple[str, str]]:
    delivery, _ = measure_text(Transcript(text, words=tuple(Word(word) for word in text.split())))
    return [(found.text, found.kind) for found in delivery.repeats]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I I moved it", "I I"),
        ("so the the gate", "the the"),
        ("and I like I like I like beans", "I like I like I like"),
        ("I was, I was late", "I was, I was"),
        ("we um we left", "we we"),
        ("word word word word", "word word word word"),
    ],
)
def test_words_said_twice_in_a_row(text: str, found: str) -> None:
    assert repeats(text) == [(found, "repeat")]


def test_a_word_broken_off_is_a_restart() -> None:
    assert repeats("we wan- we needed it") == [("wan- we", "restart")]


@pytest.mark.parametrize(
    "text",
    [
        "it was very very late",
        "the work she had had done",
        "I said that that was wrong",
        "We tried. We tried.",
        "I looked at it; it was wet",
        "we had one rule for us: us first",
        "4 4 2",
        "the code was one one seven",
        "ticket number four four two was open",
        "I dialled nine nine nine",
        "a plan — nobody asked me – and it worked",
        "the plan - mine - worked",
        "we ran pre- and post-checks",
    ],
)
def test_doubles_of_grammar_and_emphasis_are_no_repeats(text: str) -> None:
    assert repeats(text) == []


def test_a_repeat_names_its_words_also_behind_a_mark_that_stands_alone() -> None:
    words = tuple(Word(text) for text in ["Yes", "-", "I", "I", "went"])
    delivery, _ = measure_text(Transcript("Yes - I I went", words=words))
    assert [found.words for found in delivery.repeats] == [(2, 4)]
