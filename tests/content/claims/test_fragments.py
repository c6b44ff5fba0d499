"""Values told in pieces of sentences: the later one is a result, the earlier one is where it came from."""

import re

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of
from tests.content.claims import fragments as lists
from tests.content.claims.told_apart import SECOND_YARDS, Told, Yard, answer

YARDS = (*lists.YARDS, *SECOND_YARDS)


def ends(yard: Yard, told: Told) -> list[list[str]]:
    """The figures of every result with two ends."""
    metrics = find_results(parse(transcript_of(answer(yard, told.first, told.later)))).metrics
    two = [(one.before or "", one.after or "") for one in metrics if one.before]
    return [[re.findall(r"[\d.]+", value)[0] for value in one] for one in two]


def read(list_of_told: tuple[Told, ...]) -> float:
    """The share of a list, in all yards, whose change is the only one with two ends."""
    found = [ends(yard, told) == [[told.before, told.after]] for told in list_of_told for yard in YARDS]
    return sum(found) / len(found)


@pytest.mark.slow
def test_a_later_value_told_in_a_fragment_is_read_with_the_one_before() -> None:
    assert read(lists.FIRST) >= 0.95


@pytest.mark.slow
def test_most_of_the_lists_that_were_written_later_are_read() -> None:
    """The rules before read 10 of 80 and 10 of 70; the first runs of these lists read 20 and 59."""
    assert read(lists.SECOND) >= 0.6
    assert read(lists.THIRD) >= 0.8


@pytest.mark.parametrize("said", lists.NONE)
def test_short_counts_beside_a_deed_are_no_result(said: str) -> None:
    for yard in YARDS:
        assert find_results(parse(transcript_of(answer(yard, "", said)))).metrics == ()


def test_a_share_told_in_a_sentence_of_its_own_is_read_as_one() -> None:
    numbers = find_results(
        parse(transcript_of("Three wrong keys from twenty-eight. Two men from four villages."))
    ).numbers
    assert [number.of for number in numbers] == [28, None, None]
