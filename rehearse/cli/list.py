"""`rehearse list`: every attempt, and the ways to find one again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from rehearse.cli.completing import PERSON, QUESTION
from rehearse.cli.progress import entries_of, newest_of
from rehearse.cli.say import echo, verbatim
from rehearse.cli.terminal import console, print_json, show
from rehearse.errors import UsageError
from rehearse.settings import database_path
from rehearse.store.attempts import Store
from rehearse.store.moments import here
from rehearse.store.people import named_like, nobody
from rehearse.types import Verdict

if TYPE_CHECKING:
    from rehearse.practice.listing import AttemptRow


class _Verdicts(click.Choice[str]):
    """The verdicts, also by the words that the table shows for a hire outside the time: "strong, too short"."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from rehearse.report.headline import BRIEF

        shown = value.partition(",")[0].strip().lower()
        return super().convert(next((one for one, brief in BRIEF.items() if brief == shown), value), param, ctx)


VERDICTS = _Verdicts(["strong hire", "hire", "lean no hire", "no hire", "not scored"], case_sensitive=False)
NO_TAKES = "No takes yet: `rehearse record` makes the first one."
SHOWN = 30  # on a terminal, without --limit


@click.command()
@click.option("--question", "-q", help="Only this question: its id or some of its words.", shell_complete=QUESTION)
@click.option("--person", help="Only this person; part of the name is enough.", shell_complete=PERSON)
@click.option(
    "--verdict",
    type=VERDICTS,
    metavar="VERDICT",
    help=f"Only takes with this verdict: {', '.join(VERDICTS.choices)}.",
)
@click.option("--file", help="Only files with this in their name.")
@click.option("--since", help="Only from this day on: YYYY-MM-DD, or 7d for the last seven days.")
@click.option("--until", help="Only up to this day: YYYY-MM-DD, or 7d as in --since.")
@click.option(
    "--limit", type=click.IntRange(0), help="At most this many, 0 for all [default: 30 on a terminal, otherwise all]."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, one line per take.")
def command(
    question: str | None,
    person: str | None,
    verdict: Verdict | None,
    file: str | None,
    since: str | None,
    until: str | None,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List your takes, newest first.

    Each has its number, day, time, verdict, question, file and person; `rehearse show TAKE` shows its report. The day
    is the one on which it was recorded; of a file from elsewhere, the one on which it was analysed.
    """
    from rehearse.practice.listing import Wanted, rows, to_csv

    if as_json and as_csv:
        raise UsageError("--json and --csv were both given.", "Use one or the other.")
    wanted = Wanted(person=person, verdict=verdict, file=file, since=_day(since), until=_day(until))
    most = limit if limit is not None else 0 if as_json or as_csv else SHOWN
    if wanted == Wanted() and most:
        entries, fitting = newest_of(question, most)
        shown = rows(entries)
    else:
        entries = entries_of(question)
        found = rows(entries, wanted)
        shown, fitting = found[: most or None], len(found)
    if as_json:
        print_json({"attempts": shown, "found": fitting})
    elif as_csv:
        verbatim(to_csv(shown), nl=False)
    else:
        _print(shown, fitting, "" if shown else _nothing(person) if entries or _any_take() else NO_TAKES)


def _print(shown: Sequence[AttemptRow], fitting: int, nothing: str) -> None:
    """The table, or why it is empty; then the takes that have no report yet and so are not listed."""
    from rehearse.cli.without_report import without_report

    unreported = without_report()
    if shown:
        from rehearse.report.screens import listing as screen

        show(screen.table(shown, console().width))
        _say_more(len(shown), fitting)
    elif nothing != NO_TAKES or not unreported.usable:  # a take that can be finished is one
        echo(nothing, err=True)
    if unreported:
        echo(unreported.in_list, err=True)


def _any_take() -> bool:
    """Whether there is a take at all, of whatever question."""
    return bool(newest_of(None, 1)[0])


def _nothing(person: str | None) -> str:
    """Why no take is listed though there are some."""
    if person is not None:
        with Store(database_path()) as store:
            if not named_like(store, person):
                return nobody(person).message
    return "No take matches."


def _say_more(shown: int, found: int) -> None:
    from rehearse.report.wording import count

    if shown < found:
        echo(f"\nThe newest {shown:,} of {found:,} takes; --limit 0 lists all.", err=True)
    else:
        echo(f"\n{count(found, 'take')}. `rehearse show TAKE` shows a report.", err=True)


def _day(text: str | None) -> date | None:
    """A day as written, or so many days back ("7d" is today and the six days before). Raises UsageError."""
    if text is None:
        return None
    try:
        if text.endswith("d") and text[:-1].isdecimal():
            return here().date() - timedelta(days=int(text[:-1]) - 1)
        return date.fromisoformat(text)
    except (ValueError, OverflowError):
        raise UsageError(f'"{text}" is not a day.', "Write 2026-11-28, or 7d for the last seven days.") from None
