"""Numbers are said as people say them."""

import pytest

from tools.scoring.spoken_forms import cardinal, decimal


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "zero"),
        (13, "thirteen"),
        (40, "forty"),
        (99, "ninety nine"),
        (100, "one hundred"),
        (512, "five hundred twelve"),
        (60_000, "sixty thousand"),
        (210_000, "two hundred ten thousand"),
        (1_000_001, "one million one"),
    ],
)
def test_a_number_is_said_in_words(number: int, said: str) -> None:
    assert cardinal(number) == said


def test_a_decimal_is_said_figure_by_figure() -> None:
    assert decimal(2, "05") == "two point zero five"
