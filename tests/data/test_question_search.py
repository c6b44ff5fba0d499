"""Questions are found by tag, principle and synonym; precision is asked of words that no group holds, too."""

import pytest

from rehearse.data.question_search import holds, nearest, search, themes, themes_near
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
        ("a conflict with my boss", "disagreed-with-manager"),
        ("when did you show curiosity?", "curiosity-paid-off"),
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


@pytest.mark.parametrize("words", ["tell me about yourself", "describe yourself", "what would you do", "why you"])
def test_words_that_most_questions_hold_are_found_only_as_they_stand(words: str) -> None:
    assert {question.id for question in bank() if words in question.text.lower()} == ids(words)
    asked = Question("mine", f"So, {words}?")
    assert search(words.upper(), (*bank(), asked))[-1:] == (asked,)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("apologise to a neighbour", "last-apology"),
        ("an outage at my bakery", "outage-at-night"),
    ],
)
def test_a_search_in_vain_has_nearest_questions(words: str, first: str) -> None:
    assert ids(words) == set()
    assert nearest(words, bank())[0].id == first


@pytest.mark.parametrize(("words", "theme"), [("mentroing", "mentoring"), ("the burnuot of a friend", "burnout")])
def test_a_slip_is_near_a_theme(words: str, theme: str) -> None:
    assert themes_near(words)[0] == theme


@pytest.mark.parametrize("words", ["", "?", "tell me about a time", "xqzzv wvut", "the"])
def test_nothing_is_near_to_words_without_a_theme(words: str) -> None:
    assert nearest(words, bank()) == ()
