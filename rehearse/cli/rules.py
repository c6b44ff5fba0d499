"""`rehearse rules`: what is looked for in an answer, each rule with an example before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rehearse.cli.completing import RULE
from rehearse.cli.say import echo, hanging
from rehearse.cli.terminal import print_json
from rehearse.data.near import did_you_mean
from rehearse.data.source_names import named
from rehearse.errors import UsageError

if TYPE_CHECKING:
    from rehearse.content.rules.rule import Rule


def wanted(code: str | None) -> tuple[Rule, ...]:
    """All rules, those of a family ("OWN"), or the one with a code ("OWN001") or a name ("few-steps-of-your-own")."""
    from rehearse.content.rules import ALL

    if code is None:
        return ALL
    found = tuple(rule for rule in ALL if code.upper() in {rule.code, rule.family} or code.lower() == rule.name)
    if not found:
        families = sorted({rule.family for rule in ALL})
        meant = did_you_mean(code, [*families, *(rule.code for rule in ALL), *(rule.name for rule in ALL)])
        raise UsageError(
            f'There is no rule or family "{code}".',
            f"{meant}Families: {', '.join(families)}. `rehearse rules` lists all rules.",
        )
    return found


@click.command()
@click.argument("code", required=False, shell_complete=RULE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(code: str | None, as_json: bool) -> None:
    """List the rules for content, or explain one."""
    rules = wanted(code)
    if as_json:
        print_json({"rules": [as_data(rule) for rule in rules]})
    elif len(rules) == 1:
        echo(page(rules[0]))
    else:
        for rule in sorted(rules, key=lambda rule: rule.code):
            echo(f"{rule.code:8} {rule.name:28} {rule.severity}", rest=" " * 9)
        echo("\n`rehearse rules CODE` explains one, with an example.")


def as_data(rule: Rule) -> dict[str, str]:
    """A rule's page for other programs; the accused words stand between « and »."""
    names = ("code", "name", "family", "severity", "why", "before", "after", "advice", "source")
    return {name: str(getattr(rule, name)) for name in names}


def page(rule: Rule) -> str:
    """A rule's page for reading at 80 columns."""
    parts = [f"{rule.code}  {rule.name}  ({rule.severity})", hanging(rule.why)]
    parts += [f"{label}\n{hanging(text, '  ', '  ')}" for label, text in _sections(rule)]
    return "\n\n".join(parts)


def _sections(rule: Rule) -> tuple[tuple[str, str], ...]:
    examples = (
        ("Before («…»: what the rule objects to)", rule.before),
        ("After", rule.after),
    )
    asked = (("Question", rule.question.text),) if rule.question is not None else ()
    return (*asked, *examples, ("What to do", rule.advice), ("Source", named(rule.source)))
