"""One spelling, so that a score counts what was misheard and nothing else."""

import pytest

from tools.scoring.spelling import american
from tools.scoring.words import normalised


@pytest.mark.parametrize(
    ("british", "expected"),
    [
        ("Our neighbour travelled to the harbour", "Our neighbor traveled to the harbor"),
        ("I apologised and organised the theatre programme", "I apologized and organized the theater program"),
        ("She practises and analyses grey cheques", "She practices and analyses gray checks"),
        ("He labelled the colours", "He labeled the colors"),
    ],
)
def test_british_spellings_become_american_ones(british: str, expected: str) -> None:
    assert american(british) == expected


@pytest.mark.parametrize("text", ["our four hours", "a wise raise", "the tour was tailored", "it called for a filler"])
def test_words_that_only_look_british_stay(text: str) -> None:
    assert american(text) == text


def test_a_spelling_is_no_word_error() -> None:
    assert normalised("the colour of 30% of them") == normalised("the color of thirty percent of them")
