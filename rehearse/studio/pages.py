"""The studio's pages: home, questions, answering, takes, progress. Each is drawn from what the rooms below return."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rehearse.data.progress_measures import measures
from rehearse.data.questions import bank, principle_names
from rehearse.data.take import take_settings
from rehearse.data.targets import answer_lengths
from rehearse.errors import RehearseError
from rehearse.practice import listing, stories
from rehearse.practice.checklist import Ready, checklist
from rehearse.practice.choose import Wanted, least_recent, practised, select
from rehearse.practice.hint import hint
from rehearse.practice.home import coverage, home
from rehearse.practice.interview import Interview
from rehearse.practice.ladder import ladder
from rehearse.practice.progress import progress
from rehearse.settings import database_path
from rehearse.store import notes, overview
from rehearse.store.attempts import Store
from rehearse.store.moments import here
from rehearse.store.summary import Entry
from rehearse.studio.changes import changed
from rehearse.studio.render import render
from rehearse.types import BANK_KINDS, Question
from rehearse.types.question import DIFFICULTIES

if TYPE_CHECKING:
    from rehearse.data.own_settings import OwnSettings
    from rehearse.practice.checklist import Point
    from rehearse.studio.takes import Takes

PLACES = {  # the page that does what a command of the plan does
    "rehearse stories": "/stories",
    "rehearse frameworks": "/stories",
    "rehearse record": "/questions",
    "rehearse notes ask": "/ask",
}
NEWEST = 40  # points that fit side by side on the progress page


def home_page(takes: Takes) -> str:
    """The last takes, the weak spot, what to practise, the plan, and takes that have no report yet."""
    from rehearse.content import rules

    waiting = takes.waiting()
    own, entries = takes.own, own_entries()
    today = here().date()
    found = home(entries, bank(), principle_names(), today, measures(own.targets))
    suggested = found.suggestion.question_id
    following = next((one for one in bank() if one.id == suggested), bank()[0])
    weak = next((rule for rule in rules.ALL if found.weakest and rule.code == found.weakest.code), None)
    plan = [(point, _where(point)) for point in _plan(entries, own)]
    return render("home.html.j2", "/", found=found, next=following, waiting=waiting, weak=weak,
                  recording=takes.recording(), plan=plan, interview=_unfinished(),
                  ready=[point.ready for point, _ in plan if not point.optional],
                  others=0 if entries else len(all_entries()), missing=takes.warm_up.missing,
                  model=takes.warm_up.model.name)  # fmt: skip


def _where(point: Point) -> str | None:
    """The page where a line of the plan can be worked on; None for a line that is ready."""
    return next((page for start, page in PLACES.items() if (point.command or "").startswith(start)), None)


def _plan(entries: Sequence[Entry], own: OwnSettings) -> tuple[Point, ...]:
    """What should be ready before an interview; empty where the stories cannot be read, which their page says."""
    try:
        told = stories.read_own(principle_names())
    except RehearseError:
        return ()
    written: tuple[notes.Note, ...] = ()
    if database_path().exists():
        with Store(database_path()) as store:
            written = notes.listed(store)
    return checklist(Ready(told, entries, written, own.targets))


def _unfinished() -> int | None:
    """The mock interview that was begun but not finished."""
    if not database_path().exists():
        return None
    with Store(database_path()) as store:
        interview = Interview.unfinished(store)
        return interview.number if interview is not None and interview.next() is not None else None


def questions_page(wanted: Wanted) -> str:
    """The questions that match, those practised longest ago first."""
    known = practised(own_entries())
    found = least_recent(select(bank(), wanted, known), known)
    return render("questions.html.j2", "/questions", found=found, known=known, wanted=wanted, kinds=BANK_KINDS,
                  difficulties=DIFFICULTIES, principles=principle_names())  # fmt: skip


def answer_page(question: Question, takes: Takes) -> str:
    """One question and everything a take needs."""
    own = takes.own
    own_s = own.targets.duration.target
    last = _last_take(question.id)
    fix = (last.summary.next_content or last.summary.next_delivery) if last is not None else None
    aims = sorted({*answer_lengths().seconds})
    think_s = own.preferences.think_s
    return render("answer.html.j2", "/questions", question=question, hints=hint(question), last=last, fix=fix,
                  recording=takes.recording(), own_s=own_s, aims=aims, lights_s=take_settings().timer.lights_s,
                  ignored_s=take_settings().enter.ignored_s,
                  think_s=take_settings().think.default_s if think_s is None else think_s)  # fmt: skip


def attempts_page(person: str | None) -> str:
    """The takes of one person (None: the user), newest first."""
    known = all_entries()
    people = sorted({one.person for one in known if one.person is not None}, key=str.casefold)
    found = [one for one in known if one.person == person]
    return render("attempts.html.j2", "/attempts", entries=found[::-1], people=people, person=person)


def progress_page(own: OwnSettings) -> str:
    """Progress over the user's own takes, with what the newest second take of a question changed."""
    found = ""
    newest, question = 0, ""
    if database_path().exists():
        with Store(database_path()) as store:
            pair = overview.last_two(store, (None,))
            if pair is not None:
                before, after = store.get(pair.before), store.get(pair.after)
                if after.report.question is not None:  # takes without one are different stories
                    newest, found, question = after.id, changed(before, after), after.report.question.text
    return render("progress.html.j2", "/progress", changed=found, newest=newest, question=question,
                  report=progress_report(own, inside=True))  # fmt: skip


def progress_report(own: OwnSettings, *, inside: bool = False) -> str:
    """Progress as `rehearse progress --html` writes it.

    inside: what a page of the studio holds of it; its points link to the takes.
    """
    from rehearse.report.to_progress_html import History
    from rehearse.report.to_progress_html import render as drawn

    entries = own_entries()
    known = measures(own.targets)
    newest = entries[-NEWEST:]
    pages = {entry.id: f"/attempts/{entry.id}" for entry in newest} if inside else {}
    covered = coverage(entries, principle_names())
    target_s = own.targets.duration.target
    history = History(progress(entries, known), newest, ladder(entries, known), covered, pages, target_s)
    return drawn(history, inside=inside)


def all_entries() -> tuple[Entry, ...]:
    """Every attempt in brief, oldest first; looking creates no database."""
    if not database_path().exists():
        return ()
    with Store(database_path()) as store:
        return store.entries()


def _last_take(question_id: str) -> Entry | None:
    """The user's newest take of a question; looking creates no database."""
    if not database_path().exists():
        return None
    with Store(database_path()) as store:
        return next(iter(overview.newest(store, 1, question_id=question_id, whose=(None,))), None)


def own_entries() -> tuple[Entry, ...]:
    """The user's own attempts, oldest first."""
    return listing.of(all_entries(), None)
