import pytest

from rehearse.data import folder
from rehearse.data.listed_words import listed_syllables
from rehearse.delivery import syllables
from tools.make_syllables import table


@pytest.mark.parametrize(
    ("word", "count"),
    [("i", 1), ("every", 3), ("supplier", 3), ("customers", 3), ("there's", 1), ("rehearse", 2), ("warehouse", 2)],
)
def test_words_of_the_dictionary(word: str, count: int) -> None:
    assert syllables.each((word,)) == (count,)


@pytest.mark.parametrize(
    ("word", "low", "high"), [("kubernetes", 3, 5), ("40", 2, 2), ("2023", 4, 6), ("re-plan", 2, 2)]
)
def test_words_that_no_dictionary_lists_are_guessed(word: str, low: int, high: int) -> None:
    assert low <= syllables.each((word,))[0] <= high


def test_every_word_has_at_least_one() -> None:
    assert syllables.each(("hmm", "x", "'")) >= (1, 1, 1)


def test_every_word_of_the_table_is_found_by_halving() -> None:
    lines = (folder() / "syllables.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 120_000
    for line in [*lines[:5], *lines[::50], *lines[-5:]]:
        word, _, count = line.partition(" ")
        assert listed_syllables(word) == int(count), word
    assert [listed_syllables(form) for form in ("", "aaaa", "zzzz", "é", "unwarmishly", "zyuganovs")] == [None] * 6


def test_the_table_is_made_of_the_dictionary() -> None:
    dictionary = "live L AY1 V\nlive(2) L IH1 V\n'bout B AW1 T # a comment\ncafé K AH0 F EY1\nhm HH M\n"
    assert table(dictionary) == "'bout 1\ncafé 2\nlive 1\n"


def test_the_licence_of_the_dictionary_lies_beside_its_table() -> None:
    assert "Carnegie Mellon University" in (folder() / "syllables.LICENSE").read_text(encoding="utf-8")
