"""Whatever ends the program, at whatever statement: a change is there as a whole or not at all."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rehearse.errors import StoreError
from rehearse.store.attempts import Store
from tests import builders_report as reports


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("killed")
    with Store(folder / "home" / "attempts.sqlite3") as store:
        for _ in range(2):
            store.add(reports.full(), None)
    command = [sys.executable, "-m", "tests.store.killed", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.slow
def test_the_store_opens_whole_after_a_kill_at_any_statement(outcomes: list[dict[str, Any]]) -> None:
    assert len(outcomes) > 20
    assert all(one["whole"] and one["schema"] and one["listed"] == one["verdicts"] for one in outcomes)


@pytest.mark.parametrize(
    ("thing", "before", "after"),
    [
        ("add", ([1, 2], "strong hire"), ([1, 2, 3], "strong hire")),
        ("replace", ([1, 2], "strong hire"), ([1, 2], "no hire")),
        ("delete", ([1, 2], "strong hire"), ([1], "strong hire")),
        ("migrate", ([1, 2], "strong hire"), ([1, 2], "strong hire")),
    ],
)
def test_it_holds_what_was_there_or_what_was_to_be(
    outcomes: list[dict[str, Any]], thing: str, before: tuple[list[int], str], after: tuple[list[int], str]
) -> None:
    found = [one for one in outcomes if one["thing"] == thing]
    assert [one["exit"] for one in found] == [9] * (len(found) - 1) + [0]
    held = [(one["ids"], one["verdicts"][0]) for one in found]
    assert set(map(str, held)) <= {str(before), str(after)}
    assert held[0] == before
    assert held[-1] == after


def test_a_disk_that_vanishes_under_an_open_store_is_one_sentence(tmp_path: Path) -> None:
    with Store(tmp_path / "home" / "attempts.sqlite3") as store:
        store.add(reports.full(), None)
        shutil.rmtree(tmp_path / "home")
        with pytest.raises(StoreError, match="no longer exists"):
            store.add(reports.full(), None)
