"""A cohort on a terminal: verdicts, spreads, the rules most often broken, who improved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.batch.cohort import Cohort, Speaker, Spread, WeakRule
from rehearse.report.screens.progress import MARKS, STYLES
from rehearse.report.terminal.style import NARROW, cut, indented, labelled, marked, title
from rehearse.report.wording import clean, count, percent

MOST = 20  # speakers and rules on a screen


def section(found: Cohort, width: int) -> Iterator[RenderableType]:
    """The whole cohort."""
    yield Text(headline(found), style="bold")
    yield from _lists(found)
    if found.spreads:
        yield title("How the measures are spread")
        yield indented(_spreads(found.spreads, width))
    if found.weak_rules:
        yield title("Rules most often broken")
        yield indented(_rules(found.weak_rules[:MOST], width))
    if found.speakers:
        yield title("Who improved")
        yield indented(_speakers(found.speakers[:MOST]))
        if len(found.speakers) > MOST:
            yield Text(f"  {len(found.speakers) - MOST} more: --json and --html list everybody.", style="dim")
    if found.notes:
        yield title("Keep in mind")
        yield indented(marked("!", found.notes))


def headline(found: Cohort) -> str:
    """How many recordings of how many people, and how many have no report."""
    people = f" of {count(found.people, 'speaker')}" if found.people else ""
    lost = sum(one.recordings for one in found.unread)
    unread = f"; {lost} could not be analysed" if lost else ""
    return f"{count(found.recordings, 'recording')}{people}{unread}."


def _lists(found: Cohort) -> Iterator[RenderableType]:
    rows = []
    if found.verdicts:
        rows.append(("verdicts", ", ".join(f"{verdict} {number}" for verdict, number in found.verdicts.items())))
    rows += [("not scored", f"{number}: {reason}") for reason, number in found.not_scored.items()]
    for one in found.unread:
        rows.append((clean(one.code), ", ".join(one.paths) if one.paths else count(one.recordings, "recording")))
    if rows:
        yield labelled(rows)


def _spreads(spreads: Sequence[Spread], width: int) -> Table:
    """One line a measure; below NARROW columns without the extremes."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("measure", max_width=max(14, width // 3))
    wide = width >= NARROW
    for name in (
        "target",
        *(["lowest"] if wide else []),
        "¼",
        "median",
        "¾",
        *(["highest"] if wide else []),
        "on target",
    ):
        table.add_column(name, justify="right", no_wrap=True)
    for one in spreads:
        text, ends = one.measure.text, (one.lowest, one.highest)
        middle = [text(value) for value in (one.lower_quartile, one.median, one.upper_quartile)]
        values = [text(ends[0]), *middle, text(ends[1])] if wide else middle
        share = "" if one.on_target is None else percent(one.on_target)
        table.add_row(cut(one.measure.heading), one.measure.band, *values, share)
    return table


def _rules(rules: Sequence[WeakRule], width: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("rule", no_wrap=True)
    table.add_column("habit", max_width=max(8, width - 44))
    for name in ("recordings", "share", "speakers"):
        table.add_column(name, justify="right", no_wrap=True)
    for one in rules:
        share = percent(one.recordings / one.of)
        table.add_row(cut(one.code), cut(one.name), str(one.recordings), share, str(one.speakers or ""))
    return table


def _speakers(speakers: Sequence[Speaker]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("speaker", no_wrap=True, overflow="ellipsis")
    for name in ("takes", "first", "last"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("points")
    for one in speakers:
        call = one.change.call
        table.add_row(
            cut(one.name),
            str(one.recordings),
            f"{one.first_points:.0f}",
            f"{one.last_points:.0f}",
            Text(f"{MARKS[call]} {call}", style=STYLES[call]),
        )
    return table
