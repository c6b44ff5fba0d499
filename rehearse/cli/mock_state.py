"""What became of an interview that was not answered to its end, and what a new one does to it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rehearse.cli.agreeing import agreed
from rehearse.cli.say import echo
from rehearse.cli.terminal import print_json
from rehearse.errors import UsageError
from rehearse.report.wording import clean
from rehearse.report.wording import count as count_of
from rehearse.settings import database_path

if TYPE_CHECKING:
    from rehearse.practice.interview import Interview
    from rehearse.practice.mock import MockOptions
    from rehearse.practice.mock_progress import Counts
    from rehearse.store.attempts import Store


def listing(*, as_json: bool) -> None:
    """Print every interview, or that there are none, without creating a database."""
    from rehearse.practice.days import day_of
    from rehearse.practice.interview import Interview
    from rehearse.practice.mock_progress import counts
    from rehearse.store import mocks
    from rehearse.store.attempts import Store

    rows, lines = [], []
    if database_path().exists():
        with Store(database_path()) as store:
            for one in Interview.every(store):
                done, kept = counts(one.turns()), mocks.get(store, one.number)
                there = sum(turn.attempt is not None for turn in kept.turns)
                rows.append({"id": kept.id, "created": kept.created, "finished": kept.finished,
                             "turns": len(kept.turns), "answered": there, "deleted": done.deleted})  # fmt: skip
                lines.append(f"{kept.id:4}  {day_of(kept.created)}  {answered(done)}{state_of(one)}")
    if as_json:
        print_json({"interviews": rows})
        return
    if not lines:
        echo("No interviews yet: `rehearse mock` starts one.", err=True)
    for line in lines:
        echo(line, rest=" " * (18 - (len(line) - len(line.lstrip()))))  # below what follows the day


def state_of(interview: Interview) -> str:
    """What stands in the list behind an interview: whether it can be continued, if something is left to answer."""
    from rehearse.practice.interview import Interview
    from rehearse.practice.mock_progress import ended_early

    if interview.finished:
        return ", ended early; it cannot be continued" if ended_early(interview.turns()) else ""
    newest = Interview.unfinished(interview.store)
    if newest is not None and newest.number == interview.number:
        return ", interrupted: `rehearse mock` continues it"
    return ", interrupted: the studio continues it"


def begun(store: Store, options: MockOptions) -> Interview:
    """A new interview; says so if that ends an interrupted one, or if the bank has too few questions for the role."""
    from rehearse.practice.interview import Interview
    from rehearse.practice.loop import shortfall
    from rehearse.practice.mock_plan import begun as planned

    earlier = Interview.unfinished(store)
    interview = planned(store, options)
    if earlier is not None:
        _say_ended(earlier)
    if options.loop and (note := shortfall([turn for _, turn, _ in interview.turns()], options.role)):
        echo(note, err=True)
    return interview


def ask_to_end(store: Store) -> None:
    """Ask before a new interview ends one that could be continued. Raises Declined for no; UsageError with no terminal.

    Without one nobody can be asked: what stands in a pipe is meant for the answers.
    """
    from rehearse.practice.interview import Interview
    from rehearse.practice.mock_progress import ended_early

    earlier = Interview.unfinished(store)
    if earlier is None or not ended_early(earlier.turns()):
        return
    if not sys.stdin.isatty():
        raise UsageError(
            f"A new interview would end {_so_far(earlier)} for good.",
            "`rehearse mock` without options continues it; add --yes to end it and start a new one.",
        )
    echo(f"{_so_far(earlier)}: `rehearse mock` without options continues it.", err=True)
    agreed("End it for good and start a new one?", "No interview was started, and none was ended.")


def _say_ended(interview: Interview) -> None:
    """Say that a new interview has ended this one, which was interrupted."""
    echo(
        f"{_so_far(interview)} was ended; `rehearse mock --show {interview.number}` shows its scorecard. "
        "A new one starts.",
        err=True,
    )


def _so_far(interview: Interview) -> str:
    from rehearse.practice.mock_progress import counts

    person = interview.options.ways.person
    whose = f" by {clean(person)}" if person else ""
    return f"Interview {interview.number}{whose} ({answered(counts(interview.turns()))})"


def answered(done: Counts) -> str:
    """How many questions of an interview are answered, and of how many answers the takes are deleted."""
    said = f"{done.questions_answered} of {count_of(done.questions, 'question')} answered"
    return said + (f", {count_of(done.deleted, 'take')} deleted" if done.deleted else "")
