"""Write docs/sources.md: what the source documents teach, where it is covered, and its test.

Run: python -m tools.make_sources
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from rehearse.data.questions import shipped

LIST = Path(__file__).with_name("sources.toml")
PAGE = Path(__file__).parents[1] / "docs" / "sources.md"
OPEN = "open: "
QUESTION = "question "
HEAD = """# What the source documents teach, and where it is

Written by `python -m tools.make_sources` from `tools/sources.toml`. Every item names an existing test. The documents
are cited by number and line; every sentence is ours. Items that are not covered yet say so.
"""


@dataclass(frozen=True)
class Item:
    """An item that a document teaches: its lines, our wording, where it is covered, and its test.

    test: a pytest node; None if the item is not covered yet, in which case `open` says why.
    """

    id: str
    place: str
    says: str
    where: str
    test: str | None
    open: str = ""


@dataclass(frozen=True)
class Source:
    """A document. skip: lines that teach nothing new."""

    seed: str
    title: str
    skip: str
    items: tuple[Item, ...]


def sources() -> tuple[Source, ...]:
    """The documents with their items; references to questions are replaced by the bank's questions.

    Raises KeyError for an unknown proof or question.
    """
    with LIST.open("rb") as file:
        read = tomllib.load(file)
    return tuple(
        Source(
            one["seed"],
            one["title"],
            one["skip"],
            tuple(_item(f"{one['seed']}-{number}", row, read["proof"]) for number, row in enumerate(one["items"], 1)),
        )
        for one in read["source"]
    )


def _item(name: str, row: list[str], proofs: dict[str, str]) -> Item:
    place, says, where, proof = row
    if says.startswith(QUESTION):
        question = {one.source: one for one in shipped()}[says.removeprefix(QUESTION)]
        says, where = question.text, f"`rehearse questions show {question.id}`"
    if proof.startswith(OPEN):
        return Item(name, place, says, where, None, proof.removeprefix(OPEN))
    return Item(name, place, says, where, proofs[proof])


def lines(place: str) -> frozenset[int]:
    """The line numbers of "3, 7-9".

    >>> sorted(lines("3, 7-9"))
    [3, 7, 8, 9]
    """
    found: set[int] = set()
    for part in filter(None, (piece.strip() for piece in place.split(","))):
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return frozenset(found)


def page() -> str:
    """The contents of the page."""
    listed = sources()
    items = [item for source in listed for item in source.items]
    covered = sum(item.test is not None for item in items)
    blocks = [HEAD, f"{len(items)} items, {covered} of them covered, {len(items) - covered} open.\n"]
    return "\n".join([*blocks, *map(_table, listed)])


def _table(source: Source) -> str:
    rows = [
        f"| {item.id} | {item.place} | {_cell(item.says)} | {_cell(item.where)} | {_proof(item)} |"
        for item in source.items
    ]
    head = ["| item | line | what it says | where it is covered | test |", "|---|---|---|---|---|"]
    return "\n".join([f"## {source.seed}: {source.title}", "", *head, *rows, ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _proof(item: Item) -> str:
    return f"**open**: {item.open}" if item.test is None else f"`{item.test.removeprefix('tests/')}`"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
