"""`rehearse progress`: whether the last takes are better than the first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehearse.cli.completing import MEASURE, PERSON, QUESTION
from rehearse.cli.destinations import FORCE, PAGE, PICTURE, writable
from rehearse.cli.own import own_settings
from rehearse.cli.say import echo, verbatim
from rehearse.cli.terminal import print_json, show
from rehearse.data.near import did_you_mean
from rehearse.data.progress_measures import Measures, measures
from rehearse.errors import UsageError
from rehearse.practice.progress import Progress, progress
from rehearse.report.wording import count
from rehearse.settings import database_path
from rehearse.store import overview
from rehearse.store.attempts import Store
from rehearse.store.people import named_like, nobody
from rehearse.store.summary import Entry

TAKEN = 3000  # without --newest; more would not change the screen, and would take longer to read than everything else

if TYPE_CHECKING:
    from rehearse.practice.guesses import Gap


def entries_of(question: str | None) -> tuple[Entry, ...]:
    """The attempts so far, of one question (by the start of its id or words of it) or all; raises UsageError."""
    if not database_path().exists():
        if question is not None:
            answered(question, frozenset())
        return ()
    with Store(database_path()) as store:
        return store.entries(None if question is None else answered(question, overview.questions(store)))


def newest_of(question: str | None, most: int) -> tuple[tuple[Entry, ...], int]:
    """The newest attempts of everybody, at most that many, and how many there are; raises UsageError."""
    if not database_path().exists():
        return entries_of(question), 0
    with Store(database_path()) as store:
        asked = None if question is None else answered(question, overview.questions(store))
        return overview.newest(store, most, question_id=asked), overview.count(store, question_id=asked)


def answered(question: str, answered: frozenset[str]) -> str:
    """The id of a question that was answered, also of one that is no longer in the bank, or of any in the bank.

    Where several questions are meant, it is the one of them that was answered.
    """
    from rehearse.data.question_search import search
    from rehearse.data.questions import bank, find

    if question in answered:
        return question
    begun = [name for name in answered if name.startswith(question)]
    parts = set(question.lower().replace("-", " ").split())
    within = [name for name in answered if parts and parts <= set(name.lower().split("-"))]
    said = [one.id for one in search(question, bank()) if one.id in answered] if question.strip() else []
    only = next((some[0] for some in (begun, within, said) if len(some) == 1), None)
    return only or find(question).id


def _takes_of(question: str | None, person: str | None, most: int | None) -> tuple[Entry, ...]:
    """The newest takes of this person, or the user's own; raises UsageError for a name that no take has."""
    if not database_path().exists():
        return entries_of(question)
    with Store(database_path()) as store:
        asked = None if question is None else answered(question, overview.questions(store))
        whose = named_like(store, person)
        entries = overview.newest(store, most, question_id=asked, whose=whose)
        theirs = overview.count(store, question_id=asked, whose=whose)
        others = overview.count(store, question_id=asked) - theirs
    if person is None and others:
        echo(
            f"{count(others, 'take')} by other people left out: --person NAME shows {'it' if others == 1 else 'them'}.",
            err=True,
        )
    if person is not None and not theirs:
        raise nobody(person)
    if most is not None and theirs > most:
        echo(f"The newest {most:,} of {theirs:,} takes; --newest 0 uses all.", err=True)
    return entries


@click.command()
@click.argument("question", required=False, shell_complete=QUESTION)
@click.option("-q", "--question", "also", help="The same as QUESTION.", shell_complete=QUESTION)
@click.option(
    "--person", help="Takes of this person; part of the name is enough [default: your own].", shell_complete=PERSON
)
@click.option(
    "--newest",
    type=click.IntRange(0),
    help="Use only this many of the newest takes, 0 for all [default: 3000, and all with --json and --csv].",
)
@click.option("--full", is_flag=True, help="Print every measure, question and rule, and the notes in full.")
@click.option(
    "--measure",
    default="duration_s",
    show_default=True,
    help="The measure to plot, by its name in --json.",
    shell_complete=MEASURE,
)
@click.option("--plot", type=click.Path(path_type=Path), help="Save the plots as a picture (.svg, .png or .pdf).")
@click.option(
    "--html",
    type=click.Path(path_type=Path),
    help="Write a web page whose points open the takes, instead of printing.",
)
@click.option("--takes/--no-takes", default=True, help="With --html: also write the pages of the takes.")
@click.option("--open", "open_it", is_flag=True, help="Open the web page in the browser.")
@click.option("--force", is_flag=True, help=FORCE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, one line per take and one column per measure.")
def command(
    question: str | None,
    also: str | None,
    person: str | None,
    newest: int | None,
    full: bool,
    measure: str,
    plot: Path | None,
    html: Path | None,
    takes: bool,
    open_it: bool,
    force: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Show whether you are getting better, overall or on one question."""
    from rehearse.cli.pages import last_page
    from rehearse.cli.question_choice import one_question
    from rehearse.practice.table import to_csv

    if as_json and as_csv:
        raise UsageError("--json and --csv were both given.", "Use one or the other.")
    known = _measures_with(measure)
    if plot is not None:
        writable(plot, PICTURE, force=force)
    if html is not None:
        writable(html, PAGE, inputs=[plot] if plot else [], force=force)
    most = newest if newest is not None else 0 if as_json or as_csv else TAKEN
    question = one_question(question, also)
    entries = _takes_of(question, person, most or None)
    page = html or (last_page("progress") if open_it else None)
    if as_csv and not (as_json or plot or page):
        verbatim(to_csv(entries), nl=False)  # the takes as stored: nothing has to be computed for them
        return
    found = progress(entries, known)
    if plot is not None:
        _draw(found, plot)
    if page is not None:
        _write_page(page, found, entries, known, with_takes=takes, open_it=open_it, force=force)
    if as_json:
        _print_json(entries, found)
    elif as_csv:
        verbatim(to_csv(entries), nl=False)
    elif page is None:
        _print(entries, found, measure, of_one=question is not None, full=full)


def _measures_with(name: str) -> Measures:
    """All measures; raises UsageError for an unknown name."""
    known = measures(own_settings().targets)
    if name not in (names := [item.name for item in known.measure]):
        raise UsageError(
            f'There is no measure called "{name}".', f"{did_you_mean(name, names)}Choose one of: {', '.join(names)}."
        )
    return known


def _gaps(entries: tuple[Entry, ...]) -> tuple[Gap, ...]:
    """How far guesses before the report were off."""
    from rehearse.practice.guesses import gaps
    from rehearse.store.guesses import guessed

    if not entries or not database_path().exists():
        return ()
    with Store(database_path()) as store:
        return gaps(entries, guessed(store))


def _draw(found: Progress, plot: Path) -> None:
    from rehearse.report.plots import picture

    picture(found, plot)
    echo(f"Picture written to {plot}.", err=True, whole=plot)


def _write_page(
    path: Path,
    found: Progress,
    entries: tuple[Entry, ...],
    known: Measures,
    *,
    with_takes: bool,
    open_it: bool,
    force: bool,
) -> None:
    from rehearse.cli.attempt_ref import opened
    from rehearse.cli.pages import open_page, write_progress

    if not entries:
        raise UsageError("There is nothing to plot yet.", "`rehearse record` makes the first take.")
    with opened() as store:
        write_progress(path, found, entries, known, store, with_takes=with_takes, force=force)
    echo(f"Written to {path}.", err=True, whole=path)
    if open_it:
        open_page(path)


def _print_json(entries: tuple[Entry, ...], found: Progress) -> None:
    from rehearse.practice.rule_ladder import rule_ladder

    print_json({"progress": found, "rules": rule_ladder(entries), "takes": entries, "guesses": _gaps(entries)})


def _print(entries: tuple[Entry, ...], found: Progress, measure: str, *, of_one: bool, full: bool) -> None:
    from rehearse.cli.progress_screen import shown
    from rehearse.cli.without_report import without_report

    offer = without_report().offer
    if entries:
        more = 1 if offer else 0
        show(*shown(entries, found, _gaps(entries), measure, of_one=of_one, full=full, more_lines=more))
    elif not offer:  # a take that can be finished is one
        echo("You have no takes yet. `rehearse record` makes one; `rehearse analyze FILE` uses a recording you have.")
    if offer:
        echo(offer, err=True)
