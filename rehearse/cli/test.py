"""`rehearse test`: ten questions and a result."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import click

from rehearse.cli.say import echo
from rehearse.cli.terminal import console, print_json, show, waiting
from rehearse.cli.typed_ahead import drop_typed_ahead
from rehearse.errors import Declined
from rehearse.settings import database_path

if TYPE_CHECKING:
    from rehearse.practice.quiz import Answer


@click.command()
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object with the result; questions go to standard error."
)
def command(as_json: bool) -> None:
    """Test yourself: ten questions, a result, and what to practise.

    The questions go from easy to hard. You find the sentence that decides the verdict, the principle shown,
    what a phrase signals and the habit that weakens an answer. The answers are explained at the end; Ctrl-C ends the
    test without a result.
    """
    from rehearse.practice.quiz import result
    from rehearse.report.screens import quiz as screen

    try:
        found = result(_answers(as_json))
    except click.Abort:
        echo(err=True)  # the cursor still stands behind the question
        raise Declined("Goodbye. You left the test; nothing was saved.") from None
    if as_json:
        print_json({"test": found})
    else:
        show(*screen.section(found, console()))


def _answers(as_json: bool) -> list[Answer]:
    """Ask every question, and keep the answers once all are given."""
    from rehearse.cli.drill import CHOOSING
    from rehearse.cli.exercise import Desk
    from rehearse.practice.quiz import answered, questions
    from rehearse.store.attempts import Store
    from rehearse.store.exercises import add

    desk, answers = Desk(as_json), []
    with waiting(CHOOSING):
        asked = questions(random.Random())  # noqa: S311 - no secret
    drop_typed_ahead()
    for place, item in enumerate(asked, start=1):
        echo(f"\n{place} of {len(asked)}: {item.level}\n", err=as_json)
        answers.append(answered(item, desk.choose(item)))
    with Store(database_path()) as store, store.transaction():
        for one in answers:
            add(store, one.kind, one.id, str(one.given), float(one.right))
        add(store, "test", f"{len(answers)} questions", "", sum(one.right for one in answers) / len(answers))
    return answers
