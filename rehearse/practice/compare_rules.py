"""What became of each rule from one take to another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from rehearse.content.rules import ALL
from rehearse.practice.compare_notes import both_asked
from rehearse.types import Finding, Report, Severity

Outcome = Literal["gained", "lost", "still open", "kept"]
ORDER: tuple[Outcome, ...] = ("lost", "still open", "gained", "kept")
OF_THE_QUESTION = "FIT"  # family of the rules that hold an answer against its question


class RuleOutcome(msgspec.Struct, frozen=True):
    """How one rule changed: a fault fixed or praise earned is gained, the reverse is lost.

    A fault of one take is still open where the other take has a graver or a milder fault on the same matter.
    """

    code: str
    name: str
    severity: Severity
    outcome: Outcome
    before: Finding | None
    after: Finding | None


def compare_rules(before: Report, after: Report) -> tuple[RuleOutcome, ...]:
    """The rules that found something in either take, by their outcome in the order of ORDER."""
    return tuple(sorted(_rules(before, after), key=lambda rule: ORDER.index(rule.outcome)))


def _rules(before: Report, after: Report) -> Iterator[RuleOutcome]:
    first, second = _by_code(before), _by_code(after)
    asked = both_asked(before, after)
    graver = {rule.code: frozenset(rule.yields_to) for rule in ALL}
    for code in dict.fromkeys((*first, *second)):
        if code.startswith(OF_THE_QUESTION) and not asked:
            continue
        old, new = first.get(code), second.get(code)
        known = new or old
        assert known is not None  # noqa: S101 - the code comes from one of the two
        replaced = not graver.get(code, frozenset()).isdisjoint(second if new is None else first)
        yield RuleOutcome(code, known.name, known.severity, "still open" if replaced else _outcome(old, new), old, new)


def _by_code(report: Report) -> dict[str, Finding]:
    """The first finding of each rule."""
    found: dict[str, Finding] = {}
    for finding in report.content.findings if report.content else ():
        found.setdefault(finding.code, finding)
    return found


def _outcome(old: Finding | None, new: Finding | None) -> Outcome:
    """What became of a rule that found something in at least one take; a fault that is gone counts as gained."""
    known = new or old
    praise = known is not None and known.severity == "praise"
    if old and new:
        return "kept" if praise else "still open"
    return "gained" if praise == (new is not None) else "lost"
