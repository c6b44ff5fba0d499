"""What another question changed about a take, as lines of text."""

from collections.abc import Iterator

from rehearse.data.rule_names import in_words
from rehearse.practice.what_changed import Row, what_changed
from rehearse.report.wording import ROWS, clean
from rehearse.types import Finding, Report


def lines(old: Report, new: Report) -> Iterator[str]:
    """Why the points are others now: row by row, then the rules that apply no longer and those that apply now."""
    found = what_changed(old, new)
    scored = old.content is not None and old.content.total is not None
    if scored and old.provenance.rubric_version != new.provenance.rubric_version:
        yield "The earlier points came from an older rubric, which may explain part of the change."
    yield from map(_row, found.rows)
    for finding in found.gained:
        yield f"▲ no longer: {_habit(finding)} ({clean(finding.code)})"
    for finding in found.lost:
        yield f"▼ new: {_habit(finding)}: {clean(finding.message)} ({clean(finding.code)})"


def _row(row: Row) -> str:
    now = f": {clean(row.now)}" if row.now else ""
    return f"{ROWS.get(row.name, row.name)} {row.before} → {row.after} of {row.of}{now}"


def _habit(finding: Finding) -> str:
    return in_words(finding.name)
