"""`rehearse checklist`: what is ready for the interview, and what to type for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rehearse.cli.say import echo, fitting, hanging
from rehearse.cli.terminal import print_json
from rehearse.settings import database_path

if TYPE_CHECKING:
    from rehearse.practice.checklist import Point, Ready


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(as_json: bool) -> None:
    """Show what is ready for your interview, and what to do next."""
    from rehearse.practice.checklist import checklist

    points = checklist(_own())
    counted = [point for point in points if not point.optional]
    ready = sum(point.ready for point in counted)
    if as_json:
        print_json({"points": points, "ready": ready, "of": len(counted)})
        return
    for point in points:
        echo(_line(point))
    echo(f"\n{ready} of {len(counted)} ready.")


def _own() -> Ready:
    """The current stories, takes and notes; before the first take there are only stories."""
    from rehearse.cli.own import own_settings
    from rehearse.cli.telling import own
    from rehearse.practice.checklist import Ready
    from rehearse.store import notes, overview
    from rehearse.store.attempts import Store

    stories = own()
    if not database_path().exists():
        return Ready(stories, targets=own_settings().targets)
    with Store(database_path()) as store:
        return Ready(stories, overview.newest(store, whose=(None,)), notes.listed(store), own_settings().targets)


def _line(point: Point) -> str:
    """A line of the checklist: ✓, or · with what to type below it, and how far it is."""
    sign = "✓" if point.ready else "·"
    optional = " (optional)" if point.optional else ""
    said = hanging(f"{point.what}{optional}: {point.now}", f"{sign} ", "  ")
    more = [fitting(f"    {line}", rest="  ") for line in (point.command, point.how) if point.command and line]
    return "\n".join([said, *more])
