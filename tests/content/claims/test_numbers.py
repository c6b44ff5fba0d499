"""Numbers as people write and say them have one normal form; names, years and times of day are no numbers."""

import itertools

import pytest

from rehearse.content.claims import find_numbers, in_a_sentence
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of


def read(text: str) -> list[str]:
    return [number.text for number in find_numbers(parse(transcript_of(text)))]


SAID = [
    ("about 1.2 million dollars a quarter", ["$1200000/quarter"]),
    ("roughly $15K/month", ["$15000/month"]),
    ("forty-five minutes", ["45 min"]),
    ("three point two percent", ["3.2%"]),
    ("three point two five percent", ["3.25%"]),
    ("from 18 % to 2 % within a month", ["18%", "2%", "1 month"]),
    ("one in nine", ["1/9"]),
    ("one parcel in nine", ["1/9"]),
    ("from eighteen to six percent", ["18%", "6%"]),
    ("a hundred and twenty crates", ["120"]),
    ("from 50 to 40 thousand", ["50000", "40000"]),
    ("from three to two million dollars", ["$3000000", "$2000000"]),
    ("from 900 to 2 thousand", ["900", "2000"]),
    ("a hundred plus guests", ["100"]),
    ("ten hours a week", ["10 h/week"]),
    ("by two thirds", ["67%"]),
    ("by two-thirds", ["67%"]),
    ("roughly 30 %", ["30%"]),
    ("about a third of it", ["33%"]),
    ("a 20-minute delay", ["20 min"]),
    ("4x faster", ["x4"]),
    ("2,000 calls", ["2000"]),
    ("three working days", ["3 day"]),
    ("one and a half million dollars", ["$1500000"]),
    ("a million and a half", ["1500000"]),
    ("two and a half hours", ["2.5 h"]),
    ("half an hour", ["30 min"]),
    ("two dozen crates", ["24"]),
    ("sixty grand", ["60000"]),
    ("50 lakh rupees", ["₹5000000"]),
    ("increased tenfold", ["x10"]),
    ("a 12-fold rise", ["x12"]),
    ("nine of ten guests", ["9/10"]),
    ("9 out of 10", ["9/10"]),
    ("97 times out of a hundred", ["97/100"]),
    ("3.2 out of 5", ["3.2"]),
    ("from 3.2 to 4.6/5", ["3.2", "4.6"]),
    ("by 30 to 40 percent", ["30–40%"]),
    ("between 30 and 40 percent", ["30–40%"]),
    ("five or six times", ["x5–6"]),
    ("by 30-40%", ["30–40%"]),
    ("$60 000 and 45 000€", ["$60000", "€45000"]),
    ("$60\u2009000 and $45\u202f000", ["$60000", "$45000"]),
    ("9%→2%", ["9%", "2%"]),
    ("9% -> 2%", ["9%", "2%"]),
    ("90GB", ["90 GB"]),
    ("minus two minutes", ["-2 min"]),
    ("-300%", ["-300%"]),
    ("twice a month", ["2/month"]),
    ("three times a day", ["3/day"]),
    ("one error a month", ["1/month"]),
    ("eighty percent, no sorry, seventy eight", ["78%"]),
]
NAMES = [
    "p ninety nine", "24/7", "dock two", "in 2011", "number one", "one of the crates", "version 2", "room 9", "mile 20",
    "in nineteen ninety eight", "In twenty twenty-three it began", "at 9 am", "nine o'clock", "6) Refunds fell",
    "the code was one one seven", "ticket number four four two", "the 3rd floor", "on 7:30", "two quarters",
    "9" * 400,
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_a_number_has_one_normal_form(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", [name for name in NAMES if name != "two quarters"])
def test_names_years_and_times_of_day_are_no_numbers(text: str) -> None:
    assert read(text) == []


FIGURES = [
    ("60,000", 60000),
    ("1,250,000", 1250000),
    ("900", 900),
    ("1.5m", 1500000),
    ("12k", 12000),
    ("2.3bn", 2300000000),
]
BEFORE = {"$": "$", "US$": "$", "£": "£", "€": "€", "₹": "₹", "Rs ": "₹", "A$": "$", "USD ": "$", "CHF ": "CHF"}


@pytest.mark.parametrize(("figure", "lead"), list(itertools.product(FIGURES, BEFORE)))
def test_money_is_read_with_its_currency_in_front(figure: tuple[str, int], lead: str) -> None:
    assert read(f"it cost {lead}{figure[0]} then") == [f"{BEFORE[lead]}{figure[1]}"]


@pytest.mark.parametrize("value", [1200, 45000, 60000, 250000, 1250000])
@pytest.mark.parametrize("mark", [",", ".", "'", " ", "\u2009", "\u202f", "\u00a0"])
@pytest.mark.parametrize(("lead", "tail"), [("€", ""), ("", "€"), ("", " €"), ("", " euros")])
def test_thousands_are_parted_by_any_mark(value: int, mark: str, lead: str, tail: str) -> None:
    figure = f"{value:,}".replace(",", mark)
    assert read(f"the bill is {lead}{figure}{tail} now") == [f"€{value}"]


@pytest.mark.parametrize("unit", ["ms", "s", "min", "h", "GB", "kg", "%"])
@pytest.mark.parametrize("value", [2, 15, 800])
@pytest.mark.parametrize("gap", ["", " "])
def test_a_unit_is_read_glued_or_apart(value: int, unit: str, gap: str) -> None:
    form = "%" if unit == "%" else f" {unit}"
    assert read(f"it fell to {value}{gap}{unit} then") == [f"{value}{form}"]


@pytest.mark.parametrize("value", [2, 3, 7, 11, 40])
@pytest.mark.parametrize("scale", [("thousand", 1000), ("grand", 1000), ("million", 1000000), ("dozen", 12)])
def test_words_of_scale_multiply(value: int, scale: tuple[str, int]) -> None:
    assert read(f"we had {value} {scale[0]}") == [str(value * scale[1])]


@pytest.mark.parametrize("year", ["nineteen eighty-four", "nineteen ninety nine", "twenty ten", "twenty twenty-six"])
@pytest.mark.parametrize("lead", ["in", "since", "by", "until"])
def test_a_year_in_words_is_no_number(year: str, lead: str) -> None:
    assert read(f"{lead} {year} it fell from nine days to two") == ["9 day", "2"]


@pytest.mark.parametrize("year", ["2021", "2000 and 21", "two thousand and twenty-one", "two thousand nineteen"])
@pytest.mark.parametrize("lead", ["in", "since", "in June", "last May", "during"])
def test_a_year_behind_a_word_of_time_is_no_number(year: str, lead: str) -> None:
    assert read(f"{lead} {year} it fell from nine days to two") == ["9 day", "2"]


@pytest.mark.parametrize("count", ["2000 and 21", "two thousand and twenty-one"])
def test_a_count_that_could_be_a_year_is_a_number(count: str) -> None:
    assert read(f"we sold {count} boxes") in (["2000", "21"], ["2021"])


def test_fillers_do_not_break_a_number_from_its_unit() -> None:
    assert read("it took, um, forty, uh, minutes") == ["40 min"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2 day", "2 days"), ("0.5 day", "0.5 days"), ("1 week", "1 week"), ("-3 month", "-3 months"),
        ("12/month", "12/month"), ("2 kg/day", "2 kg/day"), ("21 year -> 1 year", "21 years -> 1 year"),
    ],
)  # fmt: skip
def test_a_unit_that_is_a_word_has_its_plural_in_a_sentence(value: str, said: str) -> None:
    assert in_a_sentence(value) == said


def test_what_is_done_in_turn_is_no_number() -> None:
    for said in ("we went through the boxes one by one", "they came in two by two", "I rang them one by one"):
        assert read(said) == [], said
    assert read("it fell by one") == ["1"]
    assert read("four rows by two columns") == ["4", "2"]
