"""A number is said to be measured only by words about that number."""

from itertools import pairwise, product

import pytest

from rehearse.content import judge, numbers, transcript_of

COUNTED = (
    "complaints",
    "breakdowns",
    "returns",
    "late trains",
    "torn sacks",
    "spilt cups",
    "missed calls",
    "burnt pies",
)
OTHER = ("the voltage", "the humidity", "the weight of the lid", "every footstep on the stairs", "our jackets")
FELL = ("{} fell from 9 to 2 a week", "{} dropped from 9 a week to 2", "the number of {} went from 9 to 2 a week")
NAMING = (
    "I counted {}",
    "I tracked {} for a month",
    "I logged the number of {} in a notebook",
    "I counted how many {} we had",
)
OF_OTHERS = (
    "I measured {}",
    "I logged {} for a month",
    "We recorded {} in a notebook",
    "I checked {} against the manual",
)
POINTING = (
    ". I measured it for a month",
    ", counted from the same logs",
    ". I counted them off the slate",
    ", measured with a clicker",
    ". That's from the till roll",
    ". I read it off the slate",
    ". We checked the numbers against the ledger",
)
SCENE = "The hall was loud and I wanted it calm."


def how(text: str) -> tuple[str | None, ...]:
    return tuple(method for _, method in numbers(transcript_of(text)))


def story(fell: str, counted: str, *said: str, after: str = "") -> str:
    changed = fell.format(counted)
    return " ".join((SCENE, *said, f"I moved the desk. {changed[0].upper()}{changed[1:]}{after}."))


def test_every_number_of_the_judgement_has_its_place() -> None:
    text = story(FELL[0], "complaints", after=". Returns fell from 6 to 3 a week. The hall is quiet now")
    found, _ = judge(transcript_of(text))
    assert len(how(text)) == len(found.results.metrics) == 2


@pytest.mark.parametrize("fell", FELL)
def test_words_about_the_same_noun_are_how_it_was_measured(fell: str) -> None:
    for counted, naming in zip(COUNTED, NAMING * 2, strict=True):
        said = naming.format(counted)
        assert how(story(fell, counted, f"{said}.")) != (None,), said


@pytest.mark.slow
@pytest.mark.parametrize("fell", FELL)
def test_words_about_another_thing_are_not(fell: str) -> None:
    """Whatever else was measured: before the number, in its sentence or behind it."""
    for number, (measuring, other) in enumerate(product(OF_OTHERS, OTHER)):
        said, counted = measuring.format(other), COUNTED[number % len(COUNTED)]
        for text in (story(fell, counted, f"{said}."), story(fell, counted, after=f", and {said}"),
                     story(fell, counted, after=f". {said}")):  # fmt: skip
            assert how(text) == (None,), text


def test_of_two_numbers_each_has_its_own_words() -> None:
    for one, other in pairwise(COUNTED):
        text = story(FELL[0], one, f"I counted {other}.") + f" {other.capitalize()} fell from 6 to 3 a week."
        mine, theirs = how(text)
        assert mine is None, text
        assert theirs is not None, text


def test_words_that_point_back_belong_to_the_number_before_them() -> None:
    for counted, back in zip(COUNTED, POINTING, strict=False):
        text = story(FELL[0], counted, after=back)
        assert how(text) != (None,), text
        assert how(story(FELL[0], counted, after=f". The new desk got warm and wobbled{back}")) == (None,), text


def test_a_passive_is_about_its_own_subject() -> None:
    assert how(story(FELL[0], "complaints", after=", and the voltage was measured with a meter")) == (None,)
    assert how(story(FELL[0], "complaints", after=", and the complaints were counted by the clerk")) != (None,)


def test_a_source_may_stand_before_the_number() -> None:
    assert how(f"{SCENE} I moved the desk. According to the log, complaints fell from 9 to 2 a week.") != (None,)
