"""What went wrong again, and what somebody else's work changed, are no results of the speaker."""

import itertools

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

START = "I noticed that it went wrong. I called all of them and I changed the rota. I wrote a list for the wall. "
FEW = ["1/3", "two of nine", "one in four", "40% of them"]
MOST = ["nine of ten", "eight of the nine", "90% of them"]
BAD = ["quit", "resigned", "complained", "cancelled", "failed"]
WHEN = ["In the end", "By spring", "A year on,"]

OWNERS = ["her", "his", "their", "Maria's", "Oleg's"]
OURS = ["my team's", "our shop's", "the form's"]
WORKS = ["change", "rota", "script", "new form", "idea"]
MOVES = [
    "took the calls from 50 a day to 20",
    "cut the wait from 40 minutes to 6",
    "brought the waste down from 9 bins to 2",
]
THINGS = ["complaints", "error rate", "waiting time"]


def results(said: str) -> int:
    return len(find_results(parse(transcript_of(START + said + "."))).metrics)


@pytest.mark.parametrize(("few", "bad", "when"), list(itertools.product(FEW, BAD, WHEN)))
def test_a_minority_that_does_it_again_is_no_result(few: str, bad: str, when: str) -> None:
    assert results(f"{when} {few} {bad} again") == 0
    assert results(f"{when} only {few} {bad} again") <= 1


@pytest.mark.parametrize(("most", "when"), list(itertools.product(MOST, WHEN)))
def test_a_majority_that_comes_again_stays_one(most: str, when: str) -> None:
    for good in ("came back", "booked", "ordered"):
        assert results(f"{when} {most} {good} again") == 1, good


@pytest.mark.parametrize("good", ["booked", "visited", "joined", "volunteered", "ordered", "came back"])
def test_a_minority_that_does_something_welcome_again_stays_a_result(good: str) -> None:
    assert results(f"In the end 40% of them {good} again") == 1


@pytest.mark.parametrize(("owner", "work"), list(itertools.product(OWNERS, WORKS)))
def test_what_the_work_of_somebody_else_changed_is_not_the_speaker_s(owner: str, work: str) -> None:
    for move in MOVES:
        assert results(f"Then {owner} {work} {move}") == 0, move
        assert results(f"Then my {work} {move}") == 1, move


@pytest.mark.parametrize("owner", OURS)
def test_what_belongs_to_a_group_or_a_thing_may_be_the_speaker_s(owner: str) -> None:
    for move in MOVES:
        assert results(f"Then {owner} new layout {move}") == 1, move


@pytest.mark.parametrize(("owner", "thing"), list(itertools.product(OWNERS, THINGS)))
def test_what_is_measured_of_somebody_else_can_be(owner: str, thing: str) -> None:
    assert results(f"Then {owner} {thing} fell from 12 to 3") == 1


@pytest.mark.parametrize(
    "checked", ["timed another forty calls", "watched another ten tenants", "filmed the rival's shop"]
)
@pytest.mark.parametrize("measure", ["the wait", "our queue"])
def test_who_stands_before_an_and_is_not_who_changed(checked: str, measure: str) -> None:
    assert results(f"After that I {checked} and {measure} had dropped from twelve minutes to four") == 1
