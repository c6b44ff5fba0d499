"""Numbers are written in one way and said as people say them."""

import random
import re

import pytest

from tools.demo_model import spoken_forms
from tools.demo_model.scoring import normalised


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
    assert spoken_forms.cardinal(number) == said


def test_british_speakers_join_with_and() -> None:
    assert spoken_forms.cardinal(350, joined=True) == "three hundred and fifty"
    assert spoken_forms.cardinal(2_005, joined=True) == "two thousand and five"


@pytest.mark.parametrize(
    ("n", "said", "written"),
    [(1, "first", "1st"), (12, "twelfth", "12th"), (20, "twentieth", "20th"), (31, "thirty first", "31st")],
)
def test_ranks(n: int, said: str, written: str) -> None:
    assert spoken_forms.ordinal(n) == said
    assert spoken_forms.ordinal_suffix(n) == written


@pytest.mark.parametrize("slot", ["num", "pct", "money", "dec", "large"])
def test_what_is_said_is_what_is_written(slot: str) -> None:
    """The scoring's own reading of the written form gives the spoken words back."""
    r = random.Random(4)
    for _ in range(300):
        unit = spoken_forms.NUMBER_SLOTS[slot](r)
        assert sorted(normalised(unit.spoken)) == sorted(normalised(unit.written)), unit


def test_one_to_ten_are_words_and_more_are_digits() -> None:
    r = random.Random(2)
    for _ in range(300):
        unit = spoken_forms.number(r)
        assert re.fullmatch(r"[a-z]+|\d{1,3}(,\d{3})*", unit.written)
        if unit.written.isdigit():
            assert int(unit.written) > 10


def test_money_is_written_with_a_dollar_sign() -> None:
    r = random.Random(3)
    written = [spoken_forms.money(r).written for _ in range(300)]
    assert all(re.fullmatch(r"\$\d[\d,]*(\.\d)?( million| billion)?", w) for w in written)
    assert any(w.endswith("million") for w in written)
