"""Several recordings on one screen: a line each."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rich.console import RenderableType
from rich.text import Text

from rehearse.report.headline import brief
from rehearse.report.terminal.soft import Soft
from rehearse.report.terminal.stacking import Stacking, bare
from rehearse.report.terminal.style import NARROW, cut
from rehearse.report.terminal.verdict import verdict_cell
from rehearse.report.wording import clean, duration
from rehearse.types import Band, Report, Verdict


class Line(msgspec.Struct, frozen=True):
    """The outcome for one file. fix: what to do next, or why there is nothing. page: the path of its page."""

    file: str
    attempt: int | None
    duration_s: float | None
    verdict: Verdict | None
    points: int | None
    fix: str
    page: str | None = None
    target_s: float = 0.0
    band: Band = "unmeasured"  # how the time compares with the target

    @property
    def said(self) -> str:
        """The verdict as it is shown."""
        return "–" if self.verdict is None else brief(self.verdict, self.band, self.duration_s, self.target_s)


def line(file: str, attempt: int | None, report: Report | None, trouble: str, page: str | None = None) -> Line:
    """The line of a file; trouble: why it has no report, or none of its words."""
    content = report.content if report else None
    if report is None or content is None:
        duration_s = report.delivery.duration_s if report else None
        return Line(file, attempt, duration_s, None, None, trouble or "There is no transcript.", page)
    fix = content.next_fix.content or content.not_scored_reason or content.next_fix.delivery or ""
    delivery = report.delivery
    return Line(file, attempt, delivery.duration_s, content.verdict, content.total, fix, page, delivery.target_s,
                delivery.duration_verdict)  # fmt: skip


def table(lines: Sequence[Line], width: int) -> RenderableType:
    """File, take, time, verdict, points and, where there is room, what to do next."""
    listed = bare(1)
    listed.add_column("file", max_width=max(12, width // 4))
    saved = any(one.attempt is not None for one in lines)
    for name in ("take", "time") if saved else ("time",):
        listed.add_column(name, justify="right", no_wrap=True)
    listed.add_column("verdict", no_wrap=True)
    listed.add_column("points", justify="right", no_wrap=True)
    if width >= NARROW:
        listed.add_column("fix next", ratio=1)
    for one in lines:
        cells = [
            cut(one.file) if width >= NARROW else Soft(clean(one.file)),
            *([Text("" if one.attempt is None else str(one.attempt))] if saved else []),
            Text("" if one.duration_s is None else duration(one.duration_s)),
            verdict_cell(one.verdict, one.band, one.duration_s, one.target_s)
            if one.verdict
            else Text("–", style="dim"),
            Text("" if one.points is None else str(one.points)),
            *([cut(one.fix, "dim")] if width >= NARROW else []),
        ]
        listed.add_row(*cells)
    return Stacking(listed, apart=0) if width < NARROW else listed
