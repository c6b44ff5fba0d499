"""The screen of what a mock interview will ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.cli.say import echo
from rehearse.cli.terminal import print_json, show

if TYPE_CHECKING:
    from rehearse.practice.mock import MockOptions


def show_plan(options: MockOptions, as_json: bool) -> None:
    """The rounds with their questions, without asking them."""
    from rehearse.cli.questions import known
    from rehearse.practice.loop import plan_view
    from rehearse.practice.mock_plan import turns_of
    from rehearse.report.screens import loop as screen

    view = plan_view(turns_of(options, known()), options.role)
    if as_json:
        print_json({"plan": view})
    else:
        show(*screen.section(view))
        echo("\nThis is an example: each interview draws new questions.", err=True)
