"""The first advice of an answer, with the words it is about."""

import pytest

from rehearse.content.judgement.next_fix import MOST_QUOTED, next_fix
from rehearse.content.rules import ALL
from rehearse.content.rules.rule import Rule
from rehearse.types import Finding

SAID = {
    "words": " (“we met on Friday”)",
    "before": " (before “we met on Friday”)",
    "after": " (after “we met on Friday”)",
}


def finding(rule: Rule, quote: str = "we met on Friday", suggestion: str = "Do this.") -> Finding:
    return Finding(rule.code, rule.name, rule.severity, "It was found.", quote, None, None, suggestion)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_advice_says_what_its_quote_is(rule: Rule) -> None:
    advice = next_fix((finding(rule),), {}, None)
    assert advice == ("Do this. It was found." if rule.quoted_as == "whole" else f"Do this.{SAID[rule.quoted_as]}")


@pytest.mark.parametrize("rule", [rule for rule in ALL if rule.quoted_as != "whole"], ids=lambda rule: rule.code)
def test_a_long_quote_or_a_second_one_is_left_out(rule: Rule) -> None:
    assert next_fix((finding(rule, "we " * MOST_QUOTED),), {}, None) == "Do this."
    assert next_fix((finding(rule, suggestion="Say “I” here."),), {}, None) == "Say “I” here."


def test_without_a_finding_the_reason_stands() -> None:
    assert next_fix((), {}, "Too few words.") == "Too few words."
    assert next_fix((), {}, None) is None
