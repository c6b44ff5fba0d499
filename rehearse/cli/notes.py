"""`rehearse notes`: what to ask, and what to keep of an interview."""

import contextlib

import click

from rehearse.cli.groups import Group
from rehearse.cli.prompting import last_line
from rehearse.cli.say import echo, hanging
from rehearse.cli.terminal import print_json
from rehearse.errors import UsageError
from rehearse.report.wording import clean
from rehearse.settings import database_path


@click.group(cls=Group, default="list")
def command() -> None:
    """Keep notes of interviews, and see what to ask the interviewer."""


@command.command("list")
@click.option("--mock", type=int, help="Only notes on this mock interview.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def listed(mock: int | None = None, as_json: bool = False) -> None:
    """List your notes."""
    from rehearse.practice.days import day_of
    from rehearse.store import notes
    from rehearse.store.attempts import Store

    found: tuple[notes.Note, ...] = ()
    if database_path().exists():
        with Store(database_path()) as store:
            found = notes.listed(store, mock)
    if as_json:
        print_json({"notes": found})
        return
    for note in found:
        of = f", mock interview {note.mock}" if note.mock is not None else ""
        echo(f"{note.id}  {day_of(note.created)}{of}")
        for line in note.text.splitlines():
            echo(hanging(clean(line), "   ", "     "))
    if not found:
        echo('No notes yet: `rehearse notes add "TEXT"`, or `rehearse notes after`.', err=True)


@command.command("add")
@click.argument("words", metavar="TEXT", nargs=-1, required=True)
@click.option("--mock", type=int, help="The mock interview it is about.")
def add(words: tuple[str, ...], mock: int | None) -> None:
    """Save a note."""
    from rehearse.store import notes
    from rehearse.store.attempts import Store

    text = " ".join(words)
    if not text.strip():
        raise UsageError("The note is empty.")
    with Store(database_path()) as store:
        echo(f"Saved as note {notes.add(store, text.strip(), mock)}.")


@command.command("remove")
@click.argument("number", type=int)
def remove(number: int) -> None:
    """Remove a note."""
    from rehearse.store import notes
    from rehearse.store.attempts import Store

    with Store(database_path()) as store:
        notes.remove(store, number)
    echo(f"Removed note {number}.")


@command.command("after")
@click.argument("outcome", type=click.Choice(["waiting", "yes", "no"], case_sensitive=False), default="waiting")
@click.option("--mock", type=int, help="The mock interview it is about.")
def after(outcome: str, mock: int | None) -> None:
    """Write down what matters after an interview.

    You are asked question by question; press Enter to skip one.
    """
    from rehearse.data.to_ask import to_ask
    from rehearse.store import mocks, notes
    from rehearse.store.attempts import Store

    if mock is not None:
        with Store(database_path()) as store:
            mocks.get(store, mock)  # before anything is asked
    prompts = next(one.prompts for one in to_ask().after if one.outcome == outcome)
    given: list[tuple[str, str]] = []
    with contextlib.suppress(click.Abort):  # whoever leaves early keeps what was written
        for prompt in prompts:
            asked = last_line(prompt, err=False)
            given.append((prompt, click.prompt(asked, default="", show_default=False, prompt_suffix=" ").strip()))
    text = "\n".join(f"{prompt} {answer}" for prompt, answer in given if answer)
    if not text:
        echo("Nothing was saved.")
        return
    with Store(database_path()) as store:
        echo(f"Saved as note {notes.add(store, text, mock)}.")


@command.command("ask")
@click.option("--choose", metavar="QUESTION", help="Save a question you will ask: one of these or your own.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def ask(choose: str | None, as_json: bool) -> None:
    """Show questions to ask the interviewer, your own first."""
    from rehearse.data.to_ask import to_ask
    from rehearse.practice.asking import chosen

    if choose is not None:
        _choose(choose)
        return
    found, mine = to_ask().ask, tuple(chosen().values())
    if as_json:
        print_json({"ask": found, "chosen": mine})
        return
    if mine:
        echo("Yours")
        for question in mine:
            echo(hanging(clean(question), "  - ", "    "))
    for one in found:
        echo(f"To the {one.whom}")
        for question in one.questions:
            echo(hanging(question, "  - ", "    "))
    if not mine:
        echo('\nChoose three: rehearse notes ask --choose "QUESTION"', err=True)


def _choose(question: str) -> None:
    from rehearse.practice.asking import choose

    if not question.strip():
        raise UsageError("The question is empty.")
    echo(f"Saved as note {choose(question.strip())}.")
