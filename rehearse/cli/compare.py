"""`rehearse compare`: two takes rule by rule."""

import click

from rehearse.cli.numbers import number_of, opened
from rehearse.cli.terminal import console, print_json, show
from rehearse.data.measures import measures
from rehearse.errors import UsageError
from rehearse.settings import config_dir
from rehearse.store.attempts import Store


@click.command()
@click.argument("before", required=False)
@click.argument("after", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(before: str | None, after: str | None, as_json: bool) -> None:
    """Compare two takes rule by rule; the last two of a question if none are named."""
    from rehearse.practice.compare import compare

    with opened() as store:
        first, second = _numbers(store, before, after)
        found = compare(store.get(first), store.get(second), measures(config_dir()).measure)
    if as_json:
        print_json({"comparison": found})
        return
    from rehearse.cli.screens import compare as screen

    show(*screen.section(found, console().width))


def _numbers(store: Store, before: str | None, after: str | None) -> tuple[int, int]:
    """Both as named; one alone is held against the newest take of its question, none: the last two takes of one."""
    if before is not None and after is not None:
        return number_of(store, before), number_of(store, after)
    named = number_of(store, before or "last")
    question = store.get(named).report.question
    others = [entry.id for entry in store.entries(question.id if question else None) if entry.id != named]
    if not others:
        raise UsageError(f"Attempt {named} is the only take of its question.", "Name two: `rehearse compare A B`.")
    return (named, others[-1]) if before is not None else (others[-1], named)
