"""What was said, judged: what decides the verdict, points with why, findings, what would be asked, what to fix."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.report.terminal.style import SEVERITY_STYLES, grid, indented, labelled, title
from rehearse.report.wording import (
    SEVERITIES,
    clean,
    doubted_numbers,
    fail_names,
    moment,
    ranked,
    reasons,
    rubric_rows,
    said,
)
from rehearse.types import Content, Finding, Score


def section(content: Content) -> Iterator[RenderableType]:
    """Auto-fails, the rubric, the findings."""
    if content.auto_fails:
        yield title("Automatic “no hire”")
        yield indented(_auto_fails(content))
    if content.to_confirm:
        yield title("To confirm")
        yield indented(_to_confirm(content))
    if content.scored and content.scores:
        yield title("Points")
        yield from (indented(row) for row in _rubric(content))
        yield from (indented(Text(line, style="yellow")) for line in doubted_numbers(content))
    if content.findings:
        yield title("Findings")
        for finding in ranked(content.findings):
            yield indented(_finding(finding))


def _to_confirm(content: Content) -> Table:
    """What the words leave open, and what to type; it costs no points."""
    table = grid(columns=2, wide=1)
    for one in content.to_confirm:
        when = moment(one.start_s) if one.start_s is not None else ""
        table.add_row(Text(when), Text(f"“{clean(one.quote)}”"))
        table.add_row("", Text(f"{one.question} Until then it costs nothing."))
        table.add_row("", Text("rehearse show last --confirm own (or assigned)", style="bold"))
    return table


def _auto_fails(content: Content) -> Table:
    table = grid(columns=2, wide=1)
    for known, fail in fail_names(content):
        line = Text.assemble((clean(known), "bold red"), "  ", said(fail.quote, fail.doubtful))
        table.add_row(Text(moment(fail.start_s)), line)
    return table


def _rubric(content: Content) -> Iterator[RenderableType]:
    """A line a row, and under it each reason: what gave points, and what would earn the rest."""
    rows = rubric_rows(content)
    widest = max(len(label) for label, _ in rows)
    for label, score in rows:
        points = f"{score.points:>2} of {score.of}"
        yield Text.assemble((label.ljust(widest), "bold"), "  ", (points, "bold"))
        yield _reasons(score)


def _reasons(score: Score) -> Table:
    """+4 beside what gave four points, → beside what would earn more."""
    table = grid(columns=2, wide=1)
    for mark, what in sorted(reasons(score), key=lambda reason: reason[0] == "→"):
        style = {"→": "yellow", "·": ""}.get(mark, "green")
        table.add_row(Text(mark.rjust(5), style=style), Text(what))
    return table


def _finding(finding: Finding) -> Table:
    table = grid(columns=2, wide=1)
    head = Text.assemble(
        (SEVERITIES[finding.severity], SEVERITY_STYLES[finding.severity]),
        (f"  {clean(finding.code)} {clean(finding.name)}", "dim"),
    )
    lines = Text.assemble(head, "\n", clean(finding.message))
    if finding.quote:
        lines.append(f"\n{said(finding.quote, finding.doubtful)}", style="italic")
    if finding.suggestion:
        lines.append(f"\n→ {clean(finding.suggestion)}")
    table.add_row(Text(moment(finding.start_s).rjust(4)), lines)
    return table


def questions(content: Content) -> Iterator[RenderableType]:
    """Principles that the answer shows, and the questions that would follow it."""
    if content.principles:
        yield title("Principles shown")
        yield indented(Text(", ".join(clean(signal.name) for signal in content.principles)))
    if content.follow_ups:
        yield title("Be ready to be asked")
        table = grid(columns=2, wide=1)
        for place, follow_up in enumerate(content.follow_ups, start=1):
            line = Text.assemble(clean(follow_up.question), "\n", (clean(follow_up.because), "dim"))
            table.add_row(Text(f"{place}."), line)
        yield indented(table)


def fixes(content: Content) -> Iterator[RenderableType]:
    """The one thing to fix next in content and the one in delivery."""
    rows = (("Content", content.next_fix.content), ("Delivery", content.next_fix.delivery))
    if any(fix for _, fix in rows):
        yield title("Fix next")
        yield indented(labelled((label, fix) for label, fix in rows if fix))
