"""Promises of the rows: what a longer set-up costs, and what an outcome without a number is worth."""

import pytest

from rehearse.content import judge, transcript_of
from rehearse.data.reasons import sentence_of
from rehearse.types import Content

SCENE = "Last spring I looked after the boats of a sailing school."
PLACES = [
    "There was a long quay with a crane, and there were four sheds behind it.",
    "The wind was cold in the mornings, and the harbour was empty until noon.",
    "The older children were there on Saturdays, and their parents were in the café across the road.",
    "The school was small, and there were nine teachers for some hundred pupils from three villages.",
    "The water was shallow near the wall, and there were ropes and buoys everywhere from the regatta.",
    "The roof of the largest shed was new, and the lamps were the best in the whole of the bay.",
    "It was a friendly place, and the evenings there were long and warm towards the summer.",
]
STEPS = (
    "I noticed that two of the hulls were taking water. I hauled both of them out, I sanded the seams and I filled "
    "them with resin. I painted a number on each hull and I wrote the repairs on a board."
)
END = "In the end the school used every boat again, and the parents thanked me for it."


def judged(*sentences: str) -> Content:
    return judge(transcript_of(" ".join(sentences)))[0]


def headed(longer: int) -> Content:
    return judged("Situation:", SCENE, *PLACES[:longer], "Action:", STEPS, "Result:", END)


def set_up(content: Content) -> float:
    reasons = content.scores["structure_star"].reasons
    return sum(one.points for one in reasons if one.id == "set_up")


def test_the_longer_the_set_up_the_fewer_points_and_never_less_than_none() -> None:
    earned = [set_up(headed(longer)) for longer in (0, 2, 4, 7)]
    assert earned == sorted(earned, reverse=True)
    assert earned[0] == 4
    assert 0 <= earned[-1] <= 1


def test_a_long_set_up_says_how_long_it_is() -> None:
    long = headed(4)
    said = [sentence_of(one) for one in long.scores["structure_star"].reasons if one.id == "long_set_up"]
    assert len(said) == 1
    assert f"{long.parts['situation'].share:.0%}" in said[0]


@pytest.mark.parametrize("end", [END, "In the end all of the boats were sold, and the school was happy again."])
def test_an_outcome_told_behind_the_last_step_is_worth_more_than_a_word_of_change_before_it(end: str) -> None:
    told = judged(SCENE, STEPS, end)
    before = judged(SCENE, STEPS, "As a result it was a success.", "I cleaned the crane with a brush and I oiled it.")
    assert told.scores["quantified_impact"].points > before.scores["quantified_impact"].points


def test_who_began_it_is_the_largest_single_difference() -> None:
    own = judged(SCENE, STEPS, END)
    unsaid = judged(SCENE, STEPS.replace("I noticed that two", "Two"), END)
    assert own.ownership.initiated == "self"
    assert unsaid.ownership.initiated == "unclear"
    assert own.scores["ownership_signal"].points - unsaid.scores["ownership_signal"].points >= 8


def quoted(content: Content, row: str, reason: str) -> str:
    return next(one.quotes[0].text for one in content.scores[row].reasons if one.id == reason)


def test_a_change_that_followed_is_quoted_before_the_step_that_has_numbers_too() -> None:
    step = "I cut the order of paint from eighty tins to thirty-five."
    content = judged(SCENE, STEPS, step, "The waste went down from forty-two tins a month to nine.")
    assert quoted(content, "quantified_impact", "first_number").startswith("The waste went down")
    assert quoted(content, "quantified_impact", "second_number").startswith("I cut the order")
    alone = judged(SCENE, STEPS, step)
    assert quoted(alone, "quantified_impact", "first_number").startswith("I cut the order")


def test_a_lesson_is_quoted_to_the_end_of_its_sentence() -> None:
    content = judged(SCENE, STEPS, END, "Looking back, I would have drained the hulls first.")
    assert quoted(content, "self_awareness", "lesson") == "Looking back, I would have drained the hulls first"


def test_work_taken_over_in_the_first_sentence_is_the_scene_and_no_initiative() -> None:
    content = judged("Last spring I took over the boats of a sailing school.", STEPS, END)
    assert quoted(content, "ownership_signal", "self_started").startswith("I noticed")
