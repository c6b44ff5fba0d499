"""The question right after a take, where its words leave open whose idea the work was."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from rehearse.cli.prompting import last_line
from rehearse.cli.say import echo, lines_of
from rehearse.cli.typed_ahead import drop_typed_ahead
from rehearse.errors import RehearseError

if TYPE_CHECKING:
    from rehearse.types import Report, Said

ANSWERS: dict[str, Said] = {"o": "own", "own": "own", "a": "assigned", "assigned": "assigned"}


def ask_what_is_open(report: Report, number: int | None) -> None:
    """Ask on a terminal, judge the stored attempt again with the answer and say its new verdict.

    Enter alone leaves it open; it can be answered later with `rehearse show N --confirm`.
    """
    if number is None or not (quote := _quote_asked_about(report)):
        return
    echo(quote, err=True)
    drop_typed_ahead()
    answer = ANSWERS.get(_said().strip().lower())
    if answer is None:
        echo(f"Left open: rehearse show {number} --confirm own (or assigned)", err=True)
        return
    try:
        _settle(number, answer)
    except RehearseError as error:
        echo(f"{error.message} {error.hint}", err=True)


def lines_asked(report: Report) -> int:
    """How many lines the question, its answer and what follows from it take; 0 where nothing is asked."""
    quote = _quote_asked_about(report)
    return lines_of([quote]) + 2 if quote else 0


def _quote_asked_about(report: Report) -> str:
    """The quote that the open question is about; empty where nothing is open, or nobody is there to answer."""
    content = report.content
    if content is None or not content.to_confirm or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return ""
    from rehearse.report.mid_sentence import as_printed

    printed = as_printed(report).content or content
    return f"“{printed.to_confirm[0].quote}”"


def _said() -> str:
    """What the user types; nothing for whoever leaves here, since the take is saved already."""
    try:
        said: str = click.prompt(
            last_line("Your own idea or assigned to you? (o, a; Enter leaves it open)", ":"),
            default="",
            show_default=False,
            err=True,
        )
    except click.Abort:
        echo(err=True)  # the cursor still stands behind the question
        return ""
    return said


def _settle(number: int, answer: Said) -> None:
    from rehearse.cli.attempt_ref import opened
    from rehearse.cli.own import own_settings
    from rehearse.practice.keeping import settle
    from rehearse.report.headline import headline
    from rehearse.report.wording import count

    with opened() as store:
        judged = settle(store, number, answer, own_settings())
    if judged.content is not None:
        points = "" if judged.content.total is None else f", {count(judged.content.total, 'point')}"
        echo(f"Take {number} is now: {headline(judged)}{points}.", err=True)
