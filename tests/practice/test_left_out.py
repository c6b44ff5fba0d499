"""What is said of the takes that count in no trend."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from rehearse.practice.left_out import LeftOut, of_unscored, versions
from rehearse.report.screens.fitting import Fullest

FEW, NONE = (
    "{} words are too few to judge; a story needs at least 45.",
    "No single past episode was found. Describe one.",
)


def test_takes_are_counted_by_reason_whatever_its_number_and_without_its_advice() -> None:
    """Three of the newest takes were named, of which the notes cut the last, and no other."""
    takes = [*(LeftOut(at, FEW.format(at)) for at in (2, 3, 5, 8)), *(LeftOut(at, NONE) for at in (4, 9)),
             LeftOut(11, "There is no transcript.")]  # fmt: skip
    (said,) = of_unscored(takes)
    assert said == (
        "7 takes were not scored and count in no trend. Take 8, and 3 like it: 8 words are too few to judge; a story "
        "needs at least 45. Take 9, and 1 like it: No single past episode was found. "
        "Take 11: There is no transcript. "
        '`rehearse list --verdict "not scored"` lists them.'
    )


def test_a_single_take_is_named_with_its_reason() -> None:
    (said,) = of_unscored([LeftOut(4, NONE)])
    assert said == "1 take was not scored and counts in no trend. Take 4: No single past episode was found."
    assert of_unscored([]) == ()
    assert [*versions([])] == []


def accounted_for(said: str) -> int:
    """How many takes the reasons in these words stand for."""
    named = len(re.findall(r"Take \d+", said)) + sum(map(int, re.findall(r", and (\d+) like it", said)))
    return named + sum(map(int, re.findall(r"(\d+) more for (?:another|\d+ other) reasons?", said)))


REASONS = (FEW.format(12), NONE, "There is no transcript.", "This question asks for no story.", "The words are French.")
TAKES = st.lists(st.sampled_from(REASONS), min_size=1, max_size=12).map(
    lambda whys: [LeftOut(at, why) for at, why in enumerate(whys, 1)]
)


@given(TAKES)
def test_the_reasons_given_add_up_to_the_takes_left_out(takes: list[LeftOut]) -> None:
    """A take whose reason only few others had was counted, and nothing was said of it."""
    said = [*versions(takes)]
    kinds = len({take.why for take in takes})
    assert len(said) == kinds + 1
    assert of_unscored(takes) == (said[0],)
    assert "other reason" not in said[0]
    for given_reasons, version in zip(range(kinds, 0, -1), said, strict=False):
        assert accounted_for(version) == len(takes)
        assert len(re.findall(r"Take \d+", version)) == given_reasons
    assert accounted_for(said[-1]) == 0


@pytest.mark.parametrize("width", [36, 50, 76])
@given(takes=TAKES)
def test_as_many_reasons_are_given_as_fit_into_the_lines(width: int, takes: list[LeftOut]) -> None:
    screen = Console(width=width)
    with screen.capture() as shown:
        screen.print(Fullest([*versions(takes)], 4))
    said = " ".join(shown.get().split())
    assert said in versions(takes)  # whole, never cut
    assert shown.get().count("\n") <= 4
