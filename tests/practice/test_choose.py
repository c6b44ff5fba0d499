"""Promises of choosing questions."""

import random

import pytest

from rehearse.errors import UsageError
from rehearse.practice.choose import Practised, Wanted, checked, counts, least_recent, pick, principle, select
from rehearse.types import Question

A = Question("a", "Who was angry?", ("Earn Trust",), role="manager", difficulty="hard", tags=("conflict",))
B = Question("b", "What did you learn?", ("Learn and Be Curious",), difficulty="easy")
C = Question("c", "Explain joins.", kind="technical", role="data scientist")
KNOWN = {"a": Practised(2, "2026-02-03T10:00:00Z"), "b": Practised(1, "2026-02-01T10:00:00Z")}


def test_filters_narrow_down_together() -> None:
    assert select((A, B, C), Wanted()) == (A, B, C)
    assert select((A, B, C), Wanted(difficulty="easy")) == (B,)
    assert select((A, B, C), Wanted(tag="conf")) == (A,)
    assert select((A, B, C), Wanted(kind="technical")) == (C,)
    assert select((A, B, C), Wanted(words="learn what")) == (B,)
    assert select((A, B, C), Wanted(never_practised=True), KNOWN) == (C,)


def test_a_role_also_gets_the_questions_for_any_role() -> None:
    assert select((A, B, C), Wanted(role="manager")) == (A, B)


def test_a_principle_is_named_by_the_beginning_of_a_word() -> None:
    """Earn is in Earn Trust, and not in Learn."""
    assert select((A, B, C), Wanted(principle="earn")) == (A,)
    assert principle("curious", ("Earn Trust", "Learn and Be Curious")) == "Learn and Be Curious"


def test_a_name_that_fits_no_principle_or_several_is_refused() -> None:
    for part in ("xyz", "Be"):
        with pytest.raises(UsageError):
            principle(part, ("Be Right", "Be Curious"))


def test_the_least_recent_come_first_and_the_never_practised_before_them() -> None:
    assert least_recent((A, B, C), KNOWN) == (C, B, A)


def test_picking_takes_one_of_those_practised_least() -> None:
    assert {pick((A, B, C), KNOWN, random.Random(seed)).id for seed in range(20)} == {"c"}
    assert {pick((A, B), {}, random.Random(seed)).id for seed in range(20)} == {"a", "b"}


def test_there_is_nothing_to_pick_from_nothing() -> None:
    with pytest.raises(UsageError):
        pick((), {}, random.Random(1))


@pytest.mark.parametrize(
    ("wanted", "known"),
    [
        (Wanted(role="astronaut"), "manager"),
        (Wanted(tag="knitting"), "conflict"),
        (Wanted(kind="riddle"), "system design"),
        (Wanted(difficulty="impossible"), "medium"),
        (Wanted(principle="Be Loud"), "Earn Trust"),
    ],
)
def test_a_wish_that_names_nothing_is_refused_with_what_there_is(wanted: Wanted, known: str) -> None:
    with pytest.raises(UsageError) as refused:
        checked(wanted, (A, B, C))
    assert known in refused.value.hint


def test_a_wish_by_the_beginning_of_a_word_is_fine() -> None:
    wanted = Wanted(role="data", tag="conf", kind="system", principle="trust")
    assert checked(wanted, (A, B, C)) is wanted


def test_the_counts_are_by_kind_difficulty_role_and_tag() -> None:
    found = counts((A, B, C))
    assert found["kind"] == {"behavioural": 2, "technical": 1}
    assert found["tag"] == {"conflict": 1}
    assert sum(found["difficulty"].values()) == sum(found["role"].values()) == 3
