"""Pounds that weigh, scales said once, and numbers that only tell of a slip or of which things were taken up."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.content.claims.numbers import find_numbers
from rehearse.content.claims.results import find_results
from rehearse.content.text import parse

LEAD = "I sorted the crates. I wrote the list and I rang the abbey. "


def numbers(said: str) -> list[str]:
    return [number.text for number in find_numbers(parse(transcript_of(said)))]


def results(said: str) -> list[str]:
    return [result.value for result in find_results(parse(transcript_of(LEAD + said))).metrics]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The calf weighed eighty pounds and the crate cost nine dollars.", ["80 lb", "$9"]),
        ("The ram was twelve pounds heavier.", ["12 lb"]),
        ("The bell cost ninety pounds and its weight was a worry.", ["£90"]),
        ("We made sixty pounds of jam for two hundred bucks.", ["60 lb", "$200"]),
        ("We took sixty pounds at the gate, all in pence.", ["£60"]),
        ("The abbey gave us forty pounds.", ["£40"]),
        ("The quotes were twelve thousand against ninety.", ["12000", "90000"]),
        ("They came to twelve thousand instead of two hundred.", ["12000", "200"]),
        ("We had 12,000 against ninety.", ["12000", "90"]),
    ],
)
def test_a_number_has_its_unit_and_scale(said: str, found: list[str]) -> None:
    assert numbers(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("In one crate I had put nine jars where it should have been ninety.", []),
        ("The list said nine days where it read ninety.", []),
        ("In the end it took four minutes where it used to take nine.", ["9 min -> 4 min"]),
        ("I sanded the other three down to the wood.", []),
        ("The lamb was seven pounds at birth.", []),
        ("The abbey paid back two hundred and ten thousand in nine weeks.", ["210000"]),
        ("The loan was paid in nine weeks.", ["9 week"]),
    ],
)
def test_a_slip_a_time_and_what_was_taken_up_are_no_results(said: str, found: list[str]) -> None:
    assert results(said) == found


def test_a_number_is_quoted_whole() -> None:
    (result,) = find_results(parse(transcript_of(LEAD + "They paid back two hundred and ten thousand."))).metrics
    assert "two hundred and ten thousand" in parse(
        transcript_of(LEAD + "They paid back two hundred and ten thousand.")
    ).quote(result.hit)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("In the end complaints fell by 40 percent.", "40% of what?"),
        ("In the end it saved six hours a week.", "What was it before?"),
    ],
)
def test_the_value_before_is_asked_for_as_one_says_it(said: str, asked: str) -> None:
    content, _ = judge(transcript_of("Last May nobody asked me to. " + LEAD + said))
    assert [found.message for found in content.findings if found.code == "RES003"] == [
        f"{asked} The answer does not give the value before."
    ]
