"""A question is found, written by the person, or drawn from those that fit."""

from pathlib import Path

import pytest

from rehearse.cli.question_choice import OWN, choose, one_question
from rehearse.data.questions import bank
from rehearse.errors import UsageError
from tests.cli.homes import fill, take


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    return tmp_path


def test_a_question_of_ones_own_is_asked_as_it_is_and_keeps_its_name() -> None:
    """The same words are the same question, so that its takes can be compared."""
    asked = choose(None, "Why this  company?", None, None)
    assert asked.text == "Why this company?"
    assert asked.id.startswith(f"{OWN}-")
    assert asked.id == choose(None, "why this company?", None, None).id
    assert asked.id != choose(None, "Why that firm?", None, None).id


def test_what_was_practised_least_is_drawn_first(home: Path) -> None:
    about = [question.id for question in bank() if "Frugality" in question.principles]
    fill(home, [take(name, 1) for name in about[1:]])
    assert {choose(None, None, "Frugality", None).id for _ in range(10)} == {about[0]}


def test_a_damaged_store_does_not_keep_anybody_from_practising(home: Path) -> None:
    (home / "attempts.sqlite3").write_bytes(b"damaged" * 1000)
    assert choose(None, None, None, None) in bank()


def test_a_question_is_found_by_its_id() -> None:
    assert choose(bank()[3].id, None, None, None) == bank()[3]


def test_without_a_wish_it_is_about_what_one_has_done() -> None:
    assert {choose(None, None, None, None).kind for _ in range(20)} == {"behavioural"}


def test_a_principle_narrows_the_choice() -> None:
    assert all("Earn Trust" in choose(None, None, "earn trust", None).principles for _ in range(10))


@pytest.mark.parametrize(
    ("wanted", "text", "principle"),
    [
        ("nothing-like-it", None, None),
        (None, None, "Astrology"),
        ("a", "b", None),
        (one_question(None, ""), None, None),
        ("", None, None),
    ],
)
def test_what_cannot_be_asked_is_a_usage_error(wanted: str | None, text: str | None, principle: str | None) -> None:
    with pytest.raises(UsageError):
        choose(wanted, text, principle, None)


def test_a_question_may_be_named_by_the_option_that_other_commands_have() -> None:
    assert one_question("last-apology", None) == one_question(None, "last-apology") == "last-apology"
    assert one_question("last-apology", "last-apology") == "last-apology"
    assert one_question(None, None) is None
    with pytest.raises(UsageError, match="Two questions"):
        one_question("last-apology", "root-cause")
