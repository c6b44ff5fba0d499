"""Promises of `rehearse test`."""

from pathlib import Path

import pytest

from tests.cli.running import printed, rehearse


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path / "home"


def test_ten_answers_make_a_result_within_eighty_columns_and_are_kept() -> None:
    done = rehearse("test", typed="1\n" * 10)
    assert "of 10 right" in done.stdout
    assert "Practise" in done.stdout or "10 of 10" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    results = {one["kind"]: one["done"] for one in printed(rehearse("drill", "--results", "--json"))["results"]}
    assert results.pop("test") == 1
    assert sum(results.values()) == 10


def test_as_json_standard_output_is_the_result_alone() -> None:
    found = printed(rehearse("test", "--json", typed="h\n" + "2\n" * 10))["test"]
    assert found["of"] == len(found["answers"]) == 10
    assert found["right"] == sum(one["right"] for one in found["answers"])


def test_leaving_early_keeps_nothing(home: Path) -> None:
    assert rehearse("test", typed="1\n").exit_code == 1
    assert not (home / "attempts.sqlite3").exists()
