"""`rehearse rules` lists every rule and explains each with its example."""

import json

import pytest
from click.testing import CliRunner

from rehearse.cli.root import root
from rehearse.content.rules import ALL
from rehearse.content.rules.rule import Rule
from rehearse.errors import UsageError


def run(*arguments: str) -> str:
    result = CliRunner().invoke(root, ["rules", *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_the_list_names_every_rule_with_its_severity() -> None:
    output = run()
    for rule in ALL:
        assert any(rule.code in line and rule.name in line and rule.severity in line for line in output.splitlines())


def test_a_family_lists_its_own_rules_only() -> None:
    lines = [line for line in run("own").splitlines() if line[:3].isupper()]
    assert len(lines) == sum(rule.family == "OWN" for rule in ALL)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_a_page_shows_before_and_after_within_80_columns(rule: Rule) -> None:
    output = run(rule.code.lower())
    assert "«" in output
    assert "After" in output
    assert max(map(len, output.splitlines())) <= 80


def test_json_is_one_object_with_the_whole_page() -> None:
    (rule,) = json.loads(run("not-your-own-initiative", "--json"))["rules"]
    assert rule["code"] == "OWN001"
    assert "«" in rule["before"]
    assert set(rule) == {"code", "name", "family", "severity", "why", "before", "after", "advice", "source"}


def test_an_unknown_code_is_a_usage_error_and_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="XYZ") as caught:
        CliRunner().invoke(root, ["rules", "XYZ"], catch_exceptions=False)
    assert "OWN" in caught.value.hint
