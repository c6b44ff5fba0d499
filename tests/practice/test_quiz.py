"""Promises of the test of ten questions."""

import random

from rehearse.data.drills import LEVELS, drills
from rehearse.practice.quiz import CHOSEN, MOST_PAGES, answered, questions, result


def test_a_test_has_ten_questions_from_easy_to_hard_of_every_kind_and_none_twice() -> None:
    for seed in range(50):
        found = questions(random.Random(seed))
        assert len(found) == 10
        assert [LEVELS.index(one.level) for one in found] == sorted(LEVELS.index(one.level) for one in found)
        assert {one.kind for one in found} == set(CHOSEN)
        assert len({(one.kind, one.id.removesuffix("-easy").removesuffix("-hard")) for one in found}) == 10


def test_all_right_is_strong_and_leaves_nothing_to_practise() -> None:
    found = result([answered(one, one.right + 1) for one in questions(random.Random(1))])
    assert (found.right, found.of, found.strong, found.practise) == (10, 10, True, ())
    assert all(part.right == part.of for part in (*found.levels, *found.kinds))


def test_what_went_wrong_is_explained_and_says_what_to_practise() -> None:
    asked = questions(random.Random(2))
    wrong = [answered(one, (one.right + 1) % len(one.options) + 1) for one in asked]
    found = result(wrong)
    assert (found.right, found.strong) == (0, False)
    assert all(one.against and one.reason for one in found.answers)
    drilled = {one.command.split()[2] for one in found.practise if one.command.startswith("rehearse drill")}
    assert drilled - {"fix"} == set(CHOSEN)
    assert all(one.because for one in found.practise)
    assert len(found.practise) <= len(CHOSEN) + MOST_PAGES


def test_enough_right_ones_are_strong() -> None:
    asked = questions(random.Random(3))
    for right in (drills().test.strong - 1, drills().test.strong):
        answers = [
            answered(one, one.right + 1 if place < right else (one.right + 1) % len(one.options) + 1)
            for place, one in enumerate(asked)
        ]
        assert result(answers).strong == (right == drills().test.strong)
