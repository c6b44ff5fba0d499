"""Promises of `rehearse data`."""

import zipfile
from pathlib import Path

import pytest

from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions
from rehearse.speech.model_files import NEEDED
from rehearse.speech.models import catalogue
from rehearse.speech.packaged import installed_at
from rehearse.store.attempts import Store
from rehearse.studio.own_pages import data_page
from tests.cli.homes import fill, improving
from tests.cli.running import printed, rehearse
from tests.practice.test_interview import PLAN, answer


def test_it_says_where_everything_lies(home: Path) -> None:
    fill(home, improving())
    assert str(home / "recordings") in rehearse("data").stdout
    places = printed(rehearse("data", "where", "--json"))["places"]
    assert {place["what"] for place in places} >= {"attempts", "recordings", "models"}


def test_models_are_listed_wherever_they_are_used_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what "delete --all" keeps. Here the folder of models is that of the checkout."""
    for name in ("REHEARSE_HOME", "REHEARSE_MODELS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    own = tmp_path / "rehearse" / "models" / "mine"
    own.mkdir(parents=True)
    for name in NEEDED:
        (own / name).write_bytes(b"x")
    said = rehearse("data")
    assert str(own) in said.stdout
    assert "keeps models" in said.stderr
    (found,) = [one for one in printed(rehearse("data", "--json"))["models_elsewhere"] if one["what"] == "model mine"]
    assert (found["files"], found["size_bytes"]) == (len(NEEDED), len(NEEDED))
    assert str(own) in data_page()  # of the studio


@pytest.mark.model
@pytest.mark.usefixtures("home")
def test_a_model_in_the_folder_of_another_package_is_explained() -> None:
    package = catalogue().stock["tiny.en"].package
    assert package is not None
    said, place = rehearse("data"), installed_at(package)
    is_there = place is not None and str(place) in said.stdout
    explained = f"tiny.en was installed as a part of the Python package {package.name}."
    assert (explained in " ".join(said.stderr.split())) == is_there


def test_export_needs_something_to_export(home: Path, tmp_path: Path) -> None:
    done = rehearse("data", "export", str(tmp_path / "a.zip"))
    assert (done.exit_code, "There is nothing to export yet." in done.stderr) == (5, True)
    assert not home.exists()


@pytest.mark.usefixtures("home")
def test_stories_alone_are_exported(tmp_path: Path) -> None:
    assert rehearse("stories", "new", "The pump").exit_code == 0
    done = rehearse("data", "export", str(tmp_path / "a.zip"))
    assert done.stdout.startswith("0 takes written"), done.stderr
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert b"The pump" in archive.read("stories.md")


def test_export_writes_one_file(home: Path, tmp_path: Path) -> None:
    fill(home, improving())
    assert "8 takes" in rehearse("data", "export", str(tmp_path / "a.zip")).stdout
    assert (tmp_path / "a.zip").is_file()


def test_deleting_takes_the_recordings_along(home: Path) -> None:
    fill(home, improving())
    assert rehearse("data", "delete", "1", "last", "--yes").exit_code == 0
    assert len(list((home / "recordings").iterdir())) == 6
    assert rehearse("show", "1").exit_code == 5


def test_deleting_an_attempt_takes_the_page_along_that_was_shown_last(home: Path) -> None:
    fill(home, improving())
    (home / "pages").mkdir()
    (home / "pages" / "last.html").write_text("its sound", encoding="utf-8")
    assert rehearse("data", "delete", "last", "--yes").exit_code == 0
    assert not (home / "pages" / "last.html").exists()


def test_one_unknown_number_deletes_nothing(home: Path) -> None:
    fill(home, improving())
    assert rehearse("data", "delete", "1", "99", "--yes").exit_code == 5
    assert rehearse("show", "1").exit_code == 0


def test_takes_and_all_of_them_are_not_deleted_at_once(home: Path) -> None:
    fill(home, improving())
    assert "both given" in rehearse("data", "delete", "1", "--all").stderr


def test_deleting_asks_first(home: Path) -> None:
    fill(home, improving())
    asked = rehearse("data", "delete", "--all", typed="n\n")
    assert asked.exit_code == 1
    assert "recordings and comments, interviews, drills, notes, and your own questions and stories?" in asked.stderr
    assert rehearse("show", "1").exit_code == 0
    assert rehearse("data", "delete", "--all", typed="y\n").exit_code == 0
    assert rehearse("show", "1").exit_code == 5


def test_the_takes_to_be_deleted_are_named(home: Path) -> None:
    fill(home, improving())
    assert "Delete take 2 with its recording?" in rehearse("data", "delete", "2", typed="n\n").stderr
    assert "Delete takes 2, 1 with their recordings?" in rehearse("data", "delete", "2", "1", typed="n\n").stderr


def test_an_answer_of_an_interview_is_announced_before_it_is_deleted_and_missed_afterwards(home: Path) -> None:
    with Store(home / "attempts.sqlite3") as store:
        interview = Interview.begin(store, MockOptions(follow_ups=0), PLAN[:1])
        answer(interview)
        interview.finish()
    asked = rehearse("data", "delete", "1", typed="y\n").stderr
    assert asked.index("Take 1: It answers a question of interview 1") < asked.index("Delete take 1")
    shown = rehearse("mock", "--show", "1").stdout
    assert "0 of 1 question answered, 1 take deleted." in shown
    assert "not answered" not in shown
    assert any(line.endswith("take deleted") for line in map(str.rstrip, shown.splitlines()))
    assert "0 of 1 question answered, 1 take deleted" in rehearse("mock", "--list").stdout
    (row,) = printed(rehearse("mock", "--list", "--json"))["interviews"]
    assert (row["answered"], row["deleted"]) == (0, 1)


@pytest.mark.usefixtures("home")
def test_deleting_nothing_in_particular_is_refused() -> None:
    assert rehearse("data", "delete").exit_code == 2
    assert rehearse("data", "delete", "1", "--all").exit_code == 2


def test_what_is_listed_is_what_is_written_and_delete_takes_all_of_it(home: Path) -> None:
    """Models and what the person wrote as settings stay."""
    from rehearse.audio.devices import remember

    fill(home, improving())
    remember("USB")
    for words in (("questions", "add", "Why?"), ("stories", "new", "A title"), ("notes", "add", "Well.")):
        assert rehearse(*words).exit_code == 0
    (home / "pages").mkdir()
    (home / "pages" / "last.html").touch()
    for name in ("targets.toml", "fillers.toml"):
        (home / name).touch()
    places = printed(rehearse("data", "where", "--json"))["places"]
    assert sum(place["files"] for place in places) == sum(path.is_file() for path in home.rglob("*"))
    assert rehearse("data", "delete", "--all", "--yes").exit_code == 0
    assert {path.name for path in home.rglob("*") if path.is_file()} == {"targets.toml", "fillers.toml"}


def test_nothing_is_deleted_while_a_take_is_recorded(home: Path) -> None:
    from rehearse.audio.safe_wav import SafeWav

    fill(home, improving())
    running = SafeWav(home / "recordings" / "2026-03-09-093000-000--last-apology.wav", 48_000)
    running.append(bytes(96_000))
    done = rehearse("data", "delete", "--all", "--yes")
    assert (done.exit_code, "is still being recorded" in done.stderr) == (2, True)
    assert len(list((home / "recordings").iterdir())) == 9
    assert running.close() is not None
    assert rehearse("show", "1").exit_code == 0


def test_nothing_is_deleted_while_a_take_is_judged(home: Path) -> None:
    from rehearse.audio.safe_wav import held

    fill(home, improving())
    with held(home / "recordings" / "take-1.wav"):
        assert rehearse("data", "delete", "--all", "--yes").exit_code == 2
    assert rehearse("show", "1").exit_code == 0


def test_nothing_is_deleted_while_another_program_has_the_attempts_open(home: Path) -> None:
    fill(home, improving())
    with Store(home / "attempts.sqlite3") as other:
        done = rehearse("data", "delete", "--all", "--yes")
        assert (done.exit_code, "Another program" in done.stderr) == (5, True)
        assert len(other.entries()) == 8
    assert rehearse("data", "delete", "--all", "--yes").exit_code == 0
    assert not (home / "attempts.sqlite3").exists()


def test_a_damaged_database_can_be_deleted(home: Path) -> None:
    fill(home, improving())
    (home / "attempts.sqlite3").write_bytes(b"no database" * 1000)
    assert rehearse("data", "delete", "--all", "--yes").exit_code == 0
    assert not (home / "attempts.sqlite3").exists()
