"""A value before and one after that stand in different sentences are one result; the words around them are no others.

Two lists of words (`told_apart.py`): the rules were written with the first one only.
"""

import re

import pytest

from rehearse.content.claims import find_results
from rehearse.content.judgement.quoted_results import results_to_quote
from rehearse.content.story.answer import understand
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of
from tests.content.claims import told_apart as lists
from tests.content.claims.told_apart import Told, Yard, answer


def figure(value: str | None) -> str:
    """The first figure of a normal form: "5" of "5/month"."""
    found = re.search(r"[\d.]+", value or "")
    return found[0] if found else ""


def is_read(yard: Yard, told: Told) -> bool:
    """Whether an answer has the one change as a result, and no other with two ends."""
    results = find_results(parse(transcript_of(answer(yard, told.first, told.later)))).metrics
    ends = [(figure(one.before), figure(one.after)) for one in results if one.before is not None]
    return len(ends) == 1 and ends[0][0] in told.before.split("|") and ends[0][1] in told.after.split("|")


def values(yard: Yard, said: str) -> list[str]:
    return [one.value for one in find_results(parse(transcript_of(answer(yard, "", said)))).metrics]


@pytest.mark.parametrize("told", lists.FIRST_PAIRS)
def test_before_and_after_in_two_sentences_are_one_result(told: Told) -> None:
    assert sum(is_read(yard, told) for yard in lists.FIRST_YARDS) >= len(lists.FIRST_YARDS) / 2, told


def test_nearly_all_of_them_are_read() -> None:
    read = [is_read(yard, told) for told in lists.FIRST_PAIRS for yard in lists.FIRST_YARDS]
    assert sum(read) >= 0.95 * len(read)


@pytest.mark.parametrize("said", [*lists.FIRST_NONE, *lists.SECOND_NONE])
def test_deeds_periods_and_causes_are_no_result(said: str) -> None:
    for yard in (*lists.FIRST_YARDS, *lists.SECOND_YARDS):
        assert values(yard, said) == [], answer(yard, "", said)


CAUSES = [
    "It was slipping too far, maybe two percent.",
    "So I went through the rejection slips, by hand, eight months of them.",
    "I watched each porter place one label and ticked it off.",
]


@pytest.mark.parametrize("said", CAUSES)
def test_what_was_found_looked_through_or_watched_is_no_result(said: str) -> None:
    yard = lists.FIRST_YARDS[0]
    told = answer(yard, said, "I put it back.")
    assert find_results(parse(transcript_of(told))).metrics == ()


def test_a_bare_figure_is_no_value_of_a_measure_before_another() -> None:
    said = "That took, oh, five months. In the end they refunded us £1,240, and the bill is about four hundred now."
    assert not [value for value in values(lists.FIRST_YARDS[0], said) if "month" in value]


def test_a_comment_on_a_value_is_no_value_after_it() -> None:
    yard = lists.FIRST_YARDS[0]
    said = "It takes thirty-five minutes now, well, nearer fifty at Christmas. And the coxes have it before five."
    assert not [value for value in values(yard, said) if "->" in value]


def quoted(yard: Yard, said: str) -> int:
    """How many results the points name."""
    return len(results_to_quote(understand(transcript_of(answer(yard, "", f"{lists.MAIN} {said}")))))


@pytest.mark.parametrize("said", lists.NOT_ALSO)
def test_what_is_told_beside_a_result_is_no_second_one(said: str) -> None:
    assert [quoted(yard, said) for yard in lists.FIRST_YARDS] == [1] * len(lists.FIRST_YARDS)


@pytest.mark.parametrize("said", lists.FIRST_ALSO[:-1])
def test_what_else_came_of_it_is_a_second_result(said: str) -> None:
    assert [quoted(yard, said) for yard in lists.FIRST_YARDS] == [2] * len(lists.FIRST_YARDS)


@pytest.mark.parametrize(
    "said",
    [
        "They charged us £11,240 for it.",
        "It was about 300 pounds for the kit.",
        "The shop knocked nothing off.",
    ],
)
def test_what_it_cost_is_no_second_one(said: str) -> None:
    assert quoted(lists.FIRST_YARDS[0], said) == 1


CHANGES = [
    ("We threw away eleven litres less a day, from sixteen to five, and the crew saved forty minutes a night.", 2),
    ("We threw away eleven litres less a day, from sixteen to five.", 1),
    ("It went from sixteen litres to eight. That was half as much.", 1),
    ("It went from sixteen litres to four. That was 75 percent less.", 1),
]


@pytest.mark.parametrize(("said", "count"), CHANGES)
def test_by_how_much_it_changed_is_no_second_result(said: str, count: int) -> None:
    told = understand(transcript_of(answer(lists.FIRST_YARDS[0], "", said)))
    assert len(results_to_quote(told)) == count


@pytest.mark.parametrize("said", ["She had a fit at four in the morning.", "Now the meeting is at nine."])
def test_an_hour_is_no_later_value(said: str) -> None:
    first = "Her pressure was one forty-eight over ninety-two."
    told = answer(lists.FIRST_YARDS[0], first, said)
    assert find_results(parse(transcript_of(told))).metrics == ()


def test_a_whole_is_no_value_before() -> None:
    told = "Of ten coxes, three stayed to the end."
    said = answer(lists.FIRST_YARDS[0], told, "By the autumn it was eight out of ten.")
    assert not [one.before for one in find_results(parse(transcript_of(said))).metrics if one.before is not None]


def test_many_of_the_second_list_are_read() -> None:
    """The first run of this list read 57 of 96, where the rules before read 18."""
    read = [is_read(yard, told) for told in lists.SECOND_PAIRS for yard in lists.SECOND_YARDS]
    assert sum(read) >= 0.7 * len(read)


def test_a_deed_done_again_is_no_later_value() -> None:
    said = answer(lists.FIRST_YARDS[0], "We had eight outings a day.", "I opened the gates again, two a day.")
    assert find_results(parse(transcript_of(said))).metrics == ()
