"""What to change first about the words of an answer: one piece of advice, with the words it is about."""

from __future__ import annotations

from collections.abc import Mapping

from rehearse.content.judgement.score_row import cure
from rehearse.content.rules import ALL
from rehearse.content.rules.rule import QuotedAs
from rehearse.types import Finding, Score

MOST_QUOTED = 120  # characters; a longer quote hides the advice before it
_PLACES: dict[QuotedAs, str] = {"words": "", "before": "before ", "after": "after ", "whole": ""}


def next_fix(findings: tuple[Finding, ...], scores: Mapping[str, Score], reason: str | None) -> str | None:
    """The gravest finding's advice; without findings, the reason for no score, or what the lowest row lacks."""
    if findings:
        return _advised(findings[0])
    if reason is not None:
        return reason
    losing = max(scores.values(), key=lambda row: row.of - row.points, default=None)
    return cure(losing) if losing is not None and losing.points < losing.of else None


def _advised(finding: Finding) -> str:
    """A finding's advice with the words it is about; for the answer as a whole, followed by what was found."""
    quoted_as = next(rule.quoted_as for rule in ALL if rule.code == finding.code)
    if quoted_as == "whole":
        return f"{finding.suggestion} {finding.message}"
    quotable = finding.quote and len(finding.quote) < MOST_QUOTED and "“" not in finding.suggestion
    return f"{finding.suggestion} ({_PLACES[quoted_as]}“{finding.quote}”)" if quotable else finding.suggestion
