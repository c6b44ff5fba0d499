"""Models: found wherever they may lie; missing, broken and unreachable ones say so in one sentence and what to type."""

import shutil
from pathlib import Path

import pytest

from rehearse.errors import InstallFailed, ModelBroken, ModelMissing, UsageError
from rehearse.speech import models
from rehearse.speech.transcribe import Recogniser
from tests.model import hollow, need_model


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test, in which no model is installed and no other is looked for."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    monkeypatch.setenv("REHEARSE_MODELS", str(tmp_path / "models"))
    return tmp_path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A folder with a model's files, elsewhere."""
    return hollow(tmp_path / "elsewhere" / "other")


def test_without_a_choice_the_first_installed_one_of_the_order_is_used(home: Path) -> None:
    assert models.default_name() == "tiny.en", "which then says what to type"
    with pytest.raises(ModelMissing) as told:
        models.find(models.default_name())
    assert "rehearse models install tiny.en" in told.value.hint
    hollow(home / "models" / "mine")
    assert models.default_name() == "mine", "any model serves where none of the order is there"
    hollow(home / "models" / "small.en")
    assert models.default_name() == "small.en"
    hollow(home / "models" / "tiny.en")
    assert models.default_name() == "tiny.en"
    hollow(home / "models" / "base.en")
    assert models.default_name() == "base.en"


@pytest.mark.model
def test_in_a_checkout_and_as_a_package_it_is_found_whatever_the_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REHEARSE_MODELS")
    assert models.find("tiny.en").max_chunk_s == 28.0
    assert [row.state for row in models.listed() if row.name == "tiny.en"] == ["installed"]
    assert models.verify("tiny.en") == models.find("tiny.en")


def test_a_complete_folder_goes_before_one_that_an_install_left_in_pieces(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both places of a home: the models' own folder, and that of the data."""
    monkeypatch.delenv("REHEARSE_MODELS")
    whole = hollow(home / "models" / "base.en")
    assert models.find("base.en").folder == str(whole)
    (whole / "model.bin").unlink()
    with pytest.raises(ModelBroken, match=r"lacks model\.bin"):
        models.find("base.en")


def test_a_model_that_is_not_installed_says_exactly_what_to_type() -> None:
    with pytest.raises(ModelMissing) as told:
        models.find("base.en")
    assert "rehearse models install base.en" in told.value.hint
    assert "148 MB" in told.value.hint


def test_an_unknown_model_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no model called whale") as told:
        models.find("whale")
    assert "base.en" in told.value.hint


def test_a_folder_of_ones_own_can_be_added_and_is_found_again(other: Path) -> None:
    added = models.add(other, "mine", max_chunk_s=9.0)
    assert added.max_chunk_s == 9.0
    assert models.find("mine") == added
    assert [row.state for row in models.listed() if row.name == "mine"] == ["added"]
    with pytest.raises(UsageError, match="already a model called mine"):
        models.add(other, "mine")


def test_something_that_is_no_model_is_not_added(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(ModelBroken, match=r"lacks config\.json, model\.bin"):
        models.add(tmp_path / "x")
    with pytest.raises(UsageError, match="not a folder"):
        models.add(tmp_path / "nowhere")


def test_a_stock_model_with_altered_weights_fails_verification(other: Path) -> None:
    models.add(other, "base.en")
    with pytest.raises(ModelBroken, match="does not match what was published") as told:
        models.verify("base.en")
    assert "rehearse models install base.en" in told.value.hint


def test_a_folder_without_weights_is_called_broken(home: Path) -> None:
    hollow(home / "models" / "base.en")
    (home / "models" / "base.en" / "model.bin").unlink()
    with pytest.raises(ModelBroken, match=r"lacks model\.bin"):
        models.find("base.en")
    assert [row.state for row in models.listed() if row.name == "base.en"] == ["broken"]


@pytest.mark.model
def test_truncated_weights_are_one_sentence_when_loaded(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REHEARSE_MODELS")
    place = home / "models" / "cut"
    shutil.copytree(need_model().folder, place)
    with (place / "model.bin").open("r+b") as file:
        file.truncate(100_000)
    with pytest.raises(ModelBroken, match="cannot be loaded"):
        Recogniser(models.find("cut"))


def test_what_an_install_left_half_way_is_no_model(home: Path) -> None:
    (home / "models" / ".base.en.part").mkdir(parents=True)
    assert ".base.en.part" not in [row.name for row in models.listed()]
    with pytest.raises(UsageError, match="no model called"):
        models.find(".base.en.part")


@pytest.mark.parametrize("name", ["../../away", "..", ".hidden", "a/b"])
def test_a_name_that_leads_elsewhere_is_no_models(name: str, home: Path, other: Path) -> None:
    with pytest.raises(UsageError, match="cannot be called"):
        models.add(other, name)
    with pytest.raises(UsageError, match="no model called"):
        models.find(name)
    assert not (home / "models").exists()


def test_an_unreadable_note_beside_a_model_is_one_sentence_and_does_not_hide_the_others(
    home: Path, other: Path
) -> None:
    place = Path(models.add(other, "mine").folder)
    (place / models.OWN).write_text('max_chunk_s = "a', encoding="utf-8")
    with pytest.raises(ModelBroken, match="cannot be read"):
        models.find("mine")
    with pytest.raises(ModelBroken, match="cannot be read"):
        models.add(place, "copy")
    assert [row.state for row in models.listed() if row.name == "mine"] == ["broken"]
    assert not (home / "models" / ".copy.part").exists()


def test_a_model_of_ones_own_that_lacks_a_file_is_listed_as_broken(other: Path) -> None:
    place = Path(models.add(other, "mine").folder)
    (place / "tokenizer.json").unlink()
    assert [row.state for row in models.listed() if row.name == "mine"] == ["broken"]


def test_a_model_that_cannot_be_copied_leaves_nothing_behind(home: Path, other: Path) -> None:
    (home / "models").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(InstallFailed, match="could not be added"):
        models.add(other, "mine")


def test_how_to_renew_names_what_works_for_that_model() -> None:
    assert "models install base.en" in models.how_to_renew("base.en")
    assert "install" not in models.how_to_renew("mine")
