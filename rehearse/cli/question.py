"""`rehearse question`: which question a take answers, and changing it."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from rehearse.cli.attempt_ref import number_of, opened
from rehearse.cli.completing import ATTEMPT, QUESTION
from rehearse.cli.say import echo
from rehearse.errors import UsageError

if TYPE_CHECKING:
    from rehearse.types import Question, Report


@click.command()
@click.argument("attempt", metavar="TAKE", shell_complete=ATTEMPT)
@click.argument("question", required=False, shell_complete=QUESTION)
@click.option("--text", help="The question in your own words.")
@click.option("--none", "no_question", is_flag=True, help="It answers no question in the bank.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: the report as it is now.")
def command(attempt: str, question: str | None, text: str | None, no_question: bool, as_json: bool) -> None:
    """Show which question a take answers, or change it.

    QUESTION is an id or some words of a question. The take is then judged again as an answer to it; the recording
    is not transcribed again.
    """
    from rehearse.cli.output import show
    from rehearse.cli.own import own_settings
    from rehearse.practice.rejudge import with_question

    if sum((question is not None, text is not None, no_question)) > 1:
        raise UsageError("More than one question was given.", "Give an id, --text or --none.")
    change = question is not None or text is not None or no_question
    new = _named(question, text)
    with opened() as store:
        number = number_of(store, attempt)
        with store.transaction() if change else nullcontext():  # nobody else changes it meanwhile
            found = store.get(number)
            report = with_question(found.report, new, own_settings()) if change else found.report
            if change:
                store.replace(number, report)
    if as_json:
        show(report, as_json=True, attempt=found.id)
    else:
        for line in _sentence(found.id, report, found.report if change else None).splitlines():
            echo(line)
        if change:
            _tell_why(found.report, report)


def _named(question: str | None, text: str | None) -> Question | None:
    from rehearse.cli.question_choice import own_question
    from rehearse.data.questions import find

    if text is not None:
        return own_question(text)
    return find(question) if question is not None else None


def _sentence(number: int, report: Report, before: Report | None) -> str:
    """Which question it answers; after a change, its verdict and the one it had."""
    asked = f"{report.question.id}: {report.question.text}" if report.question else "no question"
    if before is None:
        return f"Take {number} answers {asked}"
    was, now = _verdict(before), _verdict(report)
    if report.content is None or report.content.total is None:
        same = was[1] == now[1]
        verdict = "Not scored, as before." if same else f"{was[1]} → not scored. Before: {was[0]}."
        return f"Take {number} now answers {asked}\n{verdict}"
    points = now[1] if was[1] == now[1] else f"{was[1].removesuffix(' points')} → {now[1]}"
    verdict = f"{now[0][:1].upper()}{now[0][1:]}" + ("" if was[0] == now[0] else f", before: {was[0]}")
    return f"Take {number} now answers {asked}\n{points}: {verdict}."


def _tell_why(before: Report, report: Report) -> None:
    """Print what changed in the judgement, one line each."""
    from rehearse.cli.say import echo, hanging
    from rehearse.report.mid_sentence import as_printed
    from rehearse.report.screens.another_question import lines

    for line in lines(as_printed(before), as_printed(report)):
        echo(hanging(line, "  ", "    "))


def _verdict(report: Report) -> tuple[str, str]:
    from rehearse.report.headline import headline
    from rehearse.report.wording import count

    points = report.content.total if report.content else None
    return headline(report), "not scored" if points is None else count(points, "point")
