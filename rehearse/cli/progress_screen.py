"""What `rehearse progress` prints: everything, or as much as 40 lines hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from rehearse.cli.own import own_settings
from rehearse.cli.terminal import console
from rehearse.data.progress_measures import measures
from rehearse.data.questions import bank
from rehearse.practice.after_progress import after_all, after_one, whose
from rehearse.practice.drills import has_fix
from rehearse.practice.ladder import ladder
from rehearse.practice.rule_ladder import rule_ladder
from rehearse.report import plots
from rehearse.report.screens import progress as screen
from rehearse.report.screens.fitting import Part, everything, fitted
from rehearse.report.terminal.room import MOST_LINES
from rehearse.report.terminal.style import width_of
from rehearse.report.terminal.summary import Step, next_steps
from rehearse.report.wording import count

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rehearse.practice.guesses import Gap
    from rehearse.practice.progress import Progress
    from rehearse.practice.suggestion import Suggestion
    from rehearse.store.summary import Entry

HINTS = 2  # lines kept for what is said around the screen: whose takes are left out, and that there are older ones
ROWS, NOTE_LINES = 5, 4  # in the short form: of each table, of a note
TAKES = 3  # in the short form, of one question: those that the last column rests on; a plot has all
PLOT_LINES = (11, 8)  # of a plot, and of one for which there is less room
USUAL = "duration_s"  # the measure that is drawn where there is room


def shown(
    entries: tuple[Entry, ...],
    found: Progress,
    gaps: tuple[Gap, ...],
    measure: str,
    *,
    of_one: bool,
    full: bool,
    more_lines: int = 0,
) -> tuple[RenderableType, ...]:
    """The screen of these takes, of one question or of all; more_lines: what else is said below it."""
    screen_ = console()
    width = width_of(screen_)
    most = None if full else ROWS
    person = entries[-1].person  # what to do next is for the speaker of the newest take
    tables, suggested = (_of_one if of_one else _of_all)(entries, found, most, person)
    steps = [Step(suggested.command, suggested.because), *([] if full else _all_measures(found, person, of_one=of_one))]
    parts = [
        Part(0, tuple(screen.head(found))),
        Part(0, tuple(screen.groups(found, width) if full else screen.in_short(found, width))),
        Part(1, tuple(screen.notes(found, None if full else NOTE_LINES))),
        Part(4, tuple(screen.guesses(gaps))),
        *tables,
    ]
    below = Part(0, (Text(""), *next_steps(steps, screen_)))
    plots_ = [_drawn(found, measure, width, lines) for lines in PLOT_LINES]
    if full:
        return everything([*parts, plots_[0], below])
    room = MOST_LINES - HINTS - more_lines
    large, small = (fitted([*parts, plot, below], screen_, width, room) for plot in plots_)
    return large if len(large) >= len(small) else small


def _all_measures(found: Progress, person: str | None, *, of_one: bool) -> Iterator[Step]:
    """What shows all measures, if there are any."""
    if found.series:
        about = f" {found.question_id}" if of_one and found.question_id else ""
        yield Step(f"rehearse progress{about}{whose(person)} --full", f"all {count(len(found.series), 'measure')}")


def _of_one(
    entries: tuple[Entry, ...], found: Progress, most: int | None, person: str | None
) -> tuple[list[Part], Suggestion]:
    """The rules and the takes of one question, and what to do after them."""
    runs = rule_ladder(entries)
    fixes = {run.code for run in runs if has_fix(run.code)}
    tables = [
        Part(3, tuple(screen.rules(runs, most))),
        Part(2, tuple(screen.takes(entries, most=screen.NEWEST if most is None else TAKES))),
    ]
    return tables, after_one(found, runs, _askable(), fixes, person)


def _of_all(
    entries: tuple[Entry, ...], found: Progress, most: int | None, person: str | None
) -> tuple[list[Part], Suggestion]:
    """The questions that were answered, and what to do after them."""
    rungs = ladder(entries, measures(own_settings().targets))
    return [Part(2, tuple(screen.ladder(rungs, most=most)))], after_all(found, rungs, _askable(), person)


def _askable() -> set[str]:
    return {question.id for question in bank()}


def _drawn(found: Progress, measure: str, width: int, lines: int) -> Part:
    """The plot of a measure, from two takes on; one that was asked for is never left out."""
    series = [one for one in found.series if one.measure.name == measure and found.attempts > 1]
    drawn = (line for one in series for line in screen.plot(plots.terminal(one, width - 4, lines)))
    return Part(5 if measure == USUAL else 0, tuple(drawn))
