"""`rehearse` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rehearse.cli.own import own_settings
from rehearse.cli.say import echo
from rehearse.cli.terminal import show
from rehearse.data.progress_measures import measures
from rehearse.data.questions import bank, principle_names
from rehearse.settings import database_path
from rehearse.store.moments import here
from rehearse.types import Finding

if TYPE_CHECKING:
    from rehearse.practice.home import Home
    from rehearse.practice.suggestion import Suggestion
    from rehearse.store.attempts import Store


def show_home() -> None:
    """Print where the user stands and what to do next; looking creates no database."""
    from rehearse.cli.without_report import without_report
    from rehearse.data import load
    from rehearse.practice.home import home
    from rehearse.practice.home_settings import HomeSettings
    from rehearse.practice.totals import totals_in
    from rehearse.report.screens import home as screen
    from rehearse.store.attempts import Store
    from rehearse.store.overview import count, newest

    unreported = without_report()
    waiting, today = unreported.suggestion, here().date()
    if not database_path().exists():
        _say(unreported.in_list)
        show(*screen.section(_first(home((), bank(), principle_names(), today), waiting), None))
        return
    with Store(database_path()) as store:
        entries = newest(store, load("home.toml", HomeSettings).newest_takes, whose=(None,))
        known = measures(own_settings().targets)
        found = home(entries, bank(), principle_names(), today, known, everything=totals_in(store))
        weak = _finding(store, found.weakest.newest, found.weakest.code) if found.weakest else None
        left = _questions_left(store)
        others = 0 if found.takes else count(store)
    _say(unreported.offer if found.takes else unreported.in_list)
    drill = drill_for(found.weakest.code) if found.weakest else ""
    show(*screen.section(_first(found, waiting), weak, drill, left, others))


def _say(waits: str) -> None:
    """Say which takes have no report; also those that none can be made of where there are no others."""
    if waits:
        echo(waits, err=True)


def _first(found: Home, waiting: Suggestion | None) -> Home:
    """Home with what waits as the next step, where something does."""
    return found if waiting is None else replace(found, suggestion=waiting)


def drill_for(code: str) -> str:
    """The command of the exercise for a rule; nothing for a rule that has none."""
    from rehearse.practice.drills import has_fix

    return f"rehearse drill fix {code}" if has_fix(code) else ""


def _questions_left(store: Store) -> int:
    """Of a mock interview that was interrupted; 0 when there is none."""
    from rehearse.practice.interview import Interview

    interview = Interview.unfinished(store)
    return sum(one is None for _, turn, one in interview.turns() if not turn.is_follow_up) if interview else 0


def _finding(store: Store, attempt: int, code: str) -> Finding | None:
    """What the rule says in that attempt; None for one whose report can no longer be read."""
    from rehearse.errors import StoreError
    from rehearse.report.mid_sentence import as_printed

    try:
        content = as_printed(store.get(attempt).report).content
    except StoreError:
        return None
    return next((finding for finding in content.findings if finding.code == code), None) if content else None
