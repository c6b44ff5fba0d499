"""What to change first about the words of an answer: one piece of advice, with the words it is about."""

from __future__ import annotations

from collections.abc import Mapping

from rehearse.content.judgement.score_row import cure
from rehearse.content.rules import ALL
from rehearse.content.rules.rule import QuotedAs
from rehearse.data.reasons import OPTIONAL
from rehearse.types import Finding, Score

MOST_QUOTED = 120  # characters; a longer quote hides the advice before it
_OF_NO_SCORE = frozenset({"SPEC002", "LEN002"})  # a habit, a few words: what withholds a score, with what to do
_RULES = {rule.code: rule for rule in ALL}
_PLACES: dict[QuotedAs, str] = {"words": "", "before": "before ", "after": "after ", "whole": "", "absent": ""}


def next_fix(findings: tuple[Finding, ...], scores: Mapping[str, Score], instead: str | None) -> str | None:
    """The gravest finding's advice; without findings, what to do for a score, or what the lowest row lacks.

    A minor finding gives way to a row of the rubric that lacks more points than the finding's own. Where there is no
    score, what to do for one (`instead`) comes before every finding that would not give one; the
    reason says how many words there are, so the advice does not.
    """
    if instead is not None:
        removing = (one for one in findings if one.severity == "disqualifier" or one.code in _OF_NO_SCORE)
        first = next(removing, None)
        if first is None:
            return instead
        return first.suggestion if _RULES[first.code].quoted_as == "whole" else _advised(first)
    losing = max(scores, key=lambda name: _lost(scores[name]), default=None)
    if findings:
        first = findings[0]
        row = _RULES[first.code].row
        if losing is None or row is None or first.severity != "minor" or _lost(scores[losing]) <= _lost(scores[row]):
            return _advised(first)
        named = next((finding for finding in findings if _RULES[finding.code].row == losing), None)
        return _advised(named) if named is not None else cure(scores[losing]) or _advised(first)
    return cure(scores[losing]) if losing is not None else None


def _lost(row: Score) -> float:
    """The points that a row lacks, without those for a number that the question does not need."""
    excused = sum(reason.points for reason in row.reasons if reason.id == OPTIONAL)
    return row.of - row.points - excused


def _advised(finding: Finding) -> str:
    """A finding's advice with the words it is about; for the answer as a whole, followed by what was found."""
    quoted_as = _RULES[finding.code].quoted_as
    if quoted_as == "whole":
        return f"{finding.suggestion} {finding.message}"
    quotable = (
        quoted_as != "absent" and finding.quote and len(finding.quote) < MOST_QUOTED and "“" not in finding.suggestion
    )
    return f"{finding.suggestion} ({_PLACES[quoted_as]}“{finding.quote}”)" if quotable else finding.suggestion
