"""Promises of the ladder."""

from rehearse.practice.ladder import ladder
from tests.practice.fortnights import fortnight


def test_the_most_recently_practised_question_stands_first() -> None:
    """One rung a question, each with its own series."""
    early, late = (
        fortnight("duration_s", [100.0, 90.0], "early")[:1],
        fortnight("duration_s", [100.0, 90.0, 80.0], "late"),
    )
    rungs = ladder([*early, *late])
    assert [(rung.question_id, rung.takes) for rung in rungs] == [("late", 3), ("early", 1)]
    assert rungs[0].time is not None
    assert rungs[0].time.last.value == 80.0
    assert rungs[0].points is None


def test_without_takes_there_is_no_ladder() -> None:
    assert ladder([]) == ()


def test_takes_without_a_question_are_no_question_with_a_trend() -> None:
    """They tell different stories: counted in one rung, never compared."""
    (rung,) = ladder(fortnight("duration_s", [30.0, 60.0, 90.0], None))
    assert (rung.question_id, rung.question, rung.takes) == (None, None, 3)
    assert rung.time is rung.points is None
