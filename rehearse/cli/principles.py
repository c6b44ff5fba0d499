"""`rehearse principles`: what each leadership principle asks for, and how ready your stories and takes are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rehearse.cli.completing import PRINCIPLE
from rehearse.cli.say import echo, hanging
from rehearse.cli.terminal import print_json, show
from rehearse.data.principles import PrinciplePage, both_halves, principle_pages

if TYPE_CHECKING:
    from rich.table import Table

    from rehearse.practice.readiness import Readiness


@click.command()
@click.argument("name", required=False, shell_complete=PRINCIPLE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(name: str | None, as_json: bool) -> None:
    """Show what each leadership principle asks for, and your stories.

    It also shows how ready you are for each. NAME is a principle or a part of its name.
    """
    pages = principle_pages()
    if name is not None:
        from rehearse.practice.choose import principle

        meant = principle(name, (page.name for page in pages))
        pages = tuple(page for page in pages if page.name == meant)
    standing = _standing(pages)
    if as_json:
        print_json({"principles": [_as_data(page, standing[page.name]) for page in pages], "note": both_halves()})
    elif name is not None:
        echo(_page(pages[0], standing[pages[0].name]))
    else:
        show(_table(pages, standing))
        echo(f"\n{_sum(standing)}\n\n{hanging(both_halves())}")
        echo("\n`rehearse principles NAME` explains one.")


def _standing(pages: tuple[PrinciplePage, ...]) -> dict[str, Readiness]:
    """By principle: readiness from the stories and takes there are; before the first take, from the stories alone."""
    from rehearse.cli.own_takes import own_takes
    from rehearse.practice.readiness import readiness
    from rehearse.practice.stories import read_own

    stories, entries = read_own(page.name for page in principle_pages()), own_takes()
    return {page.name: readiness(page.name, stories, entries) for page in pages}


def _as_data(page: PrinciplePage, standing: Readiness) -> dict[str, object]:
    return {"page": page, "questions": _question_ids(page.name), "readiness": standing, "ready": standing.ready}


def _question_ids(principle: str) -> list[str]:
    from rehearse.data.questions import bank

    return [question.id for question in bank() if principle in question.principles]


def _table(pages: tuple[PrinciplePage, ...], standing: dict[str, Readiness]) -> Table:
    """One line per principle; a long name is wrapped on a narrow screen."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    names = ("", "principle", "stories", "scored", "best take")
    for name in names:
        counted = name in ("stories", "scored")
        table.add_column(name, justify="right" if counted else "left", no_wrap=name != "principle")
    for page in pages:
        now = standing[page.name]
        table.add_row("✓" if now.ready else "·", page.name, str(len(now.stories)), str(now.takes),
                      _best(now))  # fmt: skip
    return table


def _best(now: Readiness) -> str:
    """The verdict of the best take; a hire outside the time says so."""
    from rehearse.report.headline import with_length

    return with_length(now.best, now.best_misfit) if now.best else "none yet"


def _sum(standing: dict[str, Readiness]) -> str:
    ready = sum(now.ready for now in standing.values())
    return f"Ready for {ready} of {len(standing)} (ready: a story covers it and a take earned a hire)."


def _page(page: PrinciplePage, now: Readiness) -> str:
    result = page.exception or "A number is expected: from what to what, and how you measured it."
    questions = ", ".join(_question_ids(page.name))
    told = ", ".join(now.stories) or "none yet"
    mine = f"Stories: {told}. Scored takes: {now.takes}, best: {_best(now)}."
    parts = [
        hanging(f"{page.name}: {page.meaning}."),
        "Interviewers look for\n" + "\n".join(hanging(trait, "  - ", "    ") for trait in page.traits),
        hanging(page.warning, "Counts against it: ", "  "),
        hanging(result, "Result: ", "  "),
        hanging(questions, "Questions: ", "  "),
        hanging(mine),
    ]
    if now.missing:
        parts.append("What is missing\n" + "\n".join(hanging(step, "  ", "    ") for step in now.missing))
    return "\n\n".join(parts)
