"""What another question changed about a judgement: the rows of the score, and the rules that apply now or no longer."""

from __future__ import annotations

import msgspec

from rehearse.data.reasons import sentence_of
from rehearse.types import Finding, Report, Score


class Row(msgspec.Struct, frozen=True):
    """A row of the score whose points changed, and what it earns now and not before: the first such reason."""

    name: str
    before: int
    after: int
    of: int
    now: str


class WhatChanged(msgspec.Struct, frozen=True):
    """Rows with other points, rules that are no longer broken, and findings of rules that are broken only now."""

    rows: tuple[Row, ...]
    gained: tuple[Finding, ...]
    lost: tuple[Finding, ...]


def what_changed(old: Report, new: Report) -> WhatChanged:
    """The difference between two judgements of the same words."""
    before = old.content.scores if old.content else {}
    after = new.content.scores if new.content else {}
    rows = (_row(name, before[name], after[name]) for name in after if name in before)
    return WhatChanged(
        rows=tuple(row for row in rows if row.before != row.after),
        gained=_only_in(old, new),
        lost=_only_in(new, old),
    )


def _row(name: str, before: Score, after: Score) -> Row:
    then = {reason.id for reason in before.reasons if reason.kind == "earned"}
    now = [reason for reason in after.reasons if reason.kind == "earned" and reason.id not in then]
    return Row(name, before.points, after.points, after.of, sentence_of(now[0]) if then and now else "")


def _only_in(one: Report, other: Report) -> tuple[Finding, ...]:
    """The first finding of each rule that criticises only this one."""
    known = {finding.code for finding in _faults(other)}
    found: dict[str, Finding] = {}
    for finding in _faults(one):
        if finding.code not in known:
            found.setdefault(finding.code, finding)
    return tuple(found.values())


def _faults(report: Report) -> list[Finding]:
    return [one for one in report.content.findings if one.severity != "praise"] if report.content else []
