"""`rehearse models`: list, install, add, verify and where, as a person types them."""

from pathlib import Path

import pytest

from rehearse.speech.models import find
from tests.cli.running import printed, rehearse


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    return tmp_path


def test_the_list_names_every_model_and_marks_the_default() -> None:
    told = rehearse("models", "list").stdout
    assert "base.en (default)" in told
    assert [line for line in told.splitlines() if line != line.rstrip()] == []
    listed = printed(rehearse("models", "list", "--json"))
    assert listed["default"] == "base.en"
    assert [row["name"] for row in listed["models"]] == ["demo", "tiny.en", "base.en", "small.en"]


def test_a_folder_is_added_verified_and_found() -> None:
    """The bundled model's folder serves as one of the person's own."""
    assert rehearse("models", "add", find("demo").folder, "--name", "mine", "--max-chunk-s", "12").exit_code == 0
    assert "mine is complete and works" in rehearse("models", "verify", "mine").stdout
    assert rehearse("models", "where", "mine").stdout.strip().endswith("mine")


def test_where_names_the_folder_of_them_all(home: Path) -> None:
    assert rehearse("models", "where").stdout.strip() == str(home / "models")


def test_what_is_not_there_is_a_sentence_a_hint_and_exit_code_4() -> None:
    for word in ("verify", "where"):
        told = rehearse("models", word, "base.en")
        assert told.exit_code == 4
        assert "rehearse models install base.en" in told.stderr


def test_mistakes_are_usage_errors(tmp_path: Path) -> None:
    assert rehearse("models", "verify", "whale").exit_code == 2
    assert rehearse("models", "add", str(tmp_path / "nowhere")).exit_code == 2
    assert rehearse("models", "install", "whale").exit_code == 2
    assert rehearse("models", "add", find("demo").folder, "--name", "../away").exit_code == 2


def test_a_broken_folder_is_a_sentence_that_says_how_to_mend_it(home: Path) -> None:
    (home / "models" / "mine").mkdir(parents=True)
    told = rehearse("models", "verify", "mine")
    assert told.exit_code == 4
    assert "lacks config.json, model.bin, tokenizer.json" in told.stderr
    assert "add it again" in told.stderr
