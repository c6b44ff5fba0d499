"""Promises of comparing rules: a milder fault in the place of a graver one is neither lost nor gained."""

import msgspec
import pytest

from rehearse.content import judge, transcript_of
from rehearse.content.rules import ALL
from rehearse.data.model_answers import model_answers
from rehearse.practice.compare import Comparison, compare
from rehearse.report.comparing import rule_text
from rehearse.types import Attempt, Finding, Report
from tests import builders_report as reports

replace = msgspec.structs.replace

RULES = {rule.code: rule for rule in ALL}
PAIRS = [(graver, rule.code) for rule in ALL for graver in rule.yields_to]


def take(*codes: str) -> Report:
    """A report on which these rules, and no others, found something."""
    report = reports.full()
    assert report.content is not None
    found = tuple(
        Finding(code, RULES[code].name, RULES[code].severity, "said", f"words of {code}", 4.0, 5.0, "advice")
        for code in codes
    )
    return replace(report, content=replace(report.content, findings=found))


def compared(before: Report, after: Report) -> Comparison:
    return compare(Attempt(1, before, None), Attempt(2, after, None))


def outcomes(before: Report, after: Report) -> dict[str, str]:
    return {rule.code: rule.outcome for rule in compared(before, after).rules}


@pytest.mark.parametrize(("graver", "milder"), PAIRS)
def test_the_graver_is_gained_and_the_milder_is_still_open(graver: str, milder: str) -> None:
    assert outcomes(take(graver), take(milder)) == {graver: "gained", milder: "still open"}
    assert outcomes(take(milder), take(graver)) == {graver: "lost", milder: "still open"}


@pytest.mark.parametrize(("graver", "milder"), PAIRS)
def test_where_the_graver_plays_no_part_the_milder_is_lost_and_gained(graver: str, milder: str) -> None:
    other = next(code for code in RULES if code != milder and code not in RULES[milder].yields_to)
    assert outcomes(take(other), take(other, milder))[milder] == "lost"
    assert outcomes(take(other, milder), take(other))[milder] == "gained"
    assert outcomes(take(milder), take(milder)) == {milder: "still open"}
    assert outcomes(take(graver), take()) == {graver: "gained"}


@pytest.mark.parametrize(("graver", "milder"), PAIRS)
def test_a_changed_form_is_said_and_its_words_are_placed(graver: str, milder: str) -> None:
    for before, after, said, number in ((graver, milder, "milder than before", 2), (milder, graver, "graver now", 1)):
        found = compared(take(before), take(after))
        (rule,) = (one for one in found.rules if one.code == milder)
        assert rule_text(rule, found).startswith(f"{said}: ")
        assert rule_text(rule, found).endswith(f"; in take {number}, 0:04")


@pytest.mark.parametrize(("graver", "milder"), PAIRS)
def test_the_graver_is_shown_before_the_milder(graver: str, milder: str) -> None:
    order = [*RULES]
    assert order.index(graver) < order.index(milder)


def texts() -> list[str]:
    """Answers with one fault, answers without it, and model answers without their beginning or end."""
    pages = [text.replace("«", "").replace("»", "") for rule in ALL for text in (rule.before, rule.after)]
    whole = [one.text.split(". ") for one in model_answers()]
    return pages + [". ".join(said[cut:]) for said in whole for cut in (3, 7)] + [". ".join(one[:-5]) for one in whole]


@pytest.mark.slow
def test_a_rule_is_silent_beside_the_graver_ones_that_it_names() -> None:
    spoke: set[str] = set()
    for text in texts():
        content, _ = judge(transcript_of(text))
        codes = {finding.code for finding in content.findings}
        spoke |= codes
        assert [(graver, milder) for graver, milder in PAIRS if {graver, milder} <= codes] == [], text
    assert {code for pair in PAIRS for code in pair} <= spoke
