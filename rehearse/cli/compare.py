"""`rehearse compare`: two takes rule by rule."""

from collections.abc import Sequence

import click

from rehearse.cli.attempt_ref import number_of, opened
from rehearse.cli.own import own_settings
from rehearse.cli.terminal import console, print_json, show
from rehearse.data.progress_measures import measures
from rehearse.errors import UsageError
from rehearse.practice.listing import of
from rehearse.store.attempts import Entry, Store
from rehearse.store.people import speaker
from rehearse.types import ReportQuestion


@click.command()
@click.argument("before", required=False)
@click.argument("after", required=False)
@click.option("--person", help="The last two takes of this person, by name or a part of it.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(before: str | None, after: str | None, person: str | None, as_json: bool) -> None:
    """Compare two takes rule by rule; the last two of a question if none are named."""
    from rehearse.practice.compare import compare

    if person is not None and before is not None:
        raise UsageError("--person is for the last two takes; takes were named.", "Give the one or the other.")
    with opened() as store:
        first, second = _numbers(store, before, after, person)
        found = compare(store.get(first), store.get(second), measures(own_settings().targets).measure)
    if as_json:
        print_json({"comparison": found})
        return
    from rehearse.report.screens import compare as screen

    show(*screen.section(found, console().width))


def _numbers(store: Store, before: str | None, after: str | None, person: str | None) -> tuple[int, int]:
    """Both as named; one alone is held against the newest take of its question, none: the last two takes of one.

    Takes are compared with those of the same speaker.
    """
    if before is not None and after is not None:
        return number_of(store, before), number_of(store, after)
    if before is None:
        return _last_two(of(store.entries(), person))
    named = number_of(store, before)
    question = store.get(named).report.question
    by = speaker(store, named)
    others = [
        entry.id
        for entry in store.entries()
        if entry.id != named and entry.summary.question_id == _id(question) and entry.person == by
    ]
    if not others:
        raise UsageError(f"Attempt {named} is the only take of its question.", "Name two: `rehearse compare A B`.")
    return named, others[-1]


def _last_two(entries: Sequence[Entry]) -> tuple[int, int]:
    """The newest take whose question was answered before, and the take before it; raises UsageError for none."""
    newer: dict[str | None, int] = {}
    pairs = []
    for entry in reversed(entries):
        question = entry.summary.question_id
        if question in newer:
            pairs.append((entry.id, newer[question]))
        newer.setdefault(question, entry.id)
    if not pairs:
        again = next((f"`rehearse record {name}` answers the last one again." for name in newer if name), "")
        raise UsageError("No question was answered twice.", again or "Name two: `rehearse compare A B`.")
    return max(pairs, key=lambda pair: (pair[1], pair[0]))


def _id(question: ReportQuestion | None) -> str | None:
    return question.id if question else None
