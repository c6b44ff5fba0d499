"""`rehearse models`: list, install, add, verify and where, as a person types them."""

import re
from pathlib import Path

import pytest

from rehearse.speech import models
from rehearse.types import Asked
from tests.cli.running import printed, rehearse
from tests.model import hollow, need_model


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test, in which no model is installed and no other is looked for."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    monkeypatch.setenv("REHEARSE_MODELS", str(tmp_path / "models"))
    return tmp_path


def test_the_list_names_every_model_and_marks_the_default(home: Path) -> None:
    told = rehearse("models", "list")
    assert "tiny.en (default)" in told.stdout
    assert [line for line in told.stdout.splitlines() if line != line.rstrip()] == []
    assert "rehearse models install base.en" in told.stderr, "what the other would bring"
    hollow(home / "models" / "base.en")
    assert rehearse("models", "list").stderr == ""
    listed = printed(rehearse("models", "list", "--json"))
    assert listed["default"] == "base.en"
    assert [row["name"] for row in listed["models"]] == ["tiny.en", "base.en", "small.en"]


def test_a_model_is_chosen_until_it_is_forgotten_or_gone(home: Path) -> None:
    for name in ("base.en", "mine"):
        hollow(home / "models" / name)
    assert "mine will be used from now on" in rehearse("models", "use", "mine").stdout
    assert printed(rehearse("models", "list", "--json"))["default"] == "mine"
    (home / "models" / "mine").rename(home / "models" / "other")
    assert printed(rehearse("models", "list", "--json"))["default"] == "base.en"
    (home / "models" / "other").rename(home / "models" / "mine")
    assert "base.en will be used" in rehearse("models", "use", "--forget").stdout
    assert rehearse("models", "use").exit_code == 2
    assert rehearse("models", "use", "whale").exit_code == 2
    assert rehearse("models", "use", "small.en").exit_code == 4


@pytest.mark.slow
@pytest.mark.model
def test_a_folder_is_added_verified_and_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of tiny.en serves as one of the user's own."""
    monkeypatch.delenv("REHEARSE_MODELS")
    assert rehearse("models", "add", need_model().folder, "--name", "mine", "--max-chunk-s", "12").exit_code == 0
    verified = rehearse("models", "verify", "mine").stdout.splitlines()
    assert verified[0] == "mine is complete and works; it is in:"
    assert verified[-1].endswith("mine"), "no full stop behind the path, which it would leave alone on a line"
    assert rehearse("models", "where", "mine").stdout.strip().endswith("mine")


@pytest.mark.slow
@pytest.mark.model
def test_a_model_is_measured_and_asked_accordingly(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Added or measured again: what was tried, what came out, what is remembered; a failure costs nothing."""
    monkeypatch.delenv("REHEARSE_MODELS")
    told = rehearse("models", "add", need_model().folder, "--name", "mine", "--max-chunk-s", "2")
    assert (told.exit_code, "mine is ready" in told.stdout) == (0, True)
    assert re.search(r"not chosen: (int8|float32), \d\.\d\d s", told.stderr)
    speeds = printed(rehearse("models", "measure", "mine", "--json"))["speeds"]
    assert models.find("mine").asked == Asked(**speeds["mine"]["asked"])
    for name in ("config.json", "model.bin", "tokenizer.json"):
        (home / "empty").mkdir(exist_ok=True)
        (home / "empty" / name).write_text("{}")
    told = rehearse("models", "add", str(home / "empty"), "--name", "hollow")
    assert (told.exit_code, "hollow was added" in told.stdout) == (0, True)
    assert "could not be measured here; `rehearse models measure hollow` tries again." in told.stderr
    assert rehearse("models", "measure", "hollow").exit_code == 4


@pytest.mark.slow
@pytest.mark.model
def test_a_model_has_one_size_wherever_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """All its files on disk, installed or not and under whatever name; the README gives it and what is downloaded."""
    stock = models.catalogue().stock["tiny.en"]
    size, wheel = f"{stock.size_mb:.0f} MB", stock.package
    assert f"`rehearse models install tiny.en` ({size}, once)" in " ".join(rehearse("models", "verify").stderr.split())
    monkeypatch.delenv("REHEARSE_MODELS")
    rehearse("models", "add", need_model().folder, "--name", "mine")
    listed = {row["name"]: row["size_mb"] for row in printed(rehearse("models", "list", "--json"))["models"]}
    assert (listed["tiny.en"], round(listed["mine"])) == (stock.size_mb, round(stock.size_mb))
    told = {line.split("  ")[0]: line for line in rehearse("data").stdout.splitlines()}
    assert (size in told["model tiny.en"], size in told["models"]) == (True, True)
    assert wheel is not None
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    assert f"tiny.en ({wheel.download_mb:.0f} MB to download, {size} on disk)" in readme
    assert f"base.en ({models.catalogue().stock['base.en'].size_mb:.0f} MB)" in readme


@pytest.mark.model
@pytest.mark.usefixtures("home")
def test_what_stands_in_the_table_is_not_said_again_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REHEARSE_MODELS")
    said = rehearse("models")
    assert "rehearse models install base.en" in said.stderr
    assert not re.search(r"\d", said.stderr), "sizes and shares are in the table"


def test_where_names_the_folder_of_them_all(home: Path) -> None:
    assert rehearse("models", "where").stdout.strip() == str(home / "models")


@pytest.mark.model
def test_where_also_names_models_that_are_somewhere_else(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REHEARSE_MODELS")
    said = rehearse("models", "where")
    assert said.stdout.strip() == str(home / "models"), "for scripts"
    assert f"tiny.en is in {need_model().folder}." in said.stderr


def test_what_is_not_there_is_a_sentence_a_hint_and_exit_code_4() -> None:
    for word in ("verify", "where"):
        told = rehearse("models", word, "base.en")
        assert told.exit_code == 4
        assert "rehearse models install base.en" in told.stderr


def test_mistakes_are_usage_errors(tmp_path: Path) -> None:
    assert rehearse("models", "verify", "whale").exit_code == 2
    assert rehearse("models", "add", str(tmp_path / "nowhere")).exit_code == 2
    assert rehearse("models", "install", "whale").exit_code == 2
    assert rehearse("models", "add", str(hollow(tmp_path / "other")), "--name", "../away").exit_code == 2


def test_a_broken_folder_is_a_sentence_that_says_how_to_mend_it(home: Path) -> None:
    (home / "models" / "mine").mkdir(parents=True)
    told = rehearse("models", "verify", "mine")
    assert told.exit_code == 4
    assert "lacks config.json, model.bin, tokenizer.json" in told.stderr
    assert "add it again" in told.stderr


def test_a_model_is_removed_after_asking_and_another_is_used(home: Path) -> None:
    for name in ("base.en", "mine"):
        hollow(home / "models" / name)
    rehearse("models", "use", "mine")
    assert rehearse("models", "remove", "mine", typed="n\n").exit_code == 1
    assert (home / "models" / "mine").is_dir()
    removed = rehearse("models", "remove", "mine", "--yes")
    assert removed.exit_code == 0
    assert "base.en will be used from now on." in removed.stderr
    assert not (home / "models" / "mine").exists()
    assert "Delete the model" not in rehearse("models", "remove", "mine", typed="y\n").stderr
    assert printed(rehearse("models", "list", "--json"))["default"] == "base.en"
    assert rehearse("models", "remove", "mine", "--yes").exit_code == 2
    assert rehearse("models", "remove", "../models", "--yes").exit_code == 2
    assert (home / "models").is_dir()


@pytest.mark.parametrize("name", ["", ".", "..", "../models", ".hidden"])
def test_nothing_but_a_model_is_removed(home: Path, name: str) -> None:
    hollow(home / "models" / "mine")
    (home / "models" / ".hidden").mkdir()
    (home / "takes.db").write_text("x")
    before = sorted(home.rglob("*"))
    assert rehearse("models", "remove", name, "--yes").exit_code in (2, 4)
    assert sorted(home.rglob("*")) == before


def test_removing_a_link_leaves_what_it_leads_to(home: Path) -> None:
    hollow(home / "elsewhere")
    (home / "models").mkdir()
    (home / "models" / "mine").symlink_to(home / "elsewhere", target_is_directory=True)
    assert rehearse("models", "remove", "mine", "--yes").exit_code == 0
    assert (home / "elsewhere").is_dir()
    assert list((home / "models").iterdir()) == []
