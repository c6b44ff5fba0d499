"""Promises of the data of exercises; that the rules confirm them is held in tests/practice/test_drills.py."""

from rehearse.data.drills import drills
from rehearse.data.questions import principle_names


def test_every_place_and_every_principle_that_is_named_exists() -> None:
    found = drills()
    for item in found.disqualifier:
        assert 0 <= item.answer <= len(item.sentences)
    for choice in found.principle:
        assert choice.answer in choice.options
        assert set(choice.options) <= set(principle_names())
        assert len(set(choice.options)) == len(choice.options)


def test_right_answers_do_not_always_stand_in_the_same_place() -> None:
    assert len({item.answer for item in drills().disqualifier}) > 1
    assert len({choice.options.index(choice.answer) for choice in drills().principle}) > 1
