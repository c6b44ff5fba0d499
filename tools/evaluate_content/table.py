"""The evaluation as Markdown."""

from __future__ import annotations

from rehearse.content.judgement.version import rubric_version
from tools.evaluate_content import fields
from tools.evaluate_content.data import DataSet
from tools.evaluate_content.measures import Counts
from tools.evaluate_content.traps import Passed


def page(data: DataSet, name: str, date: str, trapped: tuple[Passed, ...]) -> str:
    """The generated part of the page."""
    judged = fields.judge_all(data)
    parts = [
        "# How well the content judge agrees with people",
        f"Rubric {rubric_version()}; data set “{name}” ({len(judged)} labelled answers, {len(data.segments)} with "
        f"headings by their authors, {len(data.traps)} traps); measured on {date} by `make evaluate-content`. Fields "
        "that are labelled ambiguous are left out. These are development data: rules and weights were chosen on them, "
        "so expect less on unseen answers.",
        _segments(data, judged),
        _fields(judged),
        _totals(judged),
        _traps(trapped),
        _misses(judged, trapped),
    ]
    return "\n\n".join(parts) + "\n"


def _segments(data: DataSet, judged: tuple[fields.Judged, ...]) -> str:
    found = fields.segmentation(data, judged)
    return (
        "## Parts of the story\n\n"
        "| measure | value |\n|---|---|\n"
        f"| word accuracy over the parts ({found.words} words) | {found.accuracy:.3f} |\n"
        f"| the same with situation and task merged | {found.merged:.3f} |\n\n"
        f"Least agreement: {', '.join(found.worst)}."
    )


def _fields(judged: tuple[fields.Judged, ...]) -> str:
    rows = [
        "## Fields\n",
        "| field | answers | precision | recall | F1 | accuracy | balanced |",
        "|---|---|---|---|---|---|---|",
    ]
    rows += [_row(counts) for counts in fields.yes_no(judged)]
    accuracy, items, _ = fields.initiated(judged)
    rows.append(f"| initiated (four classes) | {items} | | | | {accuracy:.2f} | |")
    metrics = fields.metrics(judged)
    rows.append(f"| metrics (quotes) | | {metrics.precision:.2f} | {metrics.recall:.2f} | {metrics.f1:.2f} | | |")
    found, labelled = fields.principles_in_top_three(judged)
    rows.append(f"| principles (in the top three) | {labelled} | | {found / max(1, labelled):.2f} | | | |")
    return "\n".join(rows)


def _row(counts: Counts) -> str:
    numbers = (counts.precision, counts.recall, counts.f1, counts.accuracy, counts.balanced)
    return f"| {counts.name} | {counts.total} | " + " | ".join(f"{number:.2f}" for number in numbers) + " |"


def _totals(judged: tuple[fields.Judged, ...]) -> str:
    found = fields.totals(judged)
    return (
        "## Totals\n\n"
        f"Rank correlation (Spearman) of the total with the hand score over {found.scored} scored answers: "
        f"**{found.rank_correlation:.2f}**. Strong by hand, total under 50: {_listed(found.strong_under_50)}. "
        f"Under 30 by hand, total over 65: {_listed(found.weak_over_65)}. "
        f"Not scored (hand score): {_listed(found.not_scored)}."
    )


def _traps(trapped: tuple[Passed, ...]) -> str:
    rows = ["## Traps\n", "| category | passed |", "|---|---|"]
    rows += [f"| {one.category} | {one.passed} of {one.of} |" for one in trapped]
    rows.append(f"| all | {sum(one.passed for one in trapped)} of {sum(one.of for one in trapped)} |")
    return "\n".join(rows)


def _misses(judged: tuple[fields.Judged, ...], trapped: tuple[Passed, ...]) -> str:
    lines = ["## Misses\n"]
    for counts in (*fields.yes_no(judged), fields.metrics(judged)):
        if counts.false_positive or counts.false_negative:
            lines.append(
                f"- {counts.name}: found wrongly {_listed(counts.false_positive)}; missed "
                f"{_listed(counts.false_negative)}"
            )
    _, _, misses = fields.initiated(judged)
    lines.append(f"- initiated: {_listed(misses)}")
    lines += [f"- trap {miss}" for one in trapped for miss in one.misses]
    return "\n".join(lines)


def _listed(items: tuple[str, ...]) -> str:
    return ", ".join(items) if items else "none"
