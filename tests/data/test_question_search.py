"""Questions are found by tag, principle and synonym; precision is asked of words that no group holds, too."""

import pytest

from rehearse.data.question_search import holds, search, themes
from rehearse.data.questions import bank
from rehearse.types import Question


def ids(words: str) -> set[str]:
    return {question.id for question in search(words, bank())}


@pytest.mark.parametrize("tag", sorted({tag for question in bank() for tag in question.tags}))
def test_every_tag_finds_its_questions(tag: str) -> None:
    assert ids(tag) >= {question.id for question in bank() if tag in question.tags}


@pytest.mark.parametrize("name", sorted({name for question in bank() for name in question.principles}))
def test_every_principle_finds_its_questions(name: str) -> None:
    assert ids(name) >= {question.id for question in bank() if name in question.principles}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("conflict", "committed-anyway"),
        ("dispute", "disagreed-with-manager"),
        ("ownership", "not-on-my-sprint"),
        ("proactive", "outside-my-area"),
        ("mistake", "failure"),
        ("burnout", "overload-relieved"),
        ("integrity", "misleading-analysis"),
        ("budget", "did-more-with-less"),
        ("manager conflict", "disagreed-with-manager"),
    ],
)
def test_a_synonym_finds_what_it_asks_for(words: str, wanted: str) -> None:
    assert wanted in ids(words)


def test_a_word_counts_from_its_beginning_and_every_word_counts() -> None:
    earn = Question("a", "What did you do?", principles=("Earn Trust",))
    assert holds(earn, "EARN")
    assert not holds(Question("b", "What did you learn?"), "earn")
    assert not holds(earn, "earn spaghetti")
    assert ids("spaghetti") == set()


def test_every_group_finds_something() -> None:
    assert [theme for theme in themes() if not ids(theme)] == []
