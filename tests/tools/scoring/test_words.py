"""Scores count what they say they count."""

import pytest

from tools.scoring.words import Counts, align, figures, filled_pauses, normalised


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It fell by 30%.", "it fell by thirty percent"),
        ("$1.2 million", "one point two million dollars"),
        ("1,200 users", "one thousand two hundred users"),
        ("Two hundred and ten", "two hundred ten"),
        ("Well - I don\u2019t", "well i don't"),
    ],
)
def test_numbers_are_compared_as_words(text: str, words: str) -> None:
    assert " ".join(normalised(text)) == words


def test_errors_are_the_fewest_edits() -> None:
    assert align(["a", "b", "c", "d"], ["a", "x", "c", "d", "e"]).errors == 2
    assert align([], ["a"]).errors == 1
    assert align(["a", "b", "c"], ["b", "c"]).matches == ((1, 0), (2, 1))


def test_a_filled_pause_counts_only_in_its_place_and_spelling() -> None:
    counts = filled_pauses(["um", "i", "was", "uh", "late"], ["um", "i", "was", "um", "late", "uh"])
    assert counts == Counts(hits=1, missed=1, extra=2)
    assert counts.precision == pytest.approx(1 / 3)
    assert counts.recall == pytest.approx(1 / 2)
    assert Counts(0, 0, 0).recall is None


def test_a_figure_is_right_only_when_it_is_written_alike() -> None:
    reference = "It went from 62% to 88%, saved $1.4 million in 48 hours on June 3rd."
    assert figures(reference, reference) == Counts(5, 0, 0)
    assert figures(reference, "It went from 62 percent to 88%, saved $1.4 million in 84 hours on June 3rd.") == Counts(
        3, 2, 2
    )
