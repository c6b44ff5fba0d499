"""Run the evaluation: `python -m tools.evaluate_content DATA_FOLDER [--out PAGE]`.

`--case ID` runs one generated case again; `--misses CAPABILITY` lists what fails of a capability.
"""

import datetime
from pathlib import Path

import click

from tools.capabilities import fillers
from tools.capabilities import run as suite
from tools.capabilities import table as capabilities
from tools.capabilities.generate import all_cases
from tools.evaluate_content import table, traps
from tools.evaluate_content.data import read

PAGE = Path(__file__).parents[2] / "docs" / "content-evaluation.md"

KEPT_FROM = "## Held out"  # written by hand: figures of a set that must not be run again and again


def kept(page: Path) -> str:
    """The part of an earlier page that a new run does not replace."""
    earlier = page.read_text(encoding="utf-8") if page.is_file() else ""
    at = earlier.find(KEPT_FROM)
    return "" if at < 0 else "\n" + earlier[at:]


def capability_section(folder: Path, date: str, share: float) -> str:
    """The capability suite (or a share of it) as Markdown; a first whole run is kept as the first."""
    outcomes = suite.run(suite.sample(all_cases(), share))
    moved = fillers.experiments(fillers.answers(folder, round(fillers.ANSWERS * share)))
    if share >= 1 and capabilities.first_run() is None:
        capabilities.keep(date, outcomes, moved)
    return capabilities.section(outcomes, moved, capabilities.first_run())


def one_case(name: str) -> str:
    """A generated case by its id, with its texts and misses."""
    found = [case for case in all_cases() if case.id == name]
    if not found:
        raise click.ClickException(f"No case has the id {name!r}. `--misses CAPABILITY` prints ids.")
    return capabilities.listed(suite.outcome(found[0]))


def missed(capability: str) -> str:
    """The failing cases of a capability."""
    chosen = [case for case in all_cases() if case.capability == capability.replace("-", " ")]
    if not chosen:
        names = ", ".join(sorted({case.capability for case in all_cases()}))
        raise click.ClickException(f"No capability is called {capability!r}. There are: {names}.")
    found = [one for one in suite.run(chosen) if one.misses]
    return "\n".join([*map(capabilities.listed, found), f"{len(found)} of {len(chosen)} cases fail."])


@click.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=PAGE, help="Where the page is written.")
@click.option("--share", type=click.FloatRange(0, 1), default=1.0, help="Share of the generated cases to run, 0-1.")
@click.option("--case", metavar="ID", help="Run one generated case and print what it shows.")
@click.option("--misses", metavar="CAPABILITY", help="List the generated cases of a capability that fail.")
def main(folder: Path | None, out: Path, share: float, case: str | None, misses: str | None) -> None:
    """Measure the content judge on the labelled answers of FOLDER and on the generated cases."""
    if case is not None or misses is not None:
        click.echo(one_case(case) if case is not None else missed(misses or ""))
        return
    if folder is None:
        raise click.UsageError("Name the folder with the labelled answers.")
    data = read(folder)
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    text = table.page(data, folder.resolve().name, today, traps.run(data.traps))
    text += "\n" + capability_section(folder, today, share) + "\n"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text + kept(out), encoding="utf-8")
    click.echo(text)


if __name__ == "__main__":
    main()
