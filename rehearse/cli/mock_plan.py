"""What a mock interview will ask: wishes of the command line, the plan, and its screen."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from rehearse.cli.terminal import print_json, show
from rehearse.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rehearse.practice.choose import Practised
    from rehearse.practice.mock import Turn, Wishes


def wishes_of(
    role: str | None, count: int | None, principles: tuple[str, ...], follow_ups: int | None, *, loop: bool,
    who: str | None,
) -> Wishes:  # fmt: skip
    """What is wished for; raises UsageError for a name that there is not, or wishes that exclude each other."""
    from rehearse.data.loop import interviewer
    from rehearse.data.questions import bank, principle_names
    from rehearse.practice.choose import Wanted, checked, principle
    from rehearse.practice.mock import Wishes, settings

    if loop and (count or principles or who):
        raise UsageError("A whole loop has its own questions.", "Leave out --questions, --principle and --interviewer.")
    if who and principles:
        raise UsageError("An interviewer has questions of their own.", "Give --interviewer or --principle.")
    rules = settings()
    checked(Wanted(role=role), bank())
    return Wishes(
        role=role,
        questions=count or max(rules.questions, len(principles)),
        principles=tuple(principle(part, principle_names()) for part in principles),
        follow_ups=rules.follow_ups if follow_ups is None else follow_ups,
        loop=loop,
        interviewer=interviewer(who).id if who else None,
    )


def show_plan(wishes: Wishes, as_json: bool) -> None:
    """The rounds with their questions, without asking them."""
    from rehearse.cli.questions import known
    from rehearse.practice.loop import plan_view
    from rehearse.report.screens import loop as screen

    view = plan_view(turns_of(wishes, known()), wishes.role)
    if as_json:
        print_json({"plan": view})
    else:
        show(*screen.section(view))


def turns_of(wishes: Wishes, done: Mapping[str, Practised]) -> tuple[Turn, ...]:
    """The plan of a new interview."""
    from rehearse.data.questions import bank, principle_names
    from rehearse.practice.loop import plan_loop
    from rehearse.practice.mock import plan

    chance = random.Random()  # noqa: S311 - no secret
    if wishes.loop or wishes.interviewer:
        return plan_loop(wishes, bank(), done, chance)
    return plan(wishes, bank(), done, principle_names(), chance)
