"""A cohort on a terminal: verdicts, spreads, the rules most often broken, who improved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rehearse.batch.cohort import Cohort, Speaker, Spread, WeakRule
from rehearse.report.headline import with_length
from rehearse.report.screens.progress import MARKS, STYLES
from rehearse.report.terminal.style import NARROW, indented, labelled, marked, title
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


def verdicts(found: Cohort) -> dict[str, int]:
    """How many recordings have each verdict, in the words of a report."""
    counted = Counter[str]()
    for one in found.judged:
        counted[with_length(one.verdict, one.misfit)] += one.recordings
    return dict(counted.most_common())


def _lists(found: Cohort) -> Iterator[RenderableType]:
    rows = []
    if found.judged:
        rows.append(("verdicts", "; ".join(f"{verdict}: {number}" for verdict, number in verdicts(found).items())))
    rows += [("not scored", f"{number}: {reason}") for reason, number in found.not_scored.items()]
    for one in found.unread:
        rows.append((clean(one.code), ", ".join(one.paths) if one.paths else count(one.recordings, "recording")))
    if rows:
        yield labelled(rows)


def _spreads(spreads: Sequence[Spread], width: int) -> Table:
    """One line a measure; below NARROW columns only the median of the distribution."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("measure", overflow="fold")
    wide = width >= NARROW
    for name in ("target", *(["lowest", "¼", "median", "¾", "highest"] if wide else ["median"]), "on target"):
        table.add_column(name, justify="right", no_wrap=True)
    for one in spreads:
        shown = (one.lowest, one.lower_quartile, one.median, one.upper_quartile, one.highest) if wide else (one.median,)
        values = [one.measure.text(value) for value in shown]
        share = "" if one.on_target is None else percent(one.on_target)
        table.add_row(Text(one.measure.heading), one.measure.band, *values, share)
    return table


def _rules(rules: Sequence[WeakRule], width: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("rule", no_wrap=True)
    table.add_column("habit", overflow="fold")
    wide = width >= NARROW
    for name in ("recordings", "share", *(["speakers"] if wide else [])):
        table.add_column(name, justify="right", no_wrap=True)
    for one in rules:
        share = percent(one.recordings / one.of)
        speakers = [str(one.speakers or "")] if wide else []
        table.add_row(Text(clean(one.code)), Text(clean(one.name)), str(one.recordings), share, *speakers)
    return table


def _speakers(speakers: Sequence[Speaker]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("speaker", overflow="fold")
    for name in ("takes", "first", "last"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("points")
    for one in speakers:
        call = one.change.call
        table.add_row(
            Text(clean(one.name)),
            str(one.recordings),
            f"{one.first_points:.0f}",
            f"{one.last_points:.0f}",
            Text(f"{MARKS[call]} {call}", style=STYLES[call]),
        )
    return table
