"""On forty columns, as in a split window or on a telephone, every number and every name is still whole."""

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.test_screens import GIVEN, here, run, seeded

__all__ = ["here", "seeded"]  # fixtures
TABLES = ("", "check", "list", "progress", "radar", "show", "compare", "cohort report", "mock", "drill", "notes list",
          "stories list", "stories check", "checklist", "feedback list", "questions list", "questions show",
          "principles", "models list", "config", "frameworks", "person")  # fmt: skip
MORE = {"compare in full": "compare 1 2 --full\ncompare 9 11 --full", "progress in full": "progress --full"}
NUMBER = re.compile(r"\d[\d.,:/-]*")


def numbers(text: str) -> set[str]:
    return {found.strip(".,:-/") for found in NUMBER.findall(text)}


@pytest.mark.parametrize("name", [*TABLES, *MORE], ids=lambda name: name or "home")
def test_no_number_is_cut(name: str, here: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`compare --full` showed "1…" for 17.5, `list` broke ids after two letters, `stories` had no room for them."""
    shown = {}
    for width in (40, 120):
        shutil.rmtree(here)
        shutil.copytree(seeded, here)
        monkeypatch.chdir(here)
        monkeypatch.setenv("COLUMNS", str(width))
        shown[width] = run((GIVEN | MORE)[name], here, width)
    assert not re.findall(r"\S*\d…|#…", shown[40])
    assert numbers(shown[40]) <= numbers(shown[120])
    if name == "compare in full":
        assert len(re.findall(r"\d  ▲$", shown[40], re.MULTILINE)) == shown[120].count("▲")
    if name in ("", "list", "progress", "stories list"):
        named = {"was-wrong", "last-apology", "night-builds"} & set(shown[120].split())
        assert named <= set(shown[40].split())
