"""docs/promises.md names tests that are there."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "docs" / "promises.md").read_text(encoding="utf-8"))


def test_every_promise_names_a_test_that_is_there() -> None:
    assert len(NAMED) > 40
    for file, name in NAMED:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, (file, name)


def test_every_promise_of_the_page_has_its_proof() -> None:
    rows = [
        line for line in (ROOT / "docs" / "promises.md").read_text(encoding="utf-8").splitlines() if line[:2] == "| "
    ]
    promises = [row for row in rows if not row.startswith("| Promise")]
    assert len(promises) > 25
    assert [row for row in promises if "::test_" not in row.split(" | ")[1]] == []
