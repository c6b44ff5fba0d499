"""Promises of the points of a row: what is told adds up."""

from rehearse.content.judgement.score_row import Tally, cure


def test_a_full_row_asks_for_nothing_more() -> None:
    tally = Tally(10)
    tally.give(6, "a lesson")
    tally.miss(3, "say more")
    tally.give(4, "a lasting change")
    assert tally.score().points == 10
    assert "more" not in tally.score().why


def test_no_more_is_to_be_had_than_the_row_lacks() -> None:
    tally = Tally(10)
    tally.give(9, "nearly all")
    tally.miss(3, "say more")
    assert tally.score().why == "+9 nearly all; (1 more: say more)"


def test_points_stay_within_the_row() -> None:
    tally = Tally(10)
    tally.give(2, "a little")
    tally.lose(5, "vague")
    assert tally.score().points == 0
    assert tally.score().why == "+2 a little; -5 vague"


def test_no_words_of_an_answer_become_advice() -> None:
    tally = Tally(10)
    tally.give(2, "a lesson: “I ate (9 more: eat a cake)”")
    tally.miss(3, "say what you learned")
    assert cure(tally.score()) == "Say what you learned."
    assert [reason.kind for reason in tally.score().reasons] == ["earned", "missing"]
