"""A cohort on a terminal: verdicts, spreads, the rules most often broken, who improved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from rehearse.batch.cohort import Cohort, Speaker, Spread, WeakRule
from rehearse.report.headline import with_length
from rehearse.report.screens.calls import MARKS, MEASURE_COLUMNS, STYLES
from rehearse.report.terminal.soft import Named, Soft
from rehearse.report.terminal.stacking import Stacking, bare
from rehearse.report.terminal.style import indented, labelled, marked, title
from rehearse.report.wording import clean, count, percent

MOST = 20  # speakers and rules on a screen
_WHY = {
    "audio-unreadable": "not readable",
    "audio-unusable": "not usable",
    "model": "no model",
    "model-missing": "no model",
    "model-broken": "no model",
    "usage": "wrong setting",
}


def section(found: Cohort) -> Iterator[RenderableType]:
    """The whole cohort."""
    yield Text(headline(found), style="bold")
    yield from _lists(found)
    if found.spreads:
        yield title("How the measures are spread")
        yield indented(_spreads(found.spreads))
    if found.weak_rules:
        yield title("Rules most often broken")
        yield indented(_rules(found.weak_rules[:MOST]))
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


def why(code: str) -> str:
    """Why a recording could not be analysed, for the code of its error."""
    return _WHY.get(code, "other error")


def _lists(found: Cohort) -> Iterator[RenderableType]:
    rows = []
    if found.judged:
        rows.append(("verdicts", "; ".join(f"{verdict}: {number}" for verdict, number in verdicts(found).items())))
    rows += [("not scored", f"{number}: {reason}") for reason, number in found.not_scored.items()]
    for one in found.unread:
        rows.append((why(one.code), ", ".join(one.paths) if one.paths else count(one.recordings, "recording")))
    if rows:
        yield labelled(rows)


def _spreads(spreads: Sequence[Spread]) -> Stacking:
    """One line a measure; on a narrow screen the middle of the distribution rather than its ends."""
    table = bare(1)
    table.add_column("measure", min_width=MEASURE_COLUMNS)
    for name in ("target", "lowest", "¼", "median", "¾", "highest", "on target"):
        table.add_column(name, justify="right", no_wrap=True)
    for one in spreads:
        spread = (one.lowest, one.lower_quartile, one.median, one.upper_quartile, one.highest)
        values = [one.measure.text(value) for value in spread]
        share = "" if one.on_target is None else percent(one.on_target)
        table.add_row(Named(one.measure.heading), one.measure.band, *values, share)
    return Stacking(table, spare=("lowest", "highest", "¼", "¾", "target"))


def _rules(rules: Sequence[WeakRule]) -> Stacking:
    table = bare()
    table.add_column("habit")
    for name in ("recordings", "share", "speakers"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("rule", no_wrap=True, style="dim")
    for one in rules:
        share, speakers = percent(one.recordings / one.of), str(one.speakers or "")
        table.add_row(Text(clean(one.name)), str(one.recordings), share, speakers, Text(clean(one.code)))
    return Stacking(table, spare=("speakers", "share"))


def _speakers(speakers: Sequence[Speaker]) -> Stacking:
    table = bare()
    table.add_column("speaker")
    for name in ("takes", "first", "last"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("points", no_wrap=True)
    for one in speakers:
        call = one.change.call
        table.add_row(
            Soft(clean(one.name)),
            str(one.recordings),
            f"{one.first_points:.0f}",
            f"{one.last_points:.0f}",
            Text(f"{MARKS[call]} {call}", style=STYLES[call]),
        )
    return Stacking(table, apart=0)
