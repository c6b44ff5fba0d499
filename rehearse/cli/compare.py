"""`rehearse compare`: two takes rule by rule."""

import click

from rehearse.cli.attempt_ref import is_take, number_of, opened
from rehearse.cli.completing import ATTEMPT, PERSON
from rehearse.cli.own import own_settings
from rehearse.cli.terminal import console, print_json, show
from rehearse.errors import NoSuchAttempt, UsageError
from rehearse.store import overview
from rehearse.store.attempts import Store
from rehearse.store.people import named_like, nobody, speaker
from rehearse.store.summary import Entry


@click.command()
@click.argument("before", required=False, shell_complete=ATTEMPT)
@click.argument("after", required=False, shell_complete=ATTEMPT)
@click.option("--person", help="Choose among this person's takes; part of the name is enough.", shell_complete=PERSON)
@click.option("--full", is_flag=True, help="Print every rule and measure, and the words side by side.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(before: str | None, after: str | None, person: str | None, full: bool, as_json: bool) -> None:
    """Compare two takes, by default a question's last two scored ones.

    Without arguments: your last two scored takes of one question; the first lines say which, and whether a newer take
    of that question was not scored. With one take: that take and the newest other one for its question. With a
    question: your last two scored takes for it. Where no two are scored, takes without points are compared.
    """
    from rehearse.practice.compare import compare_stored
    from rehearse.report.mid_sentence import attempt_as_printed

    if person is not None and before is not None:
        raise UsageError("--person picks the last two takes, but takes were named as well.", "Use one or the other.")
    with opened() as store:
        first, second, chosen = _numbers(store, before, after, person)
        if first == second:
            raise UsageError(f"Take {first} was named twice.", "Name two takes: `rehearse compare A B`.")
        old, new = store.get(first), store.get(second)
        if not as_json:
            old, new = attempt_as_printed(old), attempt_as_printed(new)
        found = compare_stored(store, old, new, own_settings().targets)
    if as_json:
        print_json({"comparison": found})
        return
    from rehearse.report.screens import compare as screen
    from rehearse.report.screens.fitting import everything
    from rehearse.report.terminal.style import width_of

    width = width_of(console())
    parts = tuple(screen.parts(found, width, chosen, full=full))
    show(*(everything(parts) if full else screen.in_short(found, parts, console(), width)))


def _numbers(store: Store, before: str | None, after: str | None, person: str | None) -> tuple[int, int, list[str]]:
    """Both as named; one alone is compared with the newest of its question; none: the last two takes of a question.

    A question stands for the user's last two takes of it. Takes are compared with those of the same speaker. Comes with
    sentences on why these two, where they were not named.
    """
    if before is not None and after is not None:
        return number_of(store, before), number_of(store, after), []
    if before is None:
        return _last_two(store, person)
    if not is_take(before):
        return _last_two_of(store, before)
    named = number_of(store, before)
    other = overview.newest_other(store, store.known(named), speaker(store, named))
    if other is None:
        raise NoSuchAttempt(f"Take {named} is the only one for its question.", "Name two: `rehearse compare A B`.")
    by_age = [one.id for one in overview.by_number(store, (named, other))]
    older, newer = by_age if len(by_age) > 1 else (named, other)  # one that is damaged says so once it is read
    return older, newer, []


def _last_two_of(store: Store, question: str) -> tuple[int, int, list[str]]:
    """The user's last two takes of a question; raises NoSuchAttempt for fewer, UsageError for no question."""
    from rehearse.cli.progress import answered

    try:
        asked = answered(question, overview.questions(store))
    except UsageError:
        return number_of(store, question), 0, []  # it is no take either, which is said with what would be one
    found = overview.newest(store, 2, question_id=asked, whose=(None,))
    if len(found) < 2:
        raise NoSuchAttempt(
            f"{asked} has {'only one take' if found else 'no take'} yet.", f"`rehearse record {asked}` answers it."
        )
    return _chosen(overview.last_two_at(store, asked, None), found[-1])


def _last_two(store: Store, person: str | None) -> tuple[int, int, list[str]]:
    """The last two scored takes of one question; raises NoSuchAttempt where no question has two takes."""
    whose = named_like(store, person)
    if person is not None and not whose:
        raise nobody(person)
    newest = next(iter(overview.newest(store, 1, whose=whose)), None)
    pair = overview.last_two(store, whose)
    if newest is None:
        store.newest()  # raises NoSuchAttempt where there are no takes at all, as other commands do
    if pair is None:
        asked = newest and newest.summary.question_id
        again = f"`rehearse record {asked}` answers the last one again." if asked else ""
        raise NoSuchAttempt("No question has two takes yet.", again or "Answer one twice: `rehearse record QUESTION`.")
    return _chosen(pair, overview.newest(store, 1, question_id=pair.question_id, whose=whose)[0])


def _chosen(pair: overview.Pair, newest: Entry) -> tuple[int, int, list[str]]:
    """The pair, with what it is and whether the newest take of its question is left out of it."""
    said = [f"The last two {'scored ' if pair.scored else ''}takes of {pair.question_id}."]
    if newest.id != pair.after:
        said.append(f"Take {newest.id} is left out: it was not scored.")
    return pair.before, pair.after, said
