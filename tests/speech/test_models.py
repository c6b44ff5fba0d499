"""Models: the bundled one is there; missing, broken and unreachable ones say so in one sentence and what to type."""

import shutil
from pathlib import Path

import pytest

from rehearse.errors import ModelBroken, ModelMissing, UsageError
from rehearse.speech import models
from rehearse.speech.transcribe import Recogniser


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    return tmp_path


def test_the_demo_model_travels_with_the_package_and_says_what_it_is() -> None:
    demo = models.find("demo")
    assert Path(demo.folder, "model.bin").is_file()
    assert demo.max_chunk_s == 8.0
    assert "synthesised voices alone" in demo.note


def test_a_model_that_is_not_installed_says_exactly_what_to_type() -> None:
    with pytest.raises(ModelMissing) as told:
        models.find("base.en")
    assert "rehearse models install base.en" in told.value.hint
    assert "145 MB" in told.value.hint


def test_an_unknown_model_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no model called whale") as told:
        models.find("whale")
    assert "base.en" in told.value.hint


def test_a_folder_of_ones_own_can_be_added_and_is_found_again() -> None:
    added = models.add(Path(models.find("demo").folder), "mine", max_chunk_s=9.0)
    assert added.max_chunk_s == 9.0
    assert models.find("mine") == added
    assert [row.state for row in models.listed() if row.name == "mine"] == ["added"]
    with pytest.raises(UsageError, match="called mine already"):
        models.add(Path(models.find("demo").folder), "mine")


def test_something_that_is_no_model_is_not_added(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(ModelBroken, match=r"lacks config\.json, model\.bin"):
        models.add(tmp_path / "x")
    with pytest.raises(UsageError, match="not a folder"):
        models.add(tmp_path / "nowhere")


def test_a_stock_model_with_altered_weights_fails_verification() -> None:
    models.add(Path(models.find("demo").folder), "base.en")
    with pytest.raises(ModelBroken, match="not what was published") as told:
        models.verify("base.en")
    assert "rehearse models install base.en" in told.value.hint


def test_a_folder_without_weights_is_called_broken(home: Path) -> None:
    shutil.copytree(models.find("demo").folder, home / "models" / "base.en")
    (home / "models" / "base.en" / "model.bin").unlink()
    with pytest.raises(ModelBroken, match=r"lacks model\.bin"):
        models.find("base.en")
    assert [row.state for row in models.listed() if row.name == "base.en"] == ["broken"]


def test_truncated_weights_are_one_sentence_when_loaded(home: Path) -> None:
    place = home / "models" / "cut"
    shutil.copytree(models.find("demo").folder, place)
    with (place / "model.bin").open("r+b") as file:
        file.truncate(100_000)
    with pytest.raises(ModelBroken, match="cannot be loaded"):
        Recogniser(models.find("cut"))
