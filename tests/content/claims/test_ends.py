"""Ends of a change as people say them: ranges, minutes with seconds, "before, …" far ahead, one of sixty."""

import itertools

import pytest

from rehearse.content.claims import find_numbers, find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

START = "I noticed that it went wrong. I moved the ladder and I taped a list to the wall. "
BAD = ["a hive swarmed", "a sail tore", "a pipe froze", "a kite got stuck", "a lamb strayed"]
OFTEN = [
    ("four or five times a week", "4–5/week"),
    ("6 to 8 times a month", "6–8/month"),
    ("nine times a day", "9/day"),
]
SELDOM = [("one time", "1"), ("twice a year", "2"), ("one or two times", "1–2"), ("about two times", "2")]
FRONTS = ["Before, I counted,", "Before that,", "Before,", "At first, I'd say,", "Previously,"]


def values(said: str) -> list[str]:
    return [one.value for one in find_results(parse(transcript_of(START + said))).metrics]


def numbers(said: str) -> list[str]:
    return [one.text for one in find_numbers(parse(transcript_of(said)))]


@pytest.mark.parametrize(("front", "often", "seldom"), list(itertools.product(FRONTS, OFTEN, SELDOM)))
def test_before_at_the_front_of_a_sentence_dates_its_number(
    front: str, often: tuple[str, str], seldom: tuple[str, str]
) -> None:
    for bad in BAD:
        (value,) = values(f"{front} {often[0]} {bad}, and after it was maybe {seldom[0]}.")
        before, after = value.split(" -> ")
        assert (before, after.partition("/")[0]) == (often[1], seldom[1]), value


@pytest.mark.parametrize("front", FRONTS)
@pytest.mark.parametrize("owned", ["I had three flats", "I had nine cousins", "I had two boats"])
def test_what_the_speaker_had_before_is_no_end(front: str, owned: str) -> None:
    assert values(f"{front} {owned}, and after it was one.") == []


RANGES = [("30 to 40", "30–40"), ("30-40", "30–40"), ("thirty or forty", "30–40")]
LOW = [("ten", "10"), ("8 to 10", "8–10"), ("eight or nine", "8–9")]
UNITS = [("minutes", " min"), ("hours", " h"), ("kilos", " kg"), ("percent", "%")]
RANGED = [
    "It used to take {one} {unit} and now it takes {two}.", "The rest took {one} {unit}, now it takes {two}.",
    "It was {one} {unit} before, and after it was {two}.",
]  # fmt: skip


@pytest.mark.parametrize(("one", "two", "unit"), list(itertools.product(RANGES, LOW, UNITS)))
def test_either_end_may_be_a_range(one: tuple[str, str], two: tuple[str, str], unit: tuple[str, str]) -> None:
    for ranged in RANGED:
        said = ranged.format(one=one[0], two=two[0], unit=unit[0])
        assert values(said) == [f"{one[1]}{unit[1]} -> {two[1]}{unit[1]}"], said


@pytest.mark.parametrize("verb", ["takes", "took", "used to take", "would take"])
def test_a_range_that_something_takes_is_no_change(verb: str) -> None:
    assert values(f"The rest {verb} 30 to 40 minutes.") == []


MIXED = [
    ("nine minutes forty", "9 min 40 s"), ("nine minutes and forty seconds", "9 min 40 s"),
    ("9 minutes 40 seconds", "9 min 40 s"), ("two hours and ten minutes", "2 h 10 min"), ("2 hours 10", "2 h 10 min"),
    ("an hour twenty", "1 h 20 min"), ("a minute and five seconds", "1 min 5 s"),
    ("three days and four hours", "3 day 4 h"),
    ("three pounds fifty", "£3.5"), ("12 euros 20", "€12.2"),
]  # fmt: skip
APART = [
    ("In nine minutes forty people came.", ["9 min", "40"]), ("After two hours twelve of us left.", ["2 h", "12"]),
    ("It took nine minutes. Forty is my age.", ["9 min"]), ("two hours and seventy minutes", ["2 h", "70 min"]),
    ("nine minutes and forty crates", ["9 min", "40"]), ("two and a half hours", ["2.5 h"]),
    ("For nine euros twenty cats got a bowl.", ["€9", "20"]), ("ten minutes or twelve", ["10 min", "12"]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "text"), MIXED)
def test_an_amount_in_two_units_is_one_number(said: str, text: str) -> None:
    for frame in ("It took {}.", "We were at {} that day, which hurt.", "It went from {} to nothing."):
        assert numbers(frame.format(said))[0] == text


@pytest.mark.parametrize(("said", "texts"), APART)
def test_a_number_of_something_else_stays_apart(said: str, texts: list[str]) -> None:
    assert [text for text in numbers(said) if text in texts] == texts, numbers(said)


@pytest.mark.parametrize(("one", "two"), list(itertools.permutations(MIXED[:3], 2)))
def test_it_can_be_either_end(one: tuple[str, str], two: tuple[str, str]) -> None:
    assert values(f"The climb went from {one[0]} to four minutes ten.") == [f"{one[1]} -> 4 min 10 s"]
    assert values(f"The climb went from half an hour to {two[0]}.") == [f"30 min -> {two[1]}"]


THINGS = ["kite", "hive", "seam", "valve", "pane"]


@pytest.mark.parametrize(("thing", "of"), list(itertools.product(THINGS, ["sixty", "40", "ninety"])))
def test_one_of_as_many_as_before_is_a_share(thing: str, of: str) -> None:
    for one in (f"One {thing} of {of}", f"One of {of}", f"One {thing} out of {of}"):
        (value,) = values(f"{one} failed, before it was twelve of {of}.")
        before, after = value.split(" -> ")
        assert (before[:3], after[:2]) == ("12/", "1/")


@pytest.mark.parametrize("said", ["I was one of sixty.", "One box of twelve was gone.", "I took one of the two."])
def test_one_of_some_is_no_share(said: str) -> None:
    assert values(said) == []
    assert not any("/" in text for text in numbers(said))
