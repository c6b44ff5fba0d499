"""`rehearse mock`: an interview of several questions."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from rehearse.cli.completing import INTERVIEWER, MODEL, PERSON, PRINCIPLE, ROLE
from rehearse.cli.destinations import FORCE, PAGE, played, writable
from rehearse.cli.mock_plan import show_plan
from rehearse.cli.mock_session import going_on, held, manner_of, open_microphone, say_model, suggest_stories
from rehearse.cli.mock_state import ask_to_end, begun, listing
from rehearse.cli.model_option import MODEL_HELP
from rehearse.cli.say import echo
from rehearse.cli.target_option import target_option, target_s
from rehearse.cli.terminal import print_json, show
from rehearse.errors import UsageError
from rehearse.settings import database_path

if TYPE_CHECKING:
    from rehearse.practice.interview import Interview
    from rehearse.practice.mock import MockOptions
    from rehearse.store.attempts import Store


@click.command()
@click.option("--role", help="Questions for this role.", shell_complete=ROLE)
@click.option(
    "--questions",
    "count",
    type=click.IntRange(1, 12),
    help="Number of questions, not counting follow-ups [default: 4].",
)
@click.option(
    "--principle",
    "principles",
    multiple=True,
    help="Ask about this principle; can be repeated.",
    shell_complete=PRINCIPLE,
)
@click.option("--loop", is_flag=True, help="Run the whole loop: recruiter, coding, system design, domain, bar raiser.")
@click.option(
    "--interviewer",
    "who",
    help="Run one interview of the loop; --plan --loop lists the interviewers.",
    shell_complete=INTERVIEWER,
)
@click.option(
    "--plan",
    "planned",
    is_flag=True,
    help="Show an example of the rounds and questions that these options lead to, without asking them.",
)
@click.option(
    "--follow-ups", type=click.IntRange(0, 3), help="Ask at most this many follow-ups per answer [default: 1]."
)
@click.option("--new", "fresh", is_flag=True, help="Start a new interview; one that was interrupted ends for good.")
@click.option("--yes", is_flag=True, help="End an interrupted interview without asking.")
@click.option(
    "--speak",
    is_flag=True,
    help="Ask each question aloud with the system's voice (say, espeak-ng, PowerShell); Enter cuts it short.",
)
@click.option("--person", help="Who is speaking, if it is not you.", shell_complete=PERSON)
@click.option("--device", help="The microphone; part of its name is enough, and file:PATH plays a file instead.")
@click.option("--think", "think_s", type=click.FloatRange(0), help="Seconds to think before each answer; 0 for none.")
@click.option(
    "--pause",
    "pause_s",
    type=click.FloatRange(0),
    help="Length of the break between answers, in seconds; Enter ends it.",
)
@click.option("--seconds", type=click.FloatRange(0, min_open=True), help="Stop every answer after this many seconds.")
@click.option(
    "--stop-after-silence",
    "quiet_s",
    type=click.FloatRange(1),
    help="Stop an answer after this many seconds of silence.",
)
@target_option
@click.option("--no-check", is_flag=True, help="Do not check the microphone first.")
@click.option("--no-clock", is_flag=True, help="Hide the clock while recording.")
@click.option("--model", help=MODEL_HELP, shell_complete=MODEL)
@click.option("--list", "listing", is_flag=True, help="List the interviews so far.")
@click.option("--show", "shown", type=int, help="Show the scorecard of an interview.")
@click.option("--html", type=click.Path(path_type=Path), help="Write the scorecard and the answers as web pages.")
@click.option("--open", "open_it", is_flag=True, help="Open the web page in the browser.")
@click.option("--force", is_flag=True, help=FORCE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: the scorecard, or the list.")
def command(
    role: str | None,
    count: int | None,
    principles: tuple[str, ...],
    loop: bool,
    who: str | None,
    planned: bool,
    follow_ups: int | None,
    fresh: bool,
    yes: bool,
    speak: bool,
    person: str | None,
    device: str | None,
    think_s: float | None,
    pause_s: float | None,
    seconds: float | None,
    quiet_s: float | None,
    target: str | None,
    no_check: bool,
    no_clock: bool,
    model: str | None,
    listing: bool,
    shown: int | None,
    html: Path | None,
    open_it: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Run a mock interview, with follow-ups and one scorecard.

    A follow-up asks for what your answer left open. An interrupted interview continues at the question where it
    stopped. Enter is the only key you need.
    """
    from rehearse.cli.pages import last_page
    from rehearse.practice.mock import Ways
    from rehearse.practice.mock_plan import options_of
    from rehearse.store.people import cleaned

    if html is not None:
        writable(html, PAGE, inputs=played(device), force=force)
    card = _Card(html or (last_page("interview") if open_it else None), as_json, force, open_it)
    if listing or shown is not None:
        _look(shown, card)
        return
    speaker = None if person is None else cleaned(person)
    ways = Ways(model, device, think_s, pause_s, seconds, quiet_s, speak, no_check, no_clock, speaker, target_s(target))
    options = replace(options_of(role, count, principles, follow_ups, loop=loop, who=who), ways=ways)
    if planned:
        show_plan(options, as_json)
        return
    wished = any((role, count, principles, follow_ups is not None, loop, who))
    _hold(options, card, go_on=not (fresh or wished), yes=yes)


@dataclass(frozen=True)
class _Card:
    """Where the scorecard goes."""

    page: Path | None
    as_json: bool
    force: bool
    open_it: bool


def _hold(options: MockOptions, card: _Card, *, go_on: bool, yes: bool) -> None:
    """Hold the interview, a new one or the one that was interrupted, and show its scorecard.

    yes: one that was interrupted may be ended without asking.
    """
    from rehearse.cli.asking_back import ask_back
    from rehearse.cli.live.answer import open_warm_up
    from rehearse.cli.without_report import offer_recovery
    from rehearse.store.attempts import Store

    with Store(database_path()) as store:
        earlier = _interrupted(store, options.ways.person) if go_on else None
        if earlier is None and not yes:
            ask_to_end(store)
        ways = options.ways if earlier is None else options.ways.over(earlier.options.ways)
        manner = manner_of(ways)
        with closing(open_warm_up(ways.model)) as warm_up:
            if earlier is None or earlier.next() is not None:
                open_microphone(ways.device)
                say_model(warm_up)
            offer_recovery()
            interview = going_on(earlier, ways) if earlier else begun(store, options)
            if not held(interview, manner, warm_up):
                return
        ask_back(interview)
        interview.finish()  # a terminal closed at that question does not take the scorecard away
        _print(interview, card)
        number = interview.number
        echo(
            f"Saved as interview {number}: see `rehearse mock --show {number}` and `rehearse show TAKE`; "
            f"`rehearse notes after --mock {number}` saves what you noticed.",
            err=True,
        )
        if ways.person is None:
            suggest_stories(interview)


def _interrupted(store: Store, person: str | None) -> Interview | None:
    """The interview to go on with, unless it is somebody else's than the person that was named, if one was."""
    from rehearse.practice.interview import Interview

    earlier = Interview.unfinished(store)
    return None if earlier is None or person not in (None, earlier.options.ways.person) else earlier


def _look(shown: int | None, card: _Card) -> None:
    """The list of interviews, or the scorecard of one."""
    from rehearse.cli.attempt_ref import opened
    from rehearse.practice.interview import Interview
    from rehearse.store.mocks import unknown

    if shown is None:
        listing(as_json=card.as_json)
        return
    with opened(unknown(shown)) as store:
        _print(Interview(store, shown), card)


def _print(interview: Interview, goes: _Card) -> None:
    from rehearse.practice.asked_back import remark
    from rehearse.report.screens import scorecard as screen
    from rehearse.store import notes

    card = interview.card()
    noted = notes.listed(interview.store, interview.number)
    unasked = remark(noted, over=interview.finished)
    if goes.as_json:
        print_json({"interview": interview.number, "scorecard": card, "notes": noted, "asked_nothing": unasked})
    elif not card.lines:
        raise UsageError(f"Interview {interview.number} has no questions.")
    elif goes.page is None:
        show(*screen.section(card, [*(note.text for note in noted), *([unasked] if unasked else [])]))
    if goes.page is not None:
        from rehearse.cli.pages import open_page, takes_folder, write_interview

        write_interview(goes.page, card, interview.created, interview.store, force=goes.force)
        echo(f"Page written to {goes.page}", err=True, whole=goes.page)
        if card.answered:
            echo(f"Its links need the folder {takes_folder(goes.page).name} beside it; share both.", err=True)
        if goes.open_it:
            open_page(goes.page)
