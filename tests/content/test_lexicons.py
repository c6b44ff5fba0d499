"""Promises of the judge's lists: they are few, somebody reads each, and each shows what it hears and what it spares."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import rehearse
from rehearse.data import folder
from tools.count_lexicon import FOLDERS, counted

# As `python -m tools.count_lexicon` counts; 13,106 in the lexicons on 2026-11-28, before any was taken out.
MOST = {"lexicon": 12_800, "grammar": 1_350, "claims": 2_200}
NAMED = ("patterns", "sets", "classes", "cues", "subjects", "verbs", "words")  # tables whose keys are names of lists


@pytest.mark.parametrize("name", FOLDERS)
def test_the_lists_do_not_grow(name: str) -> None:
    files = counted(name)
    assert sum(files.values()) <= MOST[name], files


def _names_in_code() -> frozenset[str]:
    """Every text constant and attribute in the program's code."""
    found: set[str] = set()
    for path in Path(rehearse.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.Attribute):
                found.add(node.attr)
    return frozenset(found)


def _lists(path: Path) -> Iterator[str]:
    """The names of the lists in a file."""
    for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
        if key == "class":
            yield from (one["id"] for one in value)
        elif key in NAMED and isinstance(value, dict):
            yield from value
        elif key not in ("source", *NAMED):
            yield key


def test_no_list_stands_unread() -> None:
    """A fragment is read by the patterns that name it in braces, a principle's signs by the principle's name."""
    known = _names_in_code()
    patterns = "".join(path.read_text(encoding="utf-8") for path in (folder() / "lexicon").glob("*.toml"))
    principles = {row["name"] for row in tomllib.loads((folder() / "principles.toml").read_text())["principle"]}
    unread = [
        f"{path.name}: {name}"
        for room in FOLDERS
        for path in sorted((folder() / room).glob("*.toml"))
        for name in _lists(path)
        if name not in known | principles and f"{{{name}}}" not in patterns
    ]
    assert not unread
