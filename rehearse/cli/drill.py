"""`rehearse drill`: short exercises."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Literal

import click

from rehearse.cli.completing import EXERCISE, MODEL
from rehearse.cli.model_option import MODEL_HELP
from rehearse.cli.own_takes import own_takes
from rehearse.cli.say import echo
from rehearse.cli.terminal import print_json, show, waiting
from rehearse.cli.typed_ahead import drop_typed_ahead
from rehearse.errors import Declined
from rehearse.settings import database_path

if TYPE_CHECKING:
    from rehearse.data.drills import Level
    from rehearse.practice.drill_items import Item, Kind
    from rehearse.store.attempts import Store

CHOOSING = "Choosing the exercises."  # the rules judge each of them first: about a second
KINDS = click.Choice(
    ["disqualifier", "principle", "phrase", "habit", "fix", "calibrate", "aloud"], case_sensitive=False
)


@click.command()
@click.argument("kind", metavar="[KIND]", type=KINDS, required=False)
@click.argument("item", metavar="[ITEM]", required=False, shell_complete=EXERCISE)
@click.option("--items", "count", type=click.IntRange(1, 50), default=5, show_default=True, help="Number of exercises.")
@click.option(
    "--level", type=click.Choice(["easy", "medium", "hard"], case_sensitive=False), help="Level of difficulty."
)
@click.option(
    "--device", help="For aloud: the microphone; part of its name is enough, and file:PATH plays a file instead."
)
@click.option("--model", help=MODEL_HELP.replace("The", "For aloud: the", 1), shell_complete=MODEL)
@click.option(
    "--seconds",
    type=click.FloatRange(0, min_open=True),
    help="For aloud: stop after this many seconds [default: twice the length asked for].",
)
@click.option(
    "--think", "think_s", type=click.FloatRange(0), help="For aloud: seconds before it starts; 0 for none [default: 3]."
)
@click.option("--list", "listing", is_flag=True, help="List the exercises without doing any.")
@click.option("--results", is_flag=True, help="Show your results so far.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object; questions go to standard error.")
def command(
    kind: Kind | Literal["aloud"] | None,
    item: str | None,
    count: int,
    level: Level | None,
    device: str | None,
    model: str | None,
    seconds: float | None,
    think_s: float | None,
    listing: bool,
    results: bool,
    as_json: bool,
) -> None:
    """Train your ear: find, name and fix what weakens an answer.

    Each exercise has one right answer, an explanation of every wrong one, and a hint (type h). Without a KIND they are
    mixed, your weak spots first; with an ITEM (--list names them), you do only that one.

    \b
    KIND is one of
      disqualifier  find what rules out a hire
      principle     name the principle shown
      phrase        say what a phrase signals
      habit         name what weakens an answer
      fix           rewrite a weak sentence
      calibrate     score like the rubric
      aloud         speak for 15 to 40 seconds

    calibrate starts with the rows that decide the verdict. aloud trains your weak spot: the result alone, silence
    instead of um, the situation in fifteen seconds, or three sentences with “I”.
    """  # noqa: D301 - click leaves the lines after the character \\b as they are
    if listing:
        _list(kind, level, as_json)
    elif results:
        _results(as_json)
    elif kind == "aloud":
        _aloud(item, device, model, seconds, think_s, as_json)
    else:
        _exercise(kind, item, count, level, as_json)


def _aloud(
    item: str | None,
    device: str | None,
    model: str | None,
    seconds: float | None,
    think_s: float | None,
    as_json: bool,
) -> None:
    from rehearse.cli.live.minute import minute
    from rehearse.cli.live.session import UserLeft
    from rehearse.practice import spoken_drills
    from rehearse.practice.home import weak_codes
    from rehearse.store import exercises
    from rehearse.store.attempts import Store

    drill = spoken_drills.find(item) if item else spoken_drills.for_weakness(weak_codes(own_takes()))
    try:
        found = minute(drill, device, model, seconds, think_s=think_s, quiet=as_json)
    except UserLeft:
        raise Declined("Goodbye. Nothing was saved.") from None
    with Store(database_path()) as store:
        said = "; ".join(f"{check.name}: {check.said}" for check in found)
        exercises.add(store, "aloud", drill.id, said, spoken_drills.points(found))
    if as_json:
        print_json({"drill": drill.id, "checks": found, "points": spoken_drills.points(found)})


def _list(kind: Kind | Literal["aloud"] | None, level: Level | None, as_json: bool) -> None:
    from rehearse.data.drills import drills
    from rehearse.practice.drill_items import KINDS as ALL
    from rehearse.practice.drill_items import items, shown_id

    found = {str(one): [item.id for item in items(one, level)] for one in ALL if kind in (None, one)}
    if kind in (None, "aloud"):
        found["aloud"] = [one.id for one in drills().aloud]
    if as_json:
        print_json({"drills": found})
        return
    for name, ids in found.items():
        echo(f"{name:13} {', '.join(shown_id(name, one) for one in ids)}", rest=" " * 14)


def _results(as_json: bool) -> None:
    from rehearse.practice.drill_results import by_kind
    from rehearse.store.attempts import Store
    from rehearse.store.exercises import done

    if database_path().exists():
        with Store(database_path()) as store:
            found = by_kind(done(store))
    else:
        found = ()
    if as_json:
        print_json({"results": found})
        return
    if not found:
        echo("No exercises done yet: `rehearse drill` begins one.", err=True)
        return
    from rehearse.report.screens.drill_results import table

    show(table(found))
    echo("\npoints: the share of all that could be earned; last 10: in the newest ten exercises.", err=True)


def _exercise(kind: Kind | None, item: str | None, count: int, level: Level | None, as_json: bool) -> None:
    """Do the exercise that is named, or `count` that are chosen, and say how many were right."""
    from rehearse.practice import drills
    from rehearse.report.wording import count as count_of
    from rehearse.store.attempts import Store

    rows: list[dict[str, Any]] = []
    with Store(database_path()) as store:
        with waiting(CHOOSING):
            chosen = (drills.find(kind, item),) if kind and item else _chosen(store, kind, count, level)
        drop_typed_ahead()
        if len(chosen) < count and not item:
            there = f"There {'is' if len(chosen) == 1 else 'are'} only {count_of(len(chosen), 'such exercise')}"
            echo(f"{there}, each on a different text; you asked for {count}.", err=True)
        echo(
            "Type the number of an answer, or a sentence where one is asked for. "
            "Ctrl-C ends the drill and saves what you have done.",
            err=True,
        )
        try:
            for place, one in enumerate(chosen, start=1):
                echo(f"\n{place} of {len(chosen)}: {one.kind}, {one.level}\n", err=as_json)
                rows.append(_done(store, one, as_json))
        except click.Abort:
            echo(err=True)  # the cursor still stands behind the question
            if not rows:
                raise Declined("Goodbye. Nothing was saved.") from None
            echo(f"Goodbye. {count_of(len(rows), 'exercise')} saved: rehearse drill --results", err=True)
            if not as_json:
                return
    right = sum(row["points"] == 1 for row in rows)
    if as_json:
        print_json({"exercises": rows, "right": right})
    else:
        more = f"rehearse drill {kind}" if kind else "rehearse drill"
        echo(f"\n{right} of {len(rows)} right. Next: {more}, or rehearse drill --results.")


def _done(store: Store, one: Item, as_json: bool) -> dict[str, Any]:
    """Do one exercise and store the answer; returns its row for --json. Raises click.Abort at Ctrl-C."""
    from rehearse.cli.exercise import Desk
    from rehearse.practice.drill_items import shown_id
    from rehearse.store.exercises import add

    did = Desk(as_json).do(one)
    if did.points < 1:
        echo(f"Again: rehearse drill {one.kind} {shown_id(one.kind, one.id)}", err=as_json)
    add(store, one.kind, one.id, did.answer, did.points)
    return {"kind": one.kind, "id": one.id, "level": one.level, "answer": did.answer, "points": did.points}


def _chosen(store: Store, kind: Kind | None, count: int, level: Level | None) -> tuple[Item, ...]:
    """The next exercises of that kind and level (None: of any), as `drills.choose` orders them."""
    from rehearse.practice import drills
    from rehearse.practice.drill_items import KINDS as ALL
    from rehearse.practice.drill_items import items
    from rehearse.practice.home import weak_codes
    from rehearse.store.exercises import done

    earlier = [(one.kind, one.item, one.points) for one in done(store)]
    weak = weak_codes(own_takes())
    chance = random.Random()  # noqa: S311 - no secret
    pool = [item for one in ([kind] if kind else ALL) for item in items(one, level)]
    return drills.choose(count, pool, earlier, weak, chance)
