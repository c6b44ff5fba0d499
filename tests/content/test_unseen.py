"""The set of traps and answers written without sight of the rules keeps being judged as well as it is today.

The first run, before anybody had looked at the texts, stands on the page of the evaluation; these floors lie a little
under what is reached since then, so that a change for one text cannot quietly cost many others.
"""

from functools import cache
from pathlib import Path

import msgspec
import pytest

from rehearse.content import judge, transcript_of
from tools.evaluate_content import fields, traps
from tools.evaluate_content.data import DataSet, Trap, read

FOLDER = Path(__file__).parent / "unseen"
LATER_FLOOR = 78  # of 93
FLOORS = {"initiation": 17, "metrics": 14, "fillers": 17, "lp": 15, "collective": 15, "star": 14, "reflection": 15}


@cache
def data() -> DataSet:
    return read(FOLDER)


@cache
def judged() -> tuple[fields.Judged, ...]:
    return fields.judge_all(data())


@pytest.mark.slow
@pytest.mark.parametrize("category", FLOORS)
def test_traps_of_each_category_stay_passed(category: str) -> None:
    (passed,) = traps.run(tuple(trap for trap in data().traps if trap.category == category))
    assert passed.passed >= FLOORS[category], passed.misses


@cache
def later() -> tuple[Trap, ...]:
    """Two more series, each run once before its misses were looked at."""
    return msgspec.json.decode((FOLDER / "later_traps.json").read_bytes(), type=tuple[Trap, ...])


def test_traps_written_later_stay_passed() -> None:
    passed = traps.run(later())
    assert sum(one.passed for one in passed) >= LATER_FLOOR, [one.misses for one in passed]


def test_no_trap_is_taken_for_an_assignment_or_for_hiding_by_mistake() -> None:
    """The two worst errors: each would cap the score of somebody who did the work."""
    wrong = [
        (trap.id, field)
        for trap in (*data().traps, *later())
        for field in ("manager_directed", "collective_hiding")
        if trap.expect.get(field) is False and traps.content_fields(judge(transcript_of(trap.text))[0])[field]
    ]
    assert not wrong


def test_answers_are_told_apart_as_by_hand() -> None:
    found = fields.totals(judged())
    assert found.rank_correlation >= 0.9
    assert not found.strong_under_50
    assert not found.weak_over_65


def test_who_began_the_work_and_who_hides_is_found_in_whole_answers() -> None:
    accuracy, items, misses = fields.initiated(judged())
    assert items == 14
    assert accuracy >= 0.9, misses
    by_name = {counts.name: counts for counts in fields.yes_no(judged())}
    assert not by_name["manager-directed"].false_positive
    assert by_name["manager-directed"].recall >= 0.8
    assert by_name["collective_hiding"].f1 >= 0.9
    assert by_name["measurement_method"].f1 >= 0.8
    assert by_name["result"].f1 >= 0.9


def test_results_and_parts_of_whole_answers_stay_found() -> None:
    metrics = fields.metrics(judged())
    assert metrics.precision >= 0.8, metrics.false_positive
    assert metrics.recall >= 0.82, metrics.false_negative
    segmented = fields.segmentation(data(), judged())
    assert segmented.accuracy >= 0.89
    assert segmented.merged >= 0.9
