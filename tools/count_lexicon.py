"""Count the alternatives in the judge's lists: `python -m tools.count_lexicon`.

Every search string in a list counts as one alternative, plus one for every "|" in it, so "(?:a|b) (?:c|d)" counts as
three. A fragment that many patterns use in braces counts once, where it is defined. Ids, sources, and the example
sentences of an entry (hears, spares) are not counted.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import click

from rehearse.data import folder

FOLDERS = ("lexicon", "grammar", "claims")
APART = frozenset({"think_aloud.toml"})  # a checklist for technical answers: it judges no story
NOT_LOOKED_FOR = frozenset({"source", "id", "of", "hears", "spares"})


def alternatives(path: Path) -> int:
    """The number of alternatives in a file."""
    return sum(1 + text.count("|") for text in _texts(tomllib.loads(path.read_text(encoding="utf-8"))))


def holds_patterns(path: Path) -> bool:
    """Whether a file contains regular expressions rather than lists of words."""
    return path.name == "fragments.toml" or "[[entry]]" in path.read_text(encoding="utf-8")


def in_patterns() -> int:
    """The number of alternatives in all regular expressions, including fragments."""
    return sum(alternatives(path) for path in sorted((folder() / "lexicon").glob("*.toml")) if holds_patterns(path))


def counted(name: str) -> dict[str, int]:
    """The number of alternatives in each file of a folder in rehearse/data."""
    return {
        path.name: alternatives(path) for path in sorted((folder() / name).glob("*.toml")) if path.name not in APART
    }


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_LOOKED_FOR:
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


@click.command()
def main() -> None:
    """Print the numbers of alternatives by file and folder."""
    for name in FOLDERS:
        files = counted(name)
        for file, count in files.items():
            click.echo(f"{name + '/' + file:28}{count:7}")
        click.echo(f"{name:28}{sum(files.values()):7}\n")
    click.echo(f"{'in regular expressions':28}{in_patterns():7}")


if __name__ == "__main__":
    main()
