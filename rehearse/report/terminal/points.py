"""The rows of the rubric on one screen: a line each with its main reason, of which only quotations are cut."""

from functools import partial

from msgspec.structs import replace
from rich.console import Group, RenderableType
from rich.text import Text

from rehearse.data.reasons import short_sentence_of
from rehearse.report.terminal.room import Shown, Spare
from rehearse.report.terminal.style import ByWidth, Clipped
from rehearse.report.wording import clean, rubric_rows
from rehearse.types import Content, Reason, Score

VERBS_COLUMNS = 29  # for the verbs of own steps, in what a line of 80 columns has beside the points


def short(content: Content, *, whole: bool) -> Shown:
    """The rows of the rubric: a line each with its main reason where there is room, else the points alone."""
    rows = [*rubric_rows(content)]
    points = Clipped(Text(" · ".join(f"{label} {score.points} of {score.of}" for label, score in rows)), 3)
    if not whole:
        return points
    return Spare(3, Group(*(ByWidth(partial(_row, label, score)) for label, score in rows)), points)


def _row(label: str, score: Score, narrow: bool) -> RenderableType:
    """A row: its points and the weightiest reason, or what would gain more points than it has.

    On a narrow screen, a reason that quotes nothing has a second line, as it must not be cut.
    """
    reason = max(score.reasons, key=lambda reason: reason.points, default=None)
    said = clean(score.why) if reason is None else _said(reason)
    row = Text.assemble((f"{label:<17}  {score.points:>2} of {score.of}", "bold"), f"  {said}")
    return Clipped(row, 2 if narrow and reason is not None and not reason.quotes else 1)


def _said(reason: Reason) -> str:
    if "verbs" in reason.facts:
        reason = replace(reason, facts={**reason.facts, "verbs": _some(f"{reason.facts['verbs']}", reason)})
    said = clean(short_sentence_of(reason))
    return f"→ {reason.points:g} more: {said}" if reason.kind == "missing" else said


def _some(verbs: str, reason: Reason) -> str:
    """As many of the verbs as fit beside the points, and whether there are more steps."""
    known, steps = verbs.split(", "), reason.facts.get("concrete", reason.facts.get("count", 0))
    shown = known
    while len(shown) > 1 and len(", ".join(shown)) > VERBS_COLUMNS:
        shown = shown[:-1]
    return ", ".join(shown if len(shown) == steps else [*shown, "…"])
