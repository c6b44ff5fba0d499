"""`rehearse drill`: short exercises."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Literal

import click

from rehearse.cli.model_option import MODEL_HELP
from rehearse.cli.say import echo
from rehearse.cli.terminal import print_json
from rehearse.errors import UsageError
from rehearse.settings import database_path

if TYPE_CHECKING:
    from rehearse.practice.drills import Choice, Fix, Item, Kind, Scoring
    from rehearse.store.attempts import Store

KINDS = click.Choice(["disqualifier", "principle", "habit", "fix", "calibrate", "aloud"])
WITHIN = 10.0  # points off that still count as well calibrated


@click.command()
@click.argument("kind", type=KINDS, required=False)
@click.argument("item", required=False)
@click.option("--items", "count", type=click.IntRange(1, 50), default=5, show_default=True, help="How many.")
@click.option("--device", help="For aloud: the microphone, by name or part of it; file:PATH plays a file instead.")
@click.option("--model", help=MODEL_HELP.replace("The", "For aloud: the", 1))
@click.option("--seconds", type=click.FloatRange(0, min_open=True), help="For aloud: stop after so many seconds.")
@click.option("--list", "listing", is_flag=True, help="List the exercises and do none.")
@click.option("--results", is_flag=True, help="Show how it went so far.")
@click.option("--json", "as_json", is_flag=True, help="With --list or --results: one JSON object.")
def command(
    kind: Kind | Literal["aloud"] | None,
    item: str | None,
    count: int,
    device: str | None,
    model: str | None,
    seconds: float | None,
    listing: bool,
    results: bool,
    as_json: bool,
) -> None:
    """Train the ear: find the disqualifier, name the principle, fix the sentence, score like the rubric.

    `rehearse drill aloud` is a minute aloud on your weak spot: the result alone, silence instead of um, the situation
    in fifteen seconds, or three sentences with I.
    """
    if listing:
        _list(kind, as_json)
    elif results:
        _results(as_json)
    elif as_json:
        raise UsageError("--json is for --list and --results.")
    elif kind == "aloud":
        _aloud(item, device, model, seconds)
    else:
        _exercise(kind, item, count)


def _aloud(item: str | None, device: str | None, model: str | None, seconds: float | None) -> None:
    from rehearse.cli.live.minute import minute
    from rehearse.practice import spoken_drills
    from rehearse.practice.home import weak_codes
    from rehearse.store import exercises
    from rehearse.store.attempts import Store

    with Store(database_path()) as store:
        drill = spoken_drills.find(item) if item else spoken_drills.for_weakness(weak_codes(store.entries()))
    found = minute(drill, device, model, seconds)
    with Store(database_path()) as store:
        said = "; ".join(f"{check.name}: {check.said}" for check in found)
        exercises.add(store, "aloud", drill.id, said, spoken_drills.points(found))


def _list(kind: Kind | Literal["aloud"] | None, as_json: bool) -> None:
    from rehearse.data.drills import drills
    from rehearse.practice.drills import KINDS as ALL
    from rehearse.practice.drills import items

    found = {str(one): [item.id for item in items(one)] for one in ALL if kind in (None, one)}
    if kind in (None, "aloud"):
        found["aloud"] = [one.id for one in drills().aloud]
    if as_json:
        print_json({"drills": found})
        return
    for name, ids in found.items():
        echo(click.wrap_text(f"{name:13} {', '.join(ids)}", 78, "", " " * 14))


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
        echo("No exercises done yet: `rehearse drill`.")
    for one in found:
        echo(f"{one.kind:13} {one.done:4} done   {one.share:4.0%} right   {one.recent_share:4.0%} of the last ten")


def _exercise(kind: Kind | None, item: str | None, count: int) -> None:
    from rehearse.practice import drills
    from rehearse.store.attempts import Store

    with Store(database_path()) as store:
        chosen = (drills.find(kind, item),) if kind and item else _chosen(store, kind, count)
        echo("Enter the number of an answer; Ctrl-C ends, what was done is kept.", err=True)
        points = [_one(store, one, f"{place} of {len(chosen)}") for place, one in enumerate(chosen, start=1)]
    echo(f"\n{sum(point >= 1 for point in points)} of {len(points)} right.")


def _chosen(store: Store, kind: Kind | None, count: int) -> tuple[Item, ...]:
    from rehearse.practice import drills
    from rehearse.practice.home import weak_codes
    from rehearse.store.exercises import done

    earlier = [(one.kind, one.item, one.points) for one in done(store)]
    weak = weak_codes(store.entries())
    return drills.choose(count, [kind] if kind else drills.KINDS, earlier, weak, random.Random())  # noqa: S311 - no secret


def _one(store: Store, item: Item, place: str) -> float:
    from rehearse.practice.drills import Choice, Fix
    from rehearse.store.exercises import add

    echo(f"\n{place}: {item.kind} {item.id}\n")
    if isinstance(item, Choice):
        answer, points = _choose(item)
    elif isinstance(item, Fix):
        answer, points = _rewrite(item)
    else:
        answer, points = _score(item)
    add(store, item.kind, item.id, answer, points)
    return points


def _choose(item: Choice) -> tuple[str, float]:
    echo(click.wrap_text(item.prompt, 78, preserve_paragraphs=True) + "\n")
    for number, option in enumerate(item.options, start=1):
        echo(click.wrap_text(f"{number}. {option}", 78, "  ", "     "))
    given = click.prompt("\nYour answer", type=click.IntRange(1, len(item.options)))
    right = given - 1 == item.right
    verdict = "Right." if right else f"Not quite: the answer is {item.right + 1}."
    echo(click.wrap_text(f"{verdict} {item.because}", 78))
    return str(given), float(right)


def _rewrite(item: Fix) -> tuple[str, float]:
    from rehearse.practice.drills import judge_fix

    echo(click.wrap_text(item.before, 78))
    echo(click.wrap_text(f"{item.rule} {item.name}: “{item.accused.rstrip('.')}”. {item.why}", 78))
    text = click.prompt("\nRewrite those words, or the whole answer")
    verdict = judge_fix(item, text)
    if verdict.right:
        echo("Right: the rule has nothing to say.")
    elif verdict.too_short:
        echo("Too short.")
    else:
        faults = [*verdict.still, *(f"{finding.code} {finding.message}" for finding in verdict.worse)]
        echo(click.wrap_text(f"Still: {'; '.join(faults)}", 78))
    echo(click.wrap_text(f"One way: {item.model}", 78))
    return text, float(verdict.right)


def _score(item: Scoring) -> tuple[str, float]:
    from rehearse.practice.drills import off

    echo(click.wrap_text(item.question, 78) + "\n")
    guesses = []
    for name, answer in zip("AB", item.answers, strict=True):
        echo(click.wrap_text(f"{name}: {answer}", 78, "", "   ") + "\n")
    for name in "AB":
        guesses.append(click.prompt(f"Points for {name}, 0-100", type=click.IntRange(0, 100)))
    away = off(guesses, item)
    for name, points, guess, rows in zip("AB", item.points, guesses, item.why, strict=True):
        echo(f"\n{name}: {points} of 100; you gave {guess}")
        for row in rows:
            echo(click.wrap_text(row, 78, "  ", "    "))
    echo(f"\nYou were {away:.0f} points off on average; up to {WITHIN:.0f} is well calibrated.")
    return " ".join(map(str, guesses)), 1.0 if away <= WITHIN else max(0.0, 1 - away / 100)
