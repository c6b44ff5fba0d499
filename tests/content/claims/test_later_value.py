"""A value that is stated again at a later time is the result of what was done in between, whatever it counts."""

import itertools

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

STEPS = "I sorted the shelves by date. I put a red sticker on each crate and I rang the farms on Mondays."
STATED = [
    ("Our dairy threw away three thousand francs' worth of curd in a quarter.", "it was eight hundred francs",
     "CHF3000 -> CHF800"),
    ("The queue of the ferry stood at ninety lorries.", "the queue was twenty", "90 -> 20"),
    ("My notes had 41 out of 250 calls about the valve.", "my notes had nine out of 230", "41/250 -> 9/230"),
    ("The yoghurt line lost 12 percent of its pots.", "it was four percent", "12% -> 4%"),
    ("There were four cellists in the youth band.", "there were eleven", "4 -> 11"),
    ("The backlog stood at nine hundred letters.", "the backlog was three hundred", "900 -> 300"),
]  # fmt: skip
WHEN = [
    "In the next quarter {}.",
    "Two weeks later {}.",
    "By June {}.",
    "After that {}.",
    "In the following season {}.",
]
MORE = ["", " My uncle took the stickers over in the other two barns.", " The farmer brings us cheese now."]


def pairs(answer: str) -> list[str]:
    return [one.value for one in find_results(parse(transcript_of(answer))).metrics]


def later(when: str, said: str) -> str:
    return when.format(said)


@pytest.mark.parametrize(("stated", "when", "more"), list(itertools.product(STATED, WHEN, MORE)))
def test_the_same_value_at_a_later_time_is_a_result(stated: tuple[str, str, str], when: str, more: str) -> None:
    first, second, value = stated
    assert value in pairs(f"{first} {STEPS} {later(when, second)}{more}")


OTHER = [
    ("Our dairy sold curd for three thousand francs.", "I had eight hundred francs"),
    ("I worked with ninety lorries.", "we had twenty cows"), ("The team had four people.", "we had eleven"),
    ("My notes had 41 out of 250 calls.", "nine out of 230 guests wore a hat"),
    ("The yoghurt line lost 12 percent of its pots.", "the tax was four percent"),
    ("The ferry took nine minutes.", "it was two weeks before the fair"),
    ("I read nine hundred letters.", "it was three"),
    ("We had nine days left.", "we had two days"), ("The van cost 900 euros.", "my rent was 300 euros"),
]  # fmt: skip


@pytest.mark.parametrize(("other", "when"), list(itertools.product(OTHER, WHEN)))
def test_another_value_at_a_later_time_is_none(other: tuple[str, str], when: str) -> None:
    first, second = other
    assert not [value for value in pairs(f"{first} {STEPS} {later(when, second)}") if "->" in value]


@pytest.mark.parametrize("stated", STATED)
def test_without_a_step_in_between_it_is_none(stated: tuple[str, str, str]) -> None:
    told = f"{stated[0]} In the next quarter {stated[1]}. That was the state when I came, and nobody minded. {STEPS}"
    assert pairs(told) == []


SPANS = ["in the whole of the harvest", "that winter", "since", "all season", "in the months after"]
FAILED = ["stall", "leak in the hold", "breakdown of the lift", "complaint", "crash"]


@pytest.mark.parametrize(("failed", "span"), list(itertools.product(FAILED, SPANS)))
def test_not_one_is_none(failed: str, span: str) -> None:
    assert pairs(f"The winch failed twice. {STEPS} After the seal, not one {failed} {span}.") == ["0"]


@pytest.mark.parametrize("said", ["Not one of us knew it.", "It was not one thing.", "I had not one coat for it."])
def test_another_not_one_is_no_result(said: str) -> None:
    assert pairs(f"The winch failed twice. {STEPS} {said}") == []


@pytest.mark.parametrize(
    "drop", ["dropped by 212 euros a month", "fell by 212 euros a month", "is down by 212 euros a month"]
)
@pytest.mark.parametrize("start", ["from about nine hundred", "from 900", "from nine hundred euros"])
def test_from_behind_a_change_is_the_value_before(drop: str, start: str) -> None:
    (one,) = find_results(parse(transcript_of(f"{STEPS} In the end the gas bill {drop}, {start}."))).metrics
    assert one.before is not None
    assert one.before.startswith("€900")


@pytest.mark.parametrize("gave", ["I gave them the key to the loft", "I opened the barn for them", "I sat with her"])
def test_hours_behind_a_deed_are_no_change(gave: str) -> None:
    assert pairs(f"{STEPS} {gave}, from three to four.") == []


def test_a_stage_is_not_the_start() -> None:
    said = f"The report took nine days. {STEPS} We went down to five days in the first month and four in the third."
    assert "9 day -> 5 day" in pairs(said)
    assert "5 day -> 4 day" not in pairs(said)


def test_at_once_is_no_earlier_time() -> None:
    assert pairs(f"{STEPS} Since then I shoot on two films at once, and I've had three films fail since.") == []
