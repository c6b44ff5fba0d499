"""A value told early, and what it was when the speaker last looked, however the later one is worded."""

from itertools import product

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

EARLY = [
    "I timed the loading, four weeks, and it was eleven minutes on average.",
    "It took eleven minutes before the van could leave.",
    "The loading was eleven minutes, every single day.",
]
WORK = "I drew the racks on paper and I moved two of them to the ramp."
LOOKED = [
    "Last time I checked it",
    "The last time I timed it, it",
    "When I last looked it",
    "When we last measured it, it",
]
LATER = [
    ("was two minutes", "2 min"),
    ("took two minutes", "2 min"),
    ("was under two minutes", "2 min"),
    ("took less than a minute", "1 min"),
    ("was just over two minutes", "2 min"),
]
NO_RESULTS = [
    "When I last looked he was under the ramp with two of the boys.",
    "The last time I saw him he was at the gate for two minutes.",
    "It took me a day to get over it.",
    "It was a minute before the whistle.",
    "We were over the moon for a week.",
]


@pytest.mark.parametrize(("early", "looked"), list(product(EARLY, LOOKED)))
def test_what_it_was_at_the_last_look_is_the_result(early: str, looked: str) -> None:
    for said, after in LATER:
        found = find_results(parse(transcript_of(f"{early} {WORK} {looked} {said}."))).metrics
        assert [(one.before, one.after) for one in found] == [("11 min", after)], said


@pytest.mark.parametrize("sentence", NO_RESULTS)
def test_a_time_beside_something_else_is_no_result(sentence: str) -> None:
    assert find_results(parse(transcript_of(f"{EARLY[1]} {WORK} {sentence}"))).metrics == ()


COUNTED = ["there were about four hundred", "there were four hundred of them", "we had about four hundred"]
BY_THEN = [
    "After six weeks we were at ninety.",
    "By June it was ninety.",
    "In the spring there were about ninety left.",
]


@pytest.mark.parametrize(("counted", "by_then"), list(product(COUNTED, BY_THEN)))
def test_a_count_without_its_noun_is_the_earlier_value(counted: str, by_then: str) -> None:
    told = f"I looked at the open tickets of the depot, because {counted}. I sorted them by age. {by_then}"
    assert [(one.before, one.after) for one in find_results(parse(transcript_of(told))).metrics] == [("400", "90")]


def test_an_hour_of_the_day_is_no_level() -> None:
    told = "There were nine of us. I sorted the tickets by age. After lunch we were at four with the boss."
    assert find_results(parse(transcript_of(told))).metrics == ()


BEFORE = ["in the nine months before", "in the same nine months before that", "in the six weeks before"]
SINCE = ["In the nine months since", "Over the nine months after that", "In the six weeks since then"]


@pytest.mark.parametrize(("since", "before"), list(product(SINCE, BEFORE)))
def test_the_time_in_which_something_was_counted_is_no_end_of_a_change(since: str, before: str) -> None:
    for told in ("we have had one fall instead of five", "there were two falls instead of five"):
        found = find_results(
            parse(transcript_of(f"I taped the floor. I raised the lamp. {since} {told} {before}."))
        ).metrics
        assert [one.before for one in found] == ["5"], (told, found)


SUMS = ["which came to {}", "and that came to {}", "which works out at {}", "and it adds up to {}", "which totals {}"]
APART = ["That came to {}.", "It adds up to {}.", "That works out at {}."]
MONEY = [("4,000 euros over the year", "€4000"), ("roughly 300 pounds a month", "£300/month"), ("$9,000", "$9000")]


@pytest.mark.parametrize(("amount", "value"), MONEY)
def test_what_a_change_came_to_is_a_second_result(amount: str, value: str) -> None:
    told = [f"Waste fell from sixty loaves to eighteen, {one.format(amount)}." for one in SUMS]
    told += [f"Waste fell from sixty loaves to eighteen. {one.format(amount)}" for one in APART]
    for text in told:
        found = find_results(parse(transcript_of(f"I wrote down what was left. I cut two batches. {text}"))).metrics
        assert [one.after for one in found] == ["18", value], (text, found)


def test_a_price_that_comes_to_something_is_no_result() -> None:
    told = "I wrote down what was left. We ordered four chairs and that came to 900 euros."
    assert find_results(parse(transcript_of(told))).metrics == ()
