"""A question is found, written by the person, or drawn from those that fit."""

import pytest

from rehearse.cli.asking import OWN, choose
from rehearse.data.questions import bank
from rehearse.errors import UsageError


def test_a_question_of_ones_own_is_asked_as_it_is() -> None:
    asked = choose(None, "Why this company?", None, None)
    assert (asked.id, asked.text) == (OWN, "Why this company?")


def test_a_question_is_found_by_its_id() -> None:
    assert choose(bank()[3].id, None, None, None) == bank()[3]


def test_without_a_wish_it_is_about_what_one_has_done() -> None:
    assert {choose(None, None, None, None).kind for _ in range(20)} == {"behavioural"}


def test_a_principle_narrows_the_choice() -> None:
    assert all("Earn Trust" in choose(None, None, "earn trust", None).principles for _ in range(10))


@pytest.mark.parametrize(
    ("wanted", "text", "principle"), [("nothing-like-it", None, None), (None, None, "Astrology"), ("a", "b", None)]
)
def test_what_cannot_be_asked_is_a_usage_error(wanted: str | None, text: str | None, principle: str | None) -> None:
    with pytest.raises(UsageError):
        choose(wanted, text, principle, None)
