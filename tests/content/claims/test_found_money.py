"""Lost income that was found counts as a result with a number; a problem that was only uncovered does not."""

import pytest

from rehearse.content import judge, transcript_of

STORY = (
    "Last spring one of our cities wrote that its share of the money was too small. I stood at the gate of the car "
    "park for an hour, I wrote down every car and I compared my list with the data. I changed the delay on all gates. "
    "{end}"
)
FELL = "The missing cars fell from 9% to less than 1%."
SUMS = ["$210,000 a year", "about £40,000", "€12,500", "more than 80,000 dollars"]
INCOME = ["lost income", "unbilled fees", "missed parking revenue", "uncollected rent"]


def values(end: str) -> list[str]:
    content = judge(transcript_of(STORY.format(end=end)))[0]
    return [one.value or "" for one in content.results.metrics]


@pytest.mark.parametrize("said", ["we found", "I uncovered", "and so we discovered", "In the end we found"])
@pytest.mark.parametrize("amount", SUMS)
@pytest.mark.parametrize("of", ["of", "in", "worth of"])
@pytest.mark.parametrize("income", INCOME)
def test_income_found_behind_the_steps_is_a_second_number(said: str, amount: str, of: str, income: str) -> None:
    found = values(f"{FELL} The city got its money, {said} {amount} {of} {income} for ourselves.")
    assert len(found) == 2
    assert found[0] == "9% -> 1%"


@pytest.mark.parametrize(
    "said",
    [
        "the auditors found {} of lost income.",
        "we never found {} of lost income.",
        "we did not find {} of lost income.",
        "we found {} of new furniture for the office.",
        "we found {} in an old drawer.",
        "we paid {} in missed fees.",
        "we found that it had cost {} of lost income.",
        "we wanted to find {} of lost income.",
    ],
)
@pytest.mark.parametrize("amount", SUMS)
def test_other_sums_are_not_counted(said: str, amount: str) -> None:
    assert values(f"{FELL} The city got its money, and {said.format(amount)}") == ["9% -> 1%"]


@pytest.mark.parametrize("amount", SUMS)
@pytest.mark.parametrize("income", INCOME)
def test_what_was_found_before_the_last_step_is_no_result(amount: str, income: str) -> None:
    said = (
        "Last spring I noticed that our bills were late. I read the contracts of a year and I found "
        f"{amount} of {income}. I wrote a list for the office, I called the clients and I built a form for the bills."
    )
    assert not judge(transcript_of(said))[0].results.metrics


@pytest.mark.parametrize(
    "after",
    [
        ", but we could not get it back.",
        ", and my manager did nothing.",
        ", and nobody could recover it.",
        ". It was too late to claim it.",
        ". We never collected it.",
        ", but it was written off.",
    ],
)
@pytest.mark.parametrize("income", INCOME)
def test_income_that_stayed_lost_is_not_counted(after: str, income: str) -> None:
    assert values(f"{FELL} The city got its money, and we found €12,500 of {income}{after}") == ["9% -> 1%"]


@pytest.mark.parametrize(
    "after",
    [
        ", and nobody had looked there before.",
        ", and we got it back.",
        ". No other city had done that.",
        ". It had not been noticed for years.",
    ],
)
@pytest.mark.parametrize("income", INCOME)
def test_what_is_said_of_the_finding_takes_nothing_away(after: str, income: str) -> None:
    assert len(values(f"{FELL} The city got its money, and we found €12,500 of {income}{after}")) == 2
