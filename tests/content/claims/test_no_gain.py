"""Figures that show no gain: a value that was worse on the way, how two measures agree, what a plan would bring."""

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

SCENE = (
    "I run the kitchen of a hostel, and we threw away a lot. I weighed it for a week. {first} I rang the baker and I "
    "moved the order to the evening. I wrote the plan on the door and I asked both cooks to sign it."
)


def values(first: str, said: str) -> list[tuple[str | None, str]]:
    metrics = find_results(parse(transcript_of(f"{SCENE.format(first=first)} {said} I was glad of that."))).metrics
    return [(one.before, one.value) for one in metrics]


@pytest.mark.parametrize(
    ("before", "worse", "after"),
    [("Eighty-four kilos.", "ninety-six", "twenty kilos"), ("52 litres.", "60", "9 litres")],
)
def test_a_value_that_was_worse_on_the_way_is_no_result(before: str, worse: str, after: str) -> None:
    told = values(before, f"At first it went up to {worse}. By autumn the bin was down to about {after}.")
    assert len(told) == 1
    assert told[0][0] is not None


def test_two_rises_one_after_the_other_stay_results() -> None:
    told = values("", "Sales went up to 96 a day. By autumn the bill was down from 84 pounds to 20.")
    assert len(told) == 2


@pytest.mark.parametrize("said", ["the two logs agreed to within a minute", "my figures matched to within two percent"])
def test_how_well_two_measures_agree_is_no_result(said: str) -> None:
    assert values("", f"It was all written down, and {said}.") == []


@pytest.mark.parametrize("guess", ["I reckon it'd come down to five kilos", "I think it'd come down to four percent"])
def test_what_a_plan_would_bring_is_no_result(guess: str) -> None:
    assert values("", f"If they did it everywhere, {guess}.") == []


@pytest.mark.parametrize(
    "said", ["It was a five-year contract, one point seven million", "It was a four-season contract, 900 pounds"]
)
def test_a_noun_behind_its_measure_is_no_verb_of_change(said: str) -> None:
    assert values("", f"{said}, and everybody talked about it.") == []
