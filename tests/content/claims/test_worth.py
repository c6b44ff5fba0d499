"""The money behind a change is what the change was worth; behind a purchase it is a price."""

import itertools

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

WORK = "I visited the berths, I drew a plan of the yard and I moved the crane to the slip."
CHANGES = [
    "Renewals rose from 61 percent to 83 percent within a year", "Scrap fell by 30 percent",
    "Moorings went from 20 to 31", "The takings of the kiosk grew by a fifth",
    "Diesel per trip dropped from 40 litres to 33",
]  # fmt: skip
WORTH = [
    "which was around 240,000 pounds", "which means 9,000 euros a year", "and that was about 4,000 dollars",
    "that is £5,000", "which makes 12,000 francs a season", "which was roughly 7,000 euros",
]  # fmt: skip
ONCE = [one for one in WORTH if " a " not in one]  # so much a year is what a deed brings in
DEEDS = ["I bought ten lamps", "We hired two welders", "I printed 400 maps", "My uncle sold three boats"]
BESIDE = ["which was 40 pounds too much", "which was nine euros each", "and I paid 4,000 euros for the crane"]


def money(said: str) -> list[str]:
    found = find_results(parse(transcript_of(f"{WORK} {said}."))).metrics
    return [one.value for one in found if one.unit in ("£", "€", "$", "CHF")]


@pytest.mark.parametrize(("change", "worth"), list(itertools.product(CHANGES, WORTH)))
def test_what_a_change_was_worth_is_a_second_result(change: str, worth: str) -> None:
    assert len(money(f"{change}, {worth}")) == 1


@pytest.mark.parametrize(("deed", "worth"), list(itertools.product(DEEDS, ONCE)))
def test_what_a_deed_cost_is_none(deed: str, worth: str) -> None:
    assert money(f"{deed}, {worth}") == []


@pytest.mark.parametrize(("change", "beside"), list(itertools.product(CHANGES, BESIDE)))
def test_a_price_beside_a_change_is_none(change: str, beside: str) -> None:
    assert money(f"{change}, {beside}") == []
