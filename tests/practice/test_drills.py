"""Promises of the exercises: each has one right answer, and the rules themselves confirm it."""

import random
import re
from typing import get_args

import pytest

from rehearse.content.rules import ALL
from rehearse.data.drills import LEVELS, Principle, phrases
from rehearse.data.drills import drills as drill_data
from rehearse.data.questions import principle_names
from rehearse.data.reasons import why
from rehearse.data.rule_names import in_words
from rehearse.errors import UsageError
from rehearse.practice import drill_items, drills
from rehearse.practice.drill_items import Choice, Fix, Item, Kind, Scoring
from rehearse.practice.drill_judging import answering, judged
from rehearse.types import Verdict
from tests.timing import grows_at_most

EVERY: list[Item] = [item for kind in drill_items.KINDS for item in drill_items.items(kind)]


def of(kind: type[Item], name: str = "") -> list[Item]:
    return [item for item in EVERY if isinstance(item, kind) and (not name or item.kind == name)]


def named(item: Item) -> str:
    return f"{item.kind}-{item.id}"


def test_there_are_at_least_twenty_and_each_has_its_own_id() -> None:
    assert len(EVERY) >= 20
    assert len({named(item) for item in EVERY}) == len(EVERY)
    for kind in drill_items.KINDS:
        assert len(drill_items.items(kind)) >= 4, kind


@pytest.mark.parametrize("item", of(Choice, "disqualifier"), ids=named)
def test_the_disqualifier_is_the_sentence_that_the_rules_accuse(item: Choice) -> None:
    """Every auto-fail lies in the right sentence, and where none is right there is no auto-fail."""
    fails = judged(" ".join(item.options[:-1])).auto_fails
    right = item.options[item.right]
    assert (right == drill_items.NONE) == (not fails)
    for fail in fails:
        assert fail.quote.rstrip(" .").lower() in right.lower()


@pytest.mark.parametrize("item", of(Choice, "principle"), ids=named)
def test_the_principle_is_the_one_that_the_rules_see_first(item: Choice) -> None:
    text = item.prompt.split("\n\n")[0]
    strength = drill_items.strengths(text)
    right = item.options[item.right]
    assert right in strength
    assert all(strength.get(other, 0.0) < strength[right] for other in item.options if other != right)


def test_every_principle_is_asked_for_at_every_level() -> None:
    for level in LEVELS:
        asked = [item for item in EVERY if isinstance(item, Choice) and item.kind == "principle"]
        found = {item.options[item.right] for item in asked if item.level == level}
        assert found == set(principle_names())


@pytest.mark.parametrize("item", of(Choice, "phrase"), ids=named)
def test_the_rules_agree_with_what_a_phrase_signals(item: Choice) -> None:
    """A phrase that is accused is accused by its rule; of one that speaks for the speaker no rule says a word."""
    phrase = next(one for one in phrases() if one.id == item.id)
    assert phrase.phrase in phrase.text
    findings = [one for one in judged(phrase.text).findings if one.severity in ("disqualifier", "major")]
    quoted = {one.code for one in findings if _share_words(one.quote or "", phrase.phrase)}
    assert quoted == ({phrase.code} if phrase.code else set()) or phrase.code in {
        one.code for one in judged(phrase.text).findings
    }


def _share_words(one: str, other: str) -> bool:
    return one.lower() in other.lower() or other.lower() in one.lower()


@pytest.mark.parametrize("item", of(Choice), ids=named)
def test_every_option_has_its_reason_and_every_exercise_a_hint(item: Choice) -> None:
    assert len(item.reasons) == len(item.options) >= 4
    assert [place for place, reason in enumerate(item.reasons) if not reason] in ([], [item.right])
    assert item.hint
    assert item.because


def explained(item: Item) -> tuple[list[str], str]:
    """What is said after an exercise was done, and the words that were before the user's eyes."""
    if isinstance(item, Choice):
        return [item.because, *item.reasons], " ".join((item.prompt, *item.options))
    if isinstance(item, Fix):
        return [item.why], f"{item.before} {item.accused}"
    return [why(score) for rows in item.scores for score in rows.values()], " ".join(item.answers)


@pytest.mark.parametrize("item", EVERY, ids=named)
def test_an_explanation_quotes_only_words_that_are_there(item: Item) -> None:
    """Pronouns and verdicts are named as such, and a question that an interviewer asks is no evidence."""
    said, text = explained(item)
    there = set(re.findall(r"\w+", text.lower()))
    quotes = [quote for one in said for quote in re.findall("“([^”]*)”", one) if not quote.endswith("?")]
    absent = {one for one in quotes if set(re.findall(r"\w+", one.lower())) - there}
    assert absent <= {"I", "we", *get_args(Verdict)}


@pytest.mark.parametrize("item", drill_data().principle, ids=lambda one: one.id)
def test_the_words_that_show_a_principle_are_in_the_text_and_show_it_alone(item: Principle) -> None:
    assert item.shows in item.text
    assert item.answer in drill_items.strengths(f"{item.shows}.")


def test_every_kind_with_options_has_every_level() -> None:
    for kind in ("disqualifier", "principle", "phrase", "habit"):
        assert {item.level for item in EVERY if item.kind == kind} == set(LEVELS), kind


@pytest.mark.parametrize("item", of(Choice, "habit"), ids=named)
def test_the_habit_is_accused_and_the_other_options_are_not(item: Choice) -> None:
    by_name = {in_words(rule.name): rule for rule in ALL}
    asked_by = by_name[item.options[item.right]]
    answer = answering(asked_by, drill_items.plain(asked_by.before))
    accused = [name for name in item.options if by_name[name].findings(answer)]
    assert accused == [item.options[item.right]]


@pytest.mark.slow
def test_an_exercise_on_a_habit_takes_about_as_long_as_reading_its_example() -> None:
    """Each example was read once for every rule: `rehearse drill` and completing its ids took 2.6 s."""
    rules = drill_items.rules()

    def read_each_twice() -> None:
        for rule in (*rules, *rules):
            answering(rule, drill_items.plain(rule.before))

    made = drill_items._of_kind.__wrapped__
    assert grows_at_most(1.0, read_each_twice, lambda: made("habit"), spare_s=0.1)


@pytest.mark.parametrize("item", of(Fix), ids=named)
def test_the_faulty_words_fail_and_the_model_passes(item: Fix) -> None:
    assert item.accused in item.before
    assert not drills.judge_fix(item, item.before).right
    assert drills.judge_fix(item, item.model).right


@pytest.mark.parametrize("item", of(Scoring), ids=named)
def test_the_two_answers_are_far_apart_and_every_point_has_its_reason(item: Scoring) -> None:
    assert abs(item.points[0] - item.points[1]) >= 20
    for rows in item.scores:
        assert len(rows) == 5
        assert all(score.reasons for score in rows.values())
    for decisive, total in zip(item.rows, item.points, strict=True):
        assert set(decisive) == set(drill_items.DECISIVE)
        assert sum(decisive.values()) <= total


def test_a_rewritten_answer_cannot_win_by_saying_nothing_or_by_a_worse_fault() -> None:
    fix = drills.find("fix", "own001")
    assert isinstance(fix, Fix)
    assert drills.judge_fix(fix, "I did it.").too_short
    worse = drills.judge_fix(fix, "We found that the catalogue was old and we collectively decided to rewrite it.")
    assert not worse.right
    assert worse.worse


@pytest.mark.slow
def test_the_accused_words_alone_may_be_rewritten() -> None:
    """In the place of the accused words, or beside them where something was missing."""
    fix = drills.find("fix", "res002")
    assert isinstance(fix, Fix)
    assert drills.judge_fix(fix, "The loading time fell from fifty minutes to twenty.").right
    assert not drills.judge_fix(fix, "The loading was a great deal better.").right
    lesson = drills.find("fix", "ref001")
    assert isinstance(lesson, Fix)
    assert drills.judge_fix(lesson, "I learned to count before I argue, and have done so ever since.").right
    assert not drills.judge_fix(fix, "And that was how it went.").right


def test_how_far_off_a_guess_is() -> None:
    item = of(Scoring)[0]
    assert isinstance(item, Scoring)
    assert drills.off(item.points, item.points) == 0
    assert drills.off([item.points[0] + 10, item.points[1] - 20], item.points) == 15


def test_an_unknown_exercise_is_a_usage_error() -> None:
    with pytest.raises(UsageError):
        drills.find("fix", "abc999")


def chosen(count: int, done: list[tuple[str, str, float]], weak: list[str], kinds: tuple[Kind, ...]) -> list[str]:
    pool = [item for kind in kinds for item in drill_items.items(kind)]
    return [item.id for item in drills.choose(count, pool, done, weak, random.Random(1))]


def test_no_two_exercises_of_a_drill_are_about_the_same_text() -> None:
    """A rewriting exercise named the habit that the next one asked for."""
    texts = {text for item in EVERY for text in drill_items.texts(item)}
    assert len(texts) < sum(len(drill_items.texts(item)) for item in EVERY)
    for seed in range(5):
        found = drills.choose(len(EVERY), EVERY, [], ["REF001", "OWN004"], random.Random(seed))
        known = [text for item in found for text in drill_items.texts(item)]
        assert sorted(known) == sorted(texts)
        assert {"ref001", "own004"} == {item.id for item in found[:2]}


def test_a_weak_rule_comes_first() -> None:
    assert chosen(2, [], ["RES003", "OWN003"], ("fix",)) == ["res003", "own003"]


def test_what_was_never_done_comes_before_what_went_wrong_and_that_before_what_went_right() -> None:
    ids = [item.id for item in drill_items.items("phrase")]
    done = [("phrase", name, 1.0) for name in ids[:4]] + [("phrase", ids[4], 0.0)]
    order = chosen(len(ids), done, [], ("phrase",))
    assert set(order[:-5]) == set(ids[5:])
    assert order[-5] == ids[4]
    assert order[-4:] == ids[:4]  # the one longest ago first


def test_a_weak_rule_that_was_mastered_waits_with_the_others() -> None:
    assert chosen(1, [("fix", "res003", 1.0)], ["RES003"], ("fix",)) != ["res003"]
