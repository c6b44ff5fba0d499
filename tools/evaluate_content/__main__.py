"""Run the evaluation: `python -m tools.evaluate_content DATA_FOLDER [--out PAGE]`."""

import datetime
from pathlib import Path

import click

from tools.evaluate_content import table, traps
from tools.evaluate_content.data import read

PAGE = Path(__file__).parents[2] / "docs" / "content-evaluation.md"

KEPT_FROM = "## Held out"  # written by hand: figures of a set that must not be run again and again


def kept(page: Path) -> str:
    """The part of an earlier page that a new run does not replace."""
    earlier = page.read_text(encoding="utf-8") if page.is_file() else ""
    at = earlier.find(KEPT_FROM)
    return "" if at < 0 else "\n" + earlier[at:]


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=PAGE, help="Where the page is written.")
def main(folder: Path, out: Path) -> None:
    """Measure the content judge on the labelled answers of FOLDER."""
    data = read(folder)
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    text = table.page(data, folder.resolve().name, today, traps.run(data.traps))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text + kept(out), encoding="utf-8")
    click.echo(text)


if __name__ == "__main__":
    main()
