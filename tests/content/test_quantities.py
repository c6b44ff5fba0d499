"""Quantities as people say them."""

import pytest

from rehearse.content.quantities import find_quantities
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

SAID = [
    ("about 1.2 million dollars a quarter", ["$1200000/quarter"]),
    ("roughly $15K/month", ["$15000/month"]),
    ("forty-five minutes", ["45 min"]),
    ("three point two percent", ["3.2%"]),
    ("from 18 % to 2 % within a month", ["18%", "2%"]),
    ("one in nine", ["1/9"]),
    ("from eighteen to six percent", ["18%", "6%"]),
    ("a hundred and twenty crates", ["120"]),
    ("ten hours a week", ["10 h/week"]),
    ("by two thirds", ["67%"]),
    ("a 20-minute delay", ["20 min"]),
    ("4x faster", ["x4"]),
    ("2,000 calls", ["2000"]),
    ("three working days", ["3 day"]),
]
NAMES = ["p ninety nine", "24/7", "dock two", "in 2011", "number one", "one of the crates", "version 2"]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_quantities_have_one_normal_form(text: str, expected: list[str]) -> None:
    assert [quantity.text for quantity in find_quantities(parse(transcript_of(text)))] == expected


@pytest.mark.parametrize("text", NAMES)
def test_names_with_numbers_are_no_quantities(text: str) -> None:
    assert find_quantities(parse(transcript_of(text))) == ()


def test_fillers_do_not_break_a_number_from_its_unit() -> None:
    (quantity,) = find_quantities(parse(transcript_of("it took, um, forty, uh, minutes")))
    assert quantity.text == "40 min"
