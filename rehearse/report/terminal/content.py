"""What was said, judged: what decides the verdict, points with reasons, findings, likely follow-up questions."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.data.rule_names import in_words
from rehearse.report.clear import clear_principles, severity
from rehearse.report.deciding import decided_by, decided_heading, fail_names, fails_lead
from rehearse.report.terminal.style import SEVERITY_STYLES, grid, heading, indented, labelled
from rehearse.report.wording import (
    clean,
    doubted_numbers,
    moment,
    quoted,
    ranked,
    reasons,
    rubric_rows,
    said,
)
from rehearse.types import Content, Finding, Score


def decisive(content: Content) -> Iterator[RenderableType]:
    """What decides the verdict, an auto-fail with its finding; then what the speaker is asked."""
    if content.auto_fails:
        yield heading(decided_heading(content))
        yield indented(Text(fails_lead(content, len(content.auto_fails)), style="bold"))
        yield indented(_auto_fails(content))
    elif content.verdict_reasons:
        yield heading(decided_heading(content))
        yield from (indented(Text(line)) for line in decided_by(content))
    if content.to_confirm:
        yield heading("To confirm")
        yield indented(_to_confirm(content))


def points(content: Content) -> Iterator[RenderableType]:
    """The rubric: each row with its reasons."""
    if content.scored and content.scores:
        yield heading("Points")
        yield from (indented(row) for row in _rubric(content))
        yield from (indented(Text(line, style="yellow")) for line in doubted_numbers(content))


def findings(content: Content) -> Iterator[RenderableType]:
    """The findings, except those of the auto-fails, which are listed above."""
    above = {fail.code for fail in content.auto_fails}
    rest = [finding for finding in ranked(content.findings) if finding.code not in above]
    if rest:
        yield heading("Findings")
        for finding in rest:
            yield indented(_finding(finding, content.scored))


def _to_confirm(content: Content) -> Table:
    """What the words leave open, and what to type about it; it costs no points."""
    table = grid(columns=2, wide=1)
    for one in content.to_confirm:
        when = moment(one.start_s) if one.start_s is not None else ""
        table.add_row(Text(when), Text(f"“{clean(one.quote)}”"))
        table.add_row("", Text(f"{one.question} Until you answer, this costs no points."))
        table.add_row("", Text("rehearse show TAKE --confirm own (or assigned)", style="bold"))
    return table


def _auto_fails(content: Content) -> Table:
    """Each finding with its words and the advice about these words; what the rule says once."""
    table = grid(columns=2, wide=1)
    known = {(one.code, one.quote or "", one.start_s): one for one in content.findings}
    told: set[str] = set()
    for label, code, fail in fail_names(content):
        quote = said(fail.quote, fail.doubtful)
        line = Text.assemble((clean(label), "bold red"), "  ", quote, (f"  {code}" if code else "", "dim"))
        finding = known.get((fail.code, fail.quote, fail.start_s))
        if finding is not None:
            lines = (clean(finding.message), f"→ {clean(finding.suggestion)}")
            line.append("".join(f"\n{one}" for one in lines if one not in told))
            told.update(lines)
        table.add_row(Text(moment(fail.start_s)), line)
    return table


def _rubric(content: Content) -> Iterator[RenderableType]:
    """One line per row, and under it each reason: what earned points, and what would earn the rest."""
    rows = rubric_rows(content)
    widest = max(len(label) for label, _ in rows)
    for label, score in rows:
        points = f"{score.points:>2} of {score.of}"
        yield Text.assemble((label.ljust(widest), "bold"), "  ", (points, "bold"))
        yield _reasons(score)


def _reasons(score: Score) -> Table:
    """+4 beside what earned four points, → beside what would earn more."""
    table = grid(columns=2, wide=1)
    for mark, what in sorted(reasons(score), key=lambda reason: reason[0] == "→"):
        style = {"→": "yellow", "·": ""}.get(mark, "green")
        table.add_row(Text(mark.rjust(5), style=style), Text(what))
    return table


def _finding(finding: Finding, scored: bool) -> Table:
    table = grid(columns=2, wide=1)
    head = Text.assemble(
        (severity(finding, scored), SEVERITY_STYLES[finding.severity]),
        f"  {in_words(finding.name)}",
        (f"  {clean(finding.code)}", "dim"),
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
    pointed_to = clear_principles(content)
    if pointed_to:
        yield heading("Principles that your words point to")
        yield indented(labelled((clean(signal.name), Text(quoted(signal.quote), "italic")) for signal in pointed_to))
    if content.follow_ups:
        if pointed_to:
            yield Text()
        yield heading("Questions to expect")
        table = grid(columns=2, wide=1)
        for place, follow_up in enumerate(content.follow_ups, start=1):
            line = Text.assemble(clean(follow_up.question), "\n", (clean(follow_up.because), "dim"))
            table.add_row(Text(f"{place}."), line)
        yield indented(table)
