"""Promises of the wrong options of `rehearse drill habit`: a reader can see that each is wrong, and reads why."""

import itertools
from string import Formatter

import pytest

from rehearse.content.rules import ALL
from rehearse.data.rule_names import in_words
from rehearse.practice import drill_items
from rehearse.practice.drill_habits import habits, plainly_wrong
from rehearse.practice.drill_items import Choice

ITEMS = [item for item in drill_items.items("habit") if isinstance(item, Choice)]
CODES = {in_words(rule.name): rule.code for rule in ALL}

# Sentences of a generated text, and the habits that a listener could hear in each, or miss the opposite of without it.
BEGUN = {
    "When I worked in a bakery there was a queue at the till.": set(),
    "My supervisor wanted a shorter queue.": {"OWN001"},
    "The owner asked me for a shorter queue.": {"OWN001"},
}
DONE = {
    "I counted the guests, I painted a line and I moved the bread.": set(),
    "We counted the guests and we moved the bread.": {"OWN002", "OWN003", "OWN004", "OWN005", "SPEC001", "STAR003"},
    "The guests were counted and the bread was moved.": {"OWN003", "OWN004", "OWN005", "SPEC001", "STAR003"},
    "I helped with the line, I painted it and I moved the bread.": {"OWN004", "OWN005", "SPEC001"},
    "I always count the guests.": {"SPEC002", "OWN004"},
    "I handled the queue.": {"SPEC001", "OWN004"},
}
ENDED = {
    "As a result the queue fell from twelve guests to two.": set(),
    "As a result the queue fell by 40%.": {"RES003", "RES007"},
    "As a result the queue was shorter.": {"RES002", "RES003"},
    "The queue went down or something.": {"RES001", "RES002", "RES003", "RES005"},
    "In the end we did not reach the goal.": {"RES001", "RES002", "RES003", "RES006", "OWN002", "OWN005"},
    "It taught me the value of teamwork.": {"RES001", "RES002", "RES003", "REF002"},
}
STORIES = [
    (" ".join(sentences), set().union(*(part[one] for part, one in zip((BEGUN, DONE, ENDED), sentences, strict=True))))
    for sentences in itertools.product(BEGUN, DONE, ENDED)
]


@pytest.mark.parametrize(("text", "open_to_argument"), STORIES, ids=[str(place) for place in range(len(STORIES))])
def test_no_habit_is_offered_as_wrong_that_a_listener_could_hear(text: str, open_to_argument: set[str]) -> None:
    offered = {code for code in habits() if plainly_wrong(code, text) is not None}
    assert not offered & open_to_argument
    assert len(offered) >= drill_items.WRONG_HABITS


@pytest.mark.parametrize("code", ["REF001", "RES004", "LEN002"])
def test_what_every_short_text_lacks_is_never_wrong(code: str) -> None:
    assert all(plainly_wrong(code, text) is None for text, _ in STORIES)
    assert all(code not in {CODES[name] for place, name in enumerate(one.options) if place != one.right}
               for one in ITEMS)  # fmt: skip


def test_about_the_question_nothing_is_offered_unless_it_is_shown() -> None:
    for code in ("FIT001", "FIT002"):
        assert plainly_wrong(code, STORIES[0][0]) is None
        assert plainly_wrong(code, STORIES[0][0], "Tell me about a time you sold bread.")
    assert plainly_wrong("FIT002", STORIES[0][0], "Give me two examples of a time you sold bread.") is None


@pytest.mark.parametrize("item", ITEMS, ids=lambda one: one.id)
def test_each_wrong_option_says_what_its_habit_would_look_like(item: Choice) -> None:
    """In words of its own for every habit, without the code that names the rule."""
    wrong = [reason for place, reason in enumerate(item.reasons) if place != item.right]
    assert len({*wrong, item.because}) == len(item.options)
    assert all("ith this habit" in one or "would" in one or "begins with" in one for one in wrong)
    assert not any(rule.code in one for one in (*item.reasons, item.prompt) for rule in ALL)


def test_every_habit_listed_is_a_rule_and_quotes_only_what_it_needs() -> None:
    assert set(habits()) < set(CODES.values())
    for one in habits().values():
        slots = {name for _, name, _, _ in Formatter().parse(one.wrong) if name}
        assert slots <= ({"quote"} if one.needs else set())
        for text, _ in STORIES:
            assert "“”" not in (plainly_wrong(one.code, text) or "")
