"""`rehearse frameworks`: frameworks for deciding, proving and telling, with a RICE calculator and templates."""

from __future__ import annotations

import math
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from rehearse.cli.completing import FRAMEWORK
from rehearse.cli.prompting import last_line
from rehearse.cli.say import echo, hanging
from rehearse.cli.terminal import print_json
from rehearse.data.frameworks import KIND_TITLES, Framework, find_framework, frameworks
from rehearse.data.source_names import named
from rehearse.errors import Declined, UsageError

if TYPE_CHECKING:
    from rehearse.practice.rice import RiceItem


@click.command()
@click.argument("name", required=False, shell_complete=FRAMEWORK)
@click.option(
    "--item", "items", multiple=True, help="With rice: the item to score; repeat all five options for each item."
)
@click.option(
    "--reach", "reaches", type=float, multiple=True, help="With rice: people or cases per period, such as a quarter."
)
@click.option("--impact", "impacts", type=float, multiple=True, help="With rice: 3, 2, 1, 0.5 or 0.25.")
@click.option("--confidence", "confidences", multiple=True, help="With rice: 80% or 0.8.")
@click.option("--effort", "efforts", type=float, multiple=True, help="With rice: person-months.")
@click.option("--fill", metavar="TITLE", help="With a template: answer its questions and save the story.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(
    name: str | None,
    items: tuple[str, ...],
    reaches: tuple[float, ...],
    impacts: tuple[float, ...],
    confidences: tuple[str, ...],
    efforts: tuple[float, ...],
    fill: str | None,
    as_json: bool,
) -> None:
    """Show frameworks to decide, prove and tell; fill in a template.

    `rehearse frameworks rice` also scores items: --item NAME with --reach, --impact, --confidence and --effort.
    """
    scoring = any((items, reaches, impacts, confidences, efforts))
    if name is None and not scoring:
        _list(as_json)
        return
    framework = find_framework(name or "rice")
    if scoring:
        _score(framework, _items(items, reaches, impacts, confidences, efforts), as_json)
    elif fill is not None:
        _fill(framework, fill)
    elif as_json:
        print_json({"framework": framework})
    else:
        echo(page(framework))


def _list(as_json: bool) -> None:
    if as_json:
        print_json({"frameworks": frameworks()})
        return
    for kind, title in KIND_TITLES.items():
        echo(title)
        for one in frameworks():
            if one.kind == kind:
                echo(f"  {one.id:15} {one.title}", rest=" " * 16)
    echo("\n`rehearse frameworks NAME` explains one.")


def page(framework: Framework) -> str:
    """A framework for reading at 80 columns."""
    steps = [hanging(step, f"  {number}. ", "     ") for number, step in enumerate(framework.steps, 1)]
    parts = [
        framework.title,
        hanging(framework.when, "When: ", "      "),
        "\n".join(steps),
        hanging(framework.example, "Example: ", "         "),
        hanging(framework.watch, "Mistake to avoid: ", "                  "),
        hanging(f"Source: {named(framework.source)}", rest="        "),
    ]
    if framework.id == "rice":
        parts.append("Try:\n  rehearse frameworks rice --reach 1200 --impact 1 --confidence 80% --effort 2")
    if framework.slots:
        parts.append(f'Fill it in: rehearse frameworks {framework.id} --fill "TITLE OF YOUR STORY"')
    return "\n\n".join(parts)


def _items(
    names: tuple[str, ...],
    reaches: tuple[float, ...],
    impacts: tuple[float, ...],
    confidences: tuple[str, ...],
    efforts: tuple[float, ...],
) -> tuple[RiceItem, ...]:
    from rehearse.practice.rice import rice_item

    counts = {len(reaches), len(impacts), len(confidences), len(efforts)}
    if len(counts) != 1 or (names and len(names) != len(reaches)):
        raise UsageError(
            "RICE needs --reach, --impact, --confidence and --effort for each item.",
            "For several items, repeat all four in the same order, with --item NAME for each.",
        )
    labels = names or tuple(f"item {number}" for number in range(1, len(reaches) + 1))
    rows = zip(labels, reaches, impacts, map(_percent, confidences), efforts, strict=True)
    return tuple(rice_item(*row) for row in rows)


def _percent(text: str) -> float:
    """80%, 80 and 0.8 all mean 80 percent; 1 means 100."""
    try:
        value = float(text.removesuffix("%"))
    except ValueError:
        value = math.nan
    if math.isnan(value):
        raise UsageError(f'"{text}" is not a confidence.', "Write 80% or 0.8.")
    return value if text.endswith("%") or value > 1 else value * 100


def _score(framework: Framework, items: tuple[RiceItem, ...], as_json: bool) -> None:
    from rehearse.practice.rice import ranked

    if framework.id != "rice":
        raise UsageError(f"{framework.id} has no score.", "Only rice has one: rehearse frameworks rice --reach …")
    order = ranked(items)
    if as_json:
        print_json({"items": [{"name": one.name, "score": round(one.score, 3)} for one in order]})
        return
    for place, one in enumerate(order, 1):
        sum_ = f"{one.reach:g} × {one.impact:g} × {one.confidence:.0%} ÷ {one.effort_months:g}"
        echo(f"{place}. {one.name}: {one.score:,.1f}   ({sum_})", rest="   ")
    if len(order) > 1:
        echo(f"\nDo {order[0].name} first, and say why {order[-1].name} waits.")


def _fill(framework: Framework, title: str) -> None:
    from rehearse.practice.stories import append_own
    from rehearse.practice.story_file import to_markdown
    from rehearse.practice.templates import filled

    if not framework.slots:
        filled(framework, title, {})  # raises: it cannot be filled
    answers = _answers(framework)
    left = len(answers) < len(framework.slots)
    if left:
        echo(err=True)  # the cursor stands behind the question
    if left and not any(map(str.strip, answers.values())):
        raise Declined("Nothing was saved.")
    story = filled(framework, title, answers)
    append_own(to_markdown(story))
    so_far = f" as far as you got ({len(answers)} of {len(framework.slots)} questions)" if left else ""
    echo(f"Added to your stories{so_far}. See how it scores: rehearse stories show {story.id}")


def _answers(framework: Framework) -> dict[str, str]:
    """The answers to the questions of a template by slot, until the user leaves; Enter alone leaves one empty."""
    given: dict[str, str] = {}
    with suppress(click.Abort):  # Ctrl-C, or the end of the input
        for slot in framework.slots:
            asked = last_line(slot.ask)
            given[slot.name] = click.prompt(asked, default="", show_default=False, prompt_suffix="\n> ", err=True)
    return given
