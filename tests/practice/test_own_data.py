"""Promises about what is kept of a person."""

import json
import sys
import zipfile
from pathlib import Path

import pytest

from rehearse import settings
from rehearse.audio.recover import take_name
from rehearse.data import questions
from rehearse.errors import UsageError
from rehearse.permissions import unfinished
from rehearse.practice import own_data, take_options
from rehearse.practice.take_options import TakeOptions
from rehearse.report import to_json
from rehearse.store.attempts import Store
from rehearse.types import Question
from tests.cli.homes import fill, improving


@pytest.fixture
def home(home: Path) -> Path:
    fill(home, improving())
    questions.save_own((Question("mine", "Why me?"),))
    return home


def test_every_place_is_counted(home: Path) -> None:
    found = {place.what: place for place in own_data.places()}
    assert found["recordings"].files == 8
    assert found["recordings"].size_bytes == 8 * len(b"sound")
    assert found["attempts"].files >= 1
    assert found["own questions"].files == 1
    assert all(Path(place.path).is_relative_to(home) for place in found.values())


def test_no_file_in_the_home_is_left_unsaid(home: Path) -> None:
    """What the program wrote is what the list counts."""
    (home / "pages").mkdir()
    (home / "pages" / "last.html").write_text("sound", encoding="utf-8")
    assert sum(place.files for place in own_data.places()) == sum(path.is_file() for path in home.rglob("*"))


def test_whatever_the_program_may_have_written_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what a kill left unfinished. `settings.OURS` names all of it, for the rights to it."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    for name in (*settings.OURS, "attempts.sqlite3.partial-journal", "attempts.sqlite3.schema-2.17.partial"):
        if name in ("recordings", "pages", "models", "cache"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "one").touch()
        else:
            (tmp_path / name.replace("*", "")).touch()
    assert sum(place.files for place in own_data.places()) == sum(path.is_file() for path in tmp_path.rglob("*"))
    own_data.delete_everything()
    left = sorted(path.name for path in tmp_path.iterdir() if path.is_file())
    assert left == ["fillers.toml", "settings.toml", "speeds.json", "targets.toml"]


def test_the_options_of_an_unfinished_take_are_no_recording(home: Path, tmp_path: Path) -> None:
    """They were counted and exported as one; they are listed by themselves, and only where there are any."""
    assert "unfinished take options" not in {place.what for place in own_data.places()}
    take = home / "recordings" / take_name("1", "mine")
    take_options.write(take, TakeOptions(person="Kim"))
    take.write_bytes(b"sound")
    found = {place.what: place for place in own_data.places()}
    assert [found[what].files for what in ("recordings", "unfinished take options")] == [9, 1]
    assert found["recordings"].size_bytes == 9 * len(b"sound")
    assert sum(place.files for place in found.values()) == sum(path.is_file() for path in home.rglob("*"))
    own_data.export(tmp_path / "all.zip")
    names = [name for name in zipfile.ZipFile(tmp_path / "all.zip").namelist() if name.startswith("recordings/")]
    assert len(names) == 9
    assert not [name for name in names if name.endswith(".json")]


def test_an_export_holds_every_report_and_every_recording(home: Path, tmp_path: Path) -> None:
    assert own_data.export(tmp_path / "all.zip") == 8
    with Store(home / "attempts.sqlite3") as store, zipfile.ZipFile(tmp_path / "all.zip") as archive:
        for attempt in store.attempts():
            kept = to_json.decode(archive.read(f"reports/{attempt.id:05d}.json"))
            assert kept == to_json.document(attempt.report).report
        assert archive.read("recordings/take-1.wav") == b"sound"
        assert len(archive.read("attempts.csv").splitlines()) == 9
        assert json.loads(archive.read("questions.json"))["question"][0]["id"] == "mine"


def test_an_export_can_be_put_in_the_place_of_a_lost_home(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Database and recordings lie in it as they lie at home."""
    own_data.export(tmp_path / "all.zip")
    with Store(home / "attempts.sqlite3") as store:
        kept = [attempt.report for attempt in store.attempts()]
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "new"))
    zipfile.ZipFile(tmp_path / "all.zip").extractall(tmp_path / "new")
    with Store(tmp_path / "new" / "attempts.sqlite3") as store:
        attempts = store.attempts()
    assert [attempt.report for attempt in attempts] == kept
    assert all(attempt.recording and Path(attempt.recording).is_file() for attempt in attempts)
    assert questions.own()[0].id == "mine"


@pytest.mark.usefixtures("home")
def test_an_export_can_leave_the_sound_out(tmp_path: Path) -> None:
    own_data.export(tmp_path / "all.zip", recordings=False)
    assert [name for name in zipfile.ZipFile(tmp_path / "all.zip").namelist() if "recordings" in name] == []


@pytest.mark.usefixtures("home")
def test_an_export_overwrites_nothing_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "all.zip").write_text("precious", encoding="utf-8")
    for target in (tmp_path / "all.zip", tmp_path / "none" / "all.zip"):
        with pytest.raises(UsageError):
            own_data.export(target)
    assert (tmp_path / "all.zip").read_text(encoding="utf-8") == "precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.zip", "home"]


def test_deleting_everything_leaves_models_and_targets(home: Path) -> None:
    (home / "targets.toml").write_text("", encoding="utf-8")
    (home / "models").mkdir()
    (home / "models" / "model.bin").write_bytes(b"x")
    (home / "pages").mkdir()
    (home / "pages" / "last.html").write_text("sound", encoding="utf-8")
    own_data.delete_everything()
    assert sorted(path.name for path in home.rglob("*") if path.is_file()) == ["model.bin", "targets.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="files are not locked there")
def test_deleting_everything_leaves_the_note_on_a_file_that_is_being_written(home: Path, tmp_path: Path) -> None:
    """Otherwise nobody would know of the file if what writes it were killed."""
    (home / "cache" / "unfinished-left").touch()
    with unfinished(tmp_path / "all.zip"):
        own_data.delete_everything()
        (note,) = (home / "cache").iterdir()
        assert note.name != "unfinished-left"
