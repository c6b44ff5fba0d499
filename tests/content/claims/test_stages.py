"""A value that passed several stages is one result, from the first to the last; no number moves to itself."""

import itertools

import pytest

from rehearse.content.claims import NumericResult, find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

START = "I noticed that it went wrong. I called all of them and I changed the rota. I wrote a list for the wall. "
THINGS = ["The share of straight hems", "Our rate of sealed jars", "The part of the kilns in use"]
STAGES = [("4", "6%", "9%"), ("four", "six percent", "nine percent"), ("4%", "6%", "9%")]
JOINED = ["{} to {} to {}", "{} to {} and then to {}", "{} to {}, then to {}"]
SPENT = ["they bought two more looms", "the school hired three more tuners", "we rented one more shed"]
SOLD = ["one customer bought two more looms", "the clients hired three more of our tuners"]


def results(said: str) -> tuple[NumericResult, ...]:
    return find_results(parse(transcript_of(f"{START}{said}."))).metrics


@pytest.mark.parametrize(("thing", "stages", "joined"), list(itertools.product(THINGS, STAGES, JOINED)))
def test_stages_are_one_result(thing: str, stages: tuple[str, ...], joined: str) -> None:
    found = results(f"{thing} had gone from {joined.format(*stages)}")
    assert [(one.before, one.after) for one in found] == [("4%", "9%")]


@pytest.mark.parametrize("said", ["I timed ten trams the week before and ten the week after", "It went from 3 to 3"])
def test_equal_ends_are_no_change(said: str) -> None:
    assert not results(said)


def test_the_second_end_of_a_change_begins_no_other() -> None:
    found = results("On that floor one lamp out and 60 failed, before it was 12")
    assert [(one.before, one.after) for one in found] == [("12", "1")]


@pytest.mark.parametrize("spent", SPENT)
def test_what_a_firm_bought_later_is_no_result(spent: str) -> None:
    assert not results(f"The year after {spent}")


@pytest.mark.parametrize("sold", SOLD)
def test_what_customers_bought_later_is_one(sold: str) -> None:
    assert len(results(f"The year after {sold}")) == 1
