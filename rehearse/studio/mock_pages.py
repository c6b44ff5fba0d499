"""A mock interview in the browser: begun, asked aloud turn by turn, resumed, and its scorecard."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from rehearse.data.loop import interview_loop
from rehearse.data.questions import bank, principle_names
from rehearse.data.take import take_settings
from rehearse.errors import UsageError
from rehearse.practice import mock, mock_plan
from rehearse.practice.asked_back import PREFIX, remark
from rehearse.practice.days import day_of
from rehearse.practice.interview import Interview
from rehearse.practice.mock_progress import counts, ended_early, minutes_left, number_of
from rehearse.settings import database_path
from rehearse.store import notes
from rehearse.store.attempts import Store
from rehearse.studio.render import render
from rehearse.studio.reports import opened
from rehearse.types import Question

if TYPE_CHECKING:
    from rehearse.data.own_settings import OwnSettings
    from rehearse.practice.mock import Turn
    from rehearse.studio.answers import Form
    from rehearse.studio.takes import Takes

MOST_FOLLOW_UPS = 3
RECORD = "rehearse record "


def mocks_page(takes: Takes) -> str:
    """The options for an interview, and the interviews so far, newest first."""
    rows = []
    if database_path().exists():
        with Store(database_path()) as store:
            rows = [(one, counts(one.turns()), ended_early(one.turns())) for one in reversed(Interview.every(store))]
    newest = [row for row in rows if not row[0].finished][:1]  # `mock_plan.begun` ends it
    ends = [(one, so_far) for one, so_far, early in newest if early]
    roles = sorted({question.role for question in bank()} - {"any"})
    return render("mocks.html.j2", "/mock", rows=rows, ends=ends, rules=mock.settings(), roles=roles,
                  principles=principle_names(), interviewers=interview_loop().interviewer,
                  most_follow_ups=MOST_FOLLOW_UPS, missing=takes.warm_up.missing)  # fmt: skip


def begin(form: Form) -> str:
    """Begin the interview that the form asks for; returns its address. Raises UsageError if it cannot be held."""
    principles = [form["principle"]] if form.get("principle") else []
    count = _number(form, "questions", 1, mock.settings().most_questions)
    follow_ups = _number(form, "follow_ups", 0, MOST_FOLLOW_UPS)
    who = form.get("held_by", "")
    planned = who not in ("", "loop")
    options = mock_plan.options_of(
        form.get("role") or None, None if who == "loop" else count, [] if who else principles, follow_ups,
        loop=who == "loop", who=who if planned else None,
    )  # fmt: skip
    with Store(database_path()) as store:
        return f"/mock/{mock_plan.begun(store, options).number}"


def _number(form: Form, name: str, least: int, most: int) -> int | None:
    typed = form.get(name, "").strip()
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > 4 or not least <= int(typed) <= most:
        raise UsageError(
            f'"{typed}" is not a number of {name.replace("_", "-")}.', f"Enter a number from {least} to {most}."
        )
    return int(typed)


def mock_page(number: int, own: OwnSettings) -> str:
    """The next turn, or the scorecard once the interview is over. Raises UsageError for an unknown interview."""
    with opened() as store:
        interview = Interview(store, number)
        following = None if interview.finished else interview.next()
        if following is None:
            asked = notes.listed(store, number)
            unasked = remark(asked, over=True)
            return render("mock.html.j2", "/mock", number=number, notes=asked, unasked=unasked,
                          report=card_page(number, own, inside=True))  # fmt: skip
        turns, (place, turn) = interview.turns(), following
        rules = mock.settings()
        return render("turn.html.j2", "/mock", number=number, place=place, turn=turn, so_far=counts(turns),
                      nth=number_of(place, turns), minutes=minutes_left(turns, interview.options, rules),
                      think_s=_think_s(turn, own),
                      own_s=own.targets.duration.target,
                      ignored_s=take_settings().enter.ignored_s, lights_s=take_settings().timer.lights_s)  # fmt: skip


def _think_s(turn: Turn, own: OwnSettings) -> float:
    """Seconds to think: as set before an answer; before a follow-up, as few as an interviewer would give."""
    set_s = own.preferences.think_s
    set_s = take_settings().think.default_s if set_s is None else set_s
    return min(set_s, mock.settings().follow_up_think_s) if turn.is_follow_up else set_s


def card_page(number: int, own: OwnSettings, *, inside: bool = False) -> str:
    """The scorecard as `rehearse mock --show N --html` writes it; each answer links to its report.

    inside: what a page of the studio holds of it.
    """
    from rehearse.report import to_mock_html

    with opened() as store:
        interview = Interview(store, number)
        card = interview.card()
    end = "" if inside else "/page"
    pages = {line.attempt: f"/attempts/{line.attempt}{end}" for line in card.lines if line.attempt is not None}
    links = {one.command: page for one in card.practise if (page := _page_for(one.command)) is not None}
    return to_mock_html.render(
        card, str(day_of(interview.created)), pages, own.targets.duration.target, links, inside=inside
    )


def _page_for(command: str) -> str | None:
    """The page of the studio that does what a command does."""
    if command.startswith(RECORD):
        return f"/answer/{quote(command.removeprefix(RECORD).removesuffix(' --hint'))}"
    return None


def finish(number: int) -> str:
    """End the interview before its last question; returns its address."""
    with opened() as store:
        Interview(store, number).finish()
    return f"/mock/{number}"


def asked_back(number: int, form: Form) -> str:
    """Store what the speaker would ask the interviewer; returns the interview's address."""
    said = form.get("asked", "").strip()
    if said:
        with opened() as store:
            notes.add(store, PREFIX + said, Interview(store, number).number)
    return f"/mock/{number}"


def question_of(number: int, place: int) -> Question:
    """What is asked at that place of an interview. Raises UsageError if nothing is, or if it has been answered."""
    with opened() as store:
        interview = Interview(store, number)
        found = next(
            (turn.question for at, turn, attempt in interview.turns() if at == place and attempt is None), None
        )
    if found is None or interview.finished:
        raise UsageError("This question has already been answered on another page.", "Reload the page.")
    return found
