"""Every rule keeps the promise of its page: `before` is accused at exactly the marked words, `after` is not."""

import importlib
import pkgutil
import re

import pytest
from msgspec.structs import replace

import rehearse.content.rules as package
from rehearse.content.rules import ALL
from rehearse.content.rules.rule import FAMILIES, Rule
from rehearse.content.story.answer import Answer, understand
from rehearse.content.text.sentences import transcript_of
from rehearse.data.drills import drills
from rehearse.data.rubric import rubric
from rehearse.data.source_names import named
from rehearse.text.doubt import marked
from rehearse.types import Question

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
    assert [rule.code for rule in absent] == ["STAR003", "LEN002"]
    fewer = next(rule for rule in ALL if rule.code == "FIT002")
    for rule in (*absent, fewer):
        (one,) = rule.findings(understood(rule, rule.before))
        assert (one.quote, one.start_s, one.end_s, one.words) == (None, None, None, None)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_only_a_finding_about_words_depends_on_whether_they_were_heard_right(rule: Rule) -> None:
    """“The answer ends here” listed a misheard word of the last sentence, as if its finding hung on it."""
    said = transcript_of(rule.before.replace("«", "").replace("»", ""))
    heard = marked(replace(said, words=tuple(replace(word, probability=0.2) for word in said.words)), 0.5)
    found = rule.findings(understand(heard, rule.question))
    about_words = rule.quoted_as == "words" or rule.code == "FIT001"  # which says “these words point to …”
    assert [len(one.doubtful) for one in found] == [len((one.quote or "").split()) * about_words for one in found]


SHARED = (
    "When I worked on a farm stall there were too many unsold berries every evening. I wrote down the sales by the "
    "hour and I cut the price at four instead of six. As a result the waste fell from eight crates to two a day. We "
    "learned to look at the numbers first."
)
APOLOGY = Question("q", "Tell me about a time you apologized to a colleague.")
FEW = (
    "When I joined the choir there was no library of scores, and half of the pages were missing. I scanned every page "
    "in two weeks. It was a lot of effort and everybody was very motivated. In the end the library was ready before "
    "the concert and the director was happy."
)


@pytest.mark.parametrize(
    ("code", "told", "question", "quoted", "depends"),
    [
        ("REF001", SHARED, None, True, True),
        ("FIT001", SHARED, APOLOGY, False, False),
        ("OWN004", FEW, None, True, False),
    ],
)
def test_a_rule_may_accuse_words_in_one_answer_and_what_is_absent_from_another(
    code: str, told: str, question: Question | None, quoted: bool, depends: bool
) -> None:
    said = transcript_of(told)
    heard = marked(replace(said, words=tuple(replace(word, probability=0.2) for word in said.words)), 0.5)
    (rule,) = (rule for rule in ALL if rule.code == code)
    (one,) = rule.findings(understand(heard, question))
    assert (one.quote is not None, bool(one.doubtful)) == (quoted, depends)
