"""Answers and sentences of many trades, written blind: `python -m tools.evaluate_content.trades`.

Writes the table into docs/content-evaluation.md, the first run beside this one. `--misses HALF` lists the misses of the
even or the odd items instead. Only the even ones are shown to whoever fixes the judge; the odd ones measure whether the
fixes generalise.
"""

import datetime
import json
from pathlib import Path
from typing import Literal

import click
import msgspec

from tools.evaluate_content.measures import spearman
from tools.evaluate_content.trades_data import Outcome, Run, run
from tools.marked import replaced

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "content-evaluation.md"
FIRST_RUN = Path(__file__).parent / "trades_first_run.json"

Half = Literal["even", "odd"]
Cell = tuple[int, int]
HALVES: tuple[Half, ...] = ("even", "odd")


class Figures(msgspec.Struct, frozen=True):
    """Results of a run for even and odd items: (right, total) by measure; rank correlation: even, odd, all."""

    date: str
    rank_correlation: tuple[float, float, float]
    measures: dict[str, tuple[Cell, Cell]]


def figures(found: Run, date: str) -> Figures:
    """Count the results of a run."""
    names = dict.fromkeys(one.measure for one in found.outcomes)
    return Figures(
        date,
        (_ranked(found, 0), _ranked(found, 1), _ranked(found, None)),
        {name: (_counted(found.outcomes, name, 0), _counted(found.outcomes, name, 1)) for name in names},
    )


def _ranked(found: Run, half: int | None) -> float:
    pairs = [pair for index, pair in found.totals if half is None or index % 2 == half]
    return round(spearman(pairs), 3)


def _counted(outcomes: tuple[Outcome, ...], measure: str, half: int) -> Cell:
    mine = [one for one in outcomes if one.measure == measure and one.index % 2 == half]
    return sum(one.right for one in mine), sum(one.of for one in mine)


def first_run() -> Figures | None:
    """The figures of the first run, where one has been kept."""
    return msgspec.json.decode(FIRST_RUN.read_bytes(), type=Figures) if FIRST_RUN.is_file() else None


def section(first: Figures, now: Figures) -> str:
    """Both runs as a Markdown table."""
    rows = [
        f"| measure | first run, {first.date} | of it even, odd | later, {now.date} | of it even, odd |",
        "|---|---|---|---|---|",
        "| rank correlation of the total with the hand score | "
        + " | ".join(
            f"{one[2]:.2f} | {one[0]:.2f}, {one[1]:.2f}" for one in (first.rank_correlation, now.rank_correlation)
        )
        + " |",
    ]
    for name in now.measures:
        cells = [_shown(one.measures[name]) if name in one.measures else " | " for one in (first, now)]
        rows.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _shown(halves: tuple[Cell, Cell]) -> str:
    (even, even_of), (odd, odd_of) = halves
    return f"{even + odd} of {even_of + odd_of} | {even} of {even_of}, {odd} of {odd_of}"


def misses(found: Run, half: Half) -> str:
    """The misses in one half, by measure."""
    wrong = [one for one in found.outcomes if one.index % 2 == HALVES.index(half) and one.right < one.of]
    lines: list[str] = []
    for name in dict.fromkeys(one.measure for one in wrong):
        lines += [f"\n## {name}\n", *(f"- {one.text}\n    - {one.found}" for one in wrong if one.measure == name)]
    return "\n".join(lines)


@click.command()
@click.option("--misses", "half", type=click.Choice(HALVES), help="List the misses of one half; write nothing.")
def main(half: Half | None) -> None:
    """Judge everything and write the table, or list misses."""
    found = run()
    if half is not None:
        click.echo(misses(found, half))
        return
    now = figures(found, datetime.datetime.now(tz=datetime.UTC).date().isoformat())
    if first_run() is None:
        FIRST_RUN.write_text(json.dumps(msgspec.to_builtins(now), indent=1) + "\n", encoding="utf-8")
    table = section(first_run() or now, now)
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(replaced(page, {"trades": lambda: table}), encoding="utf-8")
    click.echo(table)


if __name__ == "__main__":
    main()
