"""Every rule keeps the promise of its page: `before` is accused at exactly the marked words, `after` is not."""

import importlib
import pkgutil
import re

import pytest

import rehearse.content.rules as package
from rehearse.content.rules import ALL
from rehearse.content.rules.rule import FAMILIES, Rule
from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of
from rehearse.data.drills import drills
from rehearse.data.rubric import rubric
from rehearse.data.source_names import named

MARK = re.compile("«(.*?)»")
BESIDE = {"rule", "fix_its"}  # what every page is, and suggestions that several pages make


def understood(rule: Rule, text: str) -> Answer:
    return understand(transcript_of(text.replace("«", "").replace("»", "")), rule.question)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_before_is_accused_at_exactly_the_marked_words(rule: Rule) -> None:
    answer = understood(rule, rule.before)
    accused = [answer.reading.quote(one.hit) for one in rule.check(answer)]
    assert accused == [marked.strip(" .,;") for marked in MARK.findall(rule.before)]
    assert accused


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_after_is_silent(rule: Rule) -> None:
    assert rule.check(understood(rule, rule.after)) == ()


def test_every_rule_file_stands_in_the_tuple_under_its_own_code() -> None:
    files = {module.name for module in pkgutil.iter_modules(package.__path__)} - BESIDE
    assert {f"{rule.code.lower()}_" for rule in ALL} == {name.split("_")[0] + "_" for name in files}
    for name in files:
        assert importlib.import_module(f"{package.__name__}.{name}").RULE in ALL


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in ALL}) == len(ALL) == len({rule.name for rule in ALL})


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_a_page_says_why_what_to_do_and_where_the_rule_comes_from(rule: Rule) -> None:
    assert min(len(rule.why), len(rule.advice), len(rule.source)) > 20
    assert "seed" not in named(rule.source), "the source in words, not by our number for it"


def test_every_family_is_about_a_row_of_the_rubric_or_about_none() -> None:
    assert {rule.family for rule in ALL} == set(FAMILIES), "add a new family to FAMILIES in rules/rule.py"
    assert {row for row in FAMILIES.values() if row is not None} == set(rubric().of)


def test_every_family_has_a_hint_for_its_drill() -> None:
    hints = {name.removeprefix("habit_") for name in drills().hints if name.startswith("habit_")}
    assert hints == set(FAMILIES), "add the hint to drills.toml"


def test_what_is_absent_from_an_answer_is_not_blamed_on_words_of_it() -> None:
    absent = [rule for rule in ALL if rule.quoted_as == "absent"]
    assert [rule.code for rule in absent] == ["STAR003"]
    for rule in absent:
        (one,) = rule.findings(understood(rule, rule.before))
        assert (one.quote, one.start_s, one.end_s, one.words) == (None, None, None, None)
