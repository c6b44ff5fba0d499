"""One past occasion is told apart from what somebody does in general."""

from itertools import product

import pytest

from rehearse.content import judge, transcript_of

HABITS = ["I usually ring the stage door first", "I tend to check the harness", "I always oil the pulleys before lunch"]
PRESENTS = ["I pull the rope twice", "I write the cue on the desk", "I wave at the flyman", "I count the weights"]
DENIALS = [
    "So it's not one time, it's every show.",
    "I couldn't really give you one time.",
    "It is never one evening, it goes on all year.",
    "No one day comes to mind.",
    "I can't think of one time.",
]
PAST = "It was how my uncle worked and it suited the house, and nobody complained."
DEEDS = ["I cut the curtain loose", "I lowered the bar by hand", "I called the flyman down"]


@pytest.mark.parametrize("denial", DENIALS)
def test_a_denied_occasion_is_no_episode(denial: str) -> None:
    habits = " ".join(f"{habit}." for habit in HABITS)
    assert not judge(transcript_of(f"{denial} {PAST} {habits} That is how a theatre stays safe."))[0].specific_episode


@pytest.mark.parametrize(("habit", "opening"), list(product(HABITS, ["One evening is like another.", "At work,"])))
def test_habits_and_deeds_of_every_day_are_no_episode(habit: str, opening: str) -> None:
    told = " ".join(f"{present}." for present in PRESENTS)
    assert not judge(transcript_of(f"{opening} {habit}. {PAST} {told}"))[0].specific_episode


@pytest.mark.parametrize(("habit", "opening"), list(product(HABITS, ["One evening", "There was a gala once, and"])))
def test_a_habit_beside_deeds_of_one_evening_is_an_episode(habit: str, opening: str) -> None:
    told = " ".join(f"{deed}." for deed in DEEDS)
    answer = (
        f"{opening} the curtain stuck in the second act. {told} The act went on after 40 seconds. Since then {habit}."
    )
    assert judge(transcript_of(answer))[0].specific_episode


@pytest.mark.parametrize(
    "opening",
    [
        "I'll never forget one evening in the spring, the curtain stuck.",
        "We had no spare rope that year, and the curtain stuck.",
        "I had not been there one month when the curtain stuck.",
    ],
)
def test_a_negation_near_an_occasion_does_not_take_it_away(opening: str) -> None:
    told = " ".join(f"{deed}." for deed in DEEDS)
    assert judge(transcript_of(f"{opening} {told} The act went on after 40 seconds."))[0].specific_episode
