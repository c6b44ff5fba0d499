"""The options of a mock interview, and the turns that fit them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from rehearse.data.loop import interviewer
from rehearse.data.questions import bank, principle_names
from rehearse.errors import UsageError
from rehearse.practice.choose import Practised, Wanted, checked, practised, principle
from rehearse.practice.interview import Interview
from rehearse.practice.listing import of
from rehearse.practice.loop import plan_loop
from rehearse.practice.mock import MockOptions, Turn, plan, settings
from rehearse.store.attempts import Store


def options_of(
    role: str | None, count: int | None, principles: Sequence[str], follow_ups: int | None, *, loop: bool,
    who: str | None,
) -> MockOptions:  # fmt: skip
    """The options of an interview. Raises UsageError for an unknown name or options that exclude each other."""
    if loop and (count or principles or who):
        raise UsageError("A whole loop has its own questions.", "Leave out --questions, --principle and --interviewer.")
    if who and principles:
        raise UsageError("Each interviewer has questions of their own.", "Use --interviewer or --principle, not both.")
    rules = settings()
    checked(Wanted(role=role), bank())
    return MockOptions(
        role=role,
        questions=count or max(rules.questions, len(principles)),
        principles=tuple(principle(part, principle_names()) for part in principles),
        follow_ups=rules.follow_ups if follow_ups is None else follow_ups,
        loop=loop,
        interviewer=interviewer(who).id if who else None,
    )


def turns_of(options: MockOptions, done: Mapping[str, Practised]) -> tuple[Turn, ...]:
    """The plan of a new interview. Raises UsageError where no question fits."""
    chance = random.Random()  # noqa: S311 - no secret
    if options.loop or options.interviewer:
        return plan_loop(options, bank(), done, chance)
    return plan(options, bank(), done, principle_names(), chance)


def begun(store: Store, options: MockOptions) -> Interview:
    """A new interview with these options; an interrupted one is ended. Raises UsageError where no question fits."""
    turns = turns_of(options, practised(of(store.entries(), options.ways.person)))
    earlier = Interview.unfinished(store)
    if earlier is not None:
        earlier.finish()
    return Interview.begin(store, options, turns)
