"""Draw the rooms of the package, the storeys of the judge and their imports in docs/architecture.md.

    python -m tools.make_architecture

The pictures and tables are between `<!-- begin NAME -->` and `<!-- end NAME -->` and are made from the imports alone,
so they cannot disagree with the code; a test compares them.
"""

from __future__ import annotations

import importlib
from collections import Counter
from functools import cache
from pathlib import Path

import grimp

from tools.marked import replaced

PACKAGE = "rehearse"
JUDGE = "rehearse.content"
PAGE = Path(__file__).parent.parent / "docs" / "architecture.md"
MAIN = "__main__"  # two lines that call the command line
Edges = dict[tuple[str, str], int]


@cache
def graph() -> grimp.ImportGraph:
    """All imports within the package, including those inside functions."""
    return grimp.build_graph(PACKAGE)


def modules() -> tuple[str, ...]:
    """The names of all modules, sorted."""
    return tuple(sorted(graph().modules))


def room(module: str, package: str = PACKAGE) -> str | None:
    """The room of a module: the folder or file directly under a package; None for a module outside it."""
    if not module.startswith(f"{package}."):
        return None
    name = module.removeprefix(f"{package}.").split(".")[0]
    return name if name != MAIN else None


def edges(package: str = PACKAGE) -> Edges:
    """Number of imports from one room of a package to another, by (importer, imported)."""
    found: Counter[tuple[str, str]] = Counter()
    for module in modules():
        for imported in graph().find_modules_directly_imported_by(module):
            pair = (room(module, package), room(imported, package))
            if pair[0] is not None and pair[1] is not None and pair[0] != pair[1]:
                found[pair[0], pair[1]] += 1
    return dict(found)


def floors(arrows: Edges) -> list[list[str]]:
    """The rooms by floor, lowest first: a room is one floor above the highest room that it imports.

    Raises ValueError if rooms import each other in a circle.
    """
    below = {name: {b for a, b in arrows if a == name} for name in {n for pair in arrows for n in pair}}
    height: dict[str, int] = {}
    while len(height) < len(below):
        ready = [name for name in below if name not in height and below[name] <= height.keys()]
        if not ready:
            raise ValueError(f"a circle of imports among {', '.join(sorted(below.keys() - height.keys()))}")
        for name in ready:
            height[name] = 1 + max((height[other] for other in below[name]), default=-1)
    return [sorted(n for n in height if height[n] == level) for level in range(max(height.values(), default=-1) + 1)]


def direct(arrows: Edges) -> list[tuple[str, str]]:
    """The arrows to draw: those that are not implied by a longer path through other rooms."""
    reach: dict[str, set[str]] = {}
    for level in floors(arrows):
        for name in level:
            nearest = {b for a, b in arrows if a == name}
            reach[name] = nearest | {far for near in nearest for far in reach[near]}
    return sorted((a, b) for a, b in arrows if not any(b in reach[via] for c, via in arrows if c == a and via != b))


def picture(package: str = PACKAGE) -> str:
    """The rooms of a package as a Mermaid flow chart, highest on top."""
    arrows = edges(package)
    lines = ["```mermaid", "flowchart TD"]
    for level in reversed(floors(arrows)):
        lines += [f'    {name}["{name}"]' for name in level]
    lines += [f"    {a} --> {b}" for a, b in direct(arrows)]
    return "\n".join([*lines, "```"])


def table(package: str = PACKAGE) -> str:
    """A table with one row per room, highest first: its purpose and its imports."""
    arrows = edges(package)
    rows = ["| room | what it holds | imports |", "|---|---|---|"]
    for level in reversed(floors(arrows)):
        for name in level:
            imports = ", ".join(sorted(b for a, b in arrows if a == name)) or "nothing of ours"
            rows.append(f"| `{name}` | {_purpose(f'{package}.{name}')} | {imports} |")
    return "\n".join(rows)


def storeys() -> str:
    """The table of the judge's storeys, each with the other storeys it imports."""
    return table(JUDGE).replace("nothing of ours", "none of them").replace("| room |", "| storey |", 1)


def _purpose(module: str) -> str:
    """The first sentence of a room's docstring."""
    described = (importlib.import_module(module).__doc__ or "").split("\n\n")[0]
    return " ".join(described.split())


PARTS = {"picture": picture, "rooms": table, "judge": lambda: picture(JUDGE), "storeys": storeys}


def generated(text: str) -> str:
    """The page with its marked parts regenerated from the imports."""
    return replaced(text, PARTS)


if __name__ == "__main__":
    PAGE.write_text(generated(PAGE.read_text()))
