"""The studio's pages as HTML: what each shows, from the store and the bank."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from rehearse.data.progress_measures import measures
from rehearse.data.questions import bank, principle_names
from rehearse.practice import stories
from rehearse.practice.choose import DIFFICULTIES, Wanted, least_recent, practised, select
from rehearse.practice.hint import hint
from rehearse.practice.home import coverage, home
from rehearse.practice.ladder import ladder
from rehearse.practice.progress import progress
from rehearse.report.page.environment import escaping
from rehearse.settings import database_path
from rehearse.types import BANK_KINDS, Question

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.data.own_settings import OwnSettings
    from rehearse.studio.takes import Takes
    from rehearse.types import Attempt

NEWEST = 40  # points that fit side by side on the progress page
LIGHTS_S = (60, 90, 120)  # green, yellow and red of a Toastmasters timer


_environment = cache(escaping)


def render(template: str, here: str, **values: Any) -> str:
    """A page of this folder; `here` is the path that the navigation marks."""
    return _environment("rehearse.studio").get_template(template).render(here=here, **values)


def static(name: str) -> bytes:
    """A style sheet or script of this folder, or the style that reports have. Raises FileNotFoundError."""
    package = "rehearse.report.page" if name == "style.css" else "rehearse.studio.page"
    return files(package).joinpath(name).read_bytes()


def home_page(takes: Takes, own: OwnSettings) -> str:
    """Last takes, the weakest rule, what to practise next, and takes that wait for their report."""
    from rehearse.practice.takes import unfinished_takes

    waiting = takes.waiting()
    ours = {take.path for take in waiting.values()}
    left = [take for take in unfinished_takes() if take.path not in ours]
    today = datetime.now().astimezone().date()
    found = home(_entries(), bank(), principle_names(), today, measures(own.targets))
    next_id = found.suggestion.question_id or least_recent(bank(), {})[0].id
    return render("home.html.j2", "/", found=found, next_id=next_id, waiting=waiting, left=left,
                  missing=takes.warm_up.missing, model=takes.warm_up.model.name)  # fmt: skip


def questions_page(wanted: Wanted) -> str:
    """The questions that fit, those practised longest ago first."""
    known = practised(_entries())
    found = least_recent(select(bank(), wanted, known), known)
    return render("questions.html.j2", "/questions", found=found, known=known, wanted=wanted, hints=hint,
                  kinds=BANK_KINDS, difficulties=DIFFICULTIES, principles=principle_names())  # fmt: skip


def answer_page(question: Question, own: OwnSettings) -> str:
    """One question and everything a take needs."""
    target_s = own.targets.duration.target
    return render("answer.html.j2", "/questions", question=question, hints=hint(question), target_s=target_s,
                  lights_s=[round(light_s * target_s / 90) for light_s in LIGHTS_S])  # fmt: skip


def attempts_page() -> str:
    """Every take, newest first."""
    return render("attempts.html.j2", "/attempts", entries=tuple(reversed(_entries())))


def attempt_page(number: int) -> str:
    """A report in its frame, with the way to a second take."""
    entries = _entries()
    entry = next((one for one in entries if one.id == number), None)
    asked = entry.summary.question_id if entry else None
    same = [one.id for one in entries if entry and one.summary.question_id == asked]
    earlier = max((one for one in same if one < number), default=None)
    known = asked if asked in {question.id for question in bank()} else None
    return render("attempt.html.j2", "/attempts", number=number, earlier=earlier, question_id=known)


def beside_page(first: int, second: int) -> str:
    """Two reports side by side."""
    return render("beside.html.j2", "/attempts", numbers=(first, second))


def report_page(found: Attempt, recording: Path | None) -> str:
    """The report as `rehearse show --html` writes it, with its sound where that can be read."""
    from rehearse.errors import AudioError
    from rehearse.report import sound, to_html

    heard = None
    if recording is not None and recording.is_file() and found.report.audio is not None:
        try:
            heard = sound.listen(recording, found.report.audio.channel)
        except AudioError:
            heard = None
    return to_html.render(found.report, heard)


def progress_page(own: OwnSettings) -> str:
    """Progress over all takes, as `rehearse progress --html` writes it; its points open the reports."""
    from rehearse.report.to_progress_html import History
    from rehearse.report.to_progress_html import render as drawn

    entries = _entries()
    known = measures(own.targets)
    newest = entries[-NEWEST:]
    pages = {entry.id: f"/attempts/{entry.id}/page" for entry in newest}
    covered = coverage(entries, principle_names())
    target_s = own.targets.duration.target
    return drawn(History(progress(entries, known), newest, ladder(entries, known), covered, pages, target_s))


def stories_page(saved: str = "", problem: str = "", text: str | None = None) -> str:
    """The story file to read and edit, and what each story lacks."""
    path = stories.path()
    written = path.read_text(encoding="utf-8") if path.is_file() else ""
    return render("stories.html.j2", "/stories", text=written if text is None else text, before=written, saved=saved,
                  problem=problem, checked=[] if problem else _checked(), path=path)  # fmt: skip


def _checked() -> list[tuple[Any, Any]]:
    return [(story, stories.check(story)) for story in stories.read_own(principle_names())]


def _entries() -> Sequence[Any]:
    from rehearse.store.attempts import Store

    if not database_path().exists():  # to look makes none
        return ()
    with Store(database_path()) as store:
        return store.entries()
