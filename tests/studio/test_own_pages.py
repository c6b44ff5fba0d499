"""Settings and data in the studio: the files of the commands, whole or untouched, and nothing deleted unasked."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from rehearse.data.own_settings import read_own
from rehearse.live.warm_up import WarmUp
from rehearse.report.wording import EVERYTHING
from rehearse.speech import choice
from rehearse.store.attempts import Store
from rehearse.studio.own_pages import save, settings_page
from rehearse.studio.takes import Takes
from tests import builders_report as reports
from tests.model import hollow
from tests.studio.running import Studio, heard, noise, outcome, packet
from tests.studio.test_after_take import kept, sent

SENT = {"model": "", "target": "90", "think": "30", "sound": "yes"}


def config(studio: Studio, key: str) -> object:
    """A setting as the command line reads it."""
    done = subprocess.run(
        [sys.executable, "-m", "rehearse", "config", "--json"],
        env={**os.environ, "REHEARSE_HOME": str(studio.home)}, check=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    return {one["key"]: one["value"] for one in json.loads(done.stdout)["settings"]}[key]


@pytest.mark.slow
def test_what_is_set_here_holds_there_and_the_rest_of_the_file_stays(studio: Studio) -> None:
    (studio.home / "targets.toml").write_text("# mine\n[duration]\nok_min = 60.0\n", encoding="utf-8")
    assert "Saved." in sent(studio, "/settings", **{**SENT, "target": "120", "think": "5"}).text
    assert config(studio, "targets.duration.target") == 120.0
    assert config(studio, "think_s") == 5.0
    assert (studio.home / "targets.toml").read_text().startswith("# mine\n[duration]\nok_min = 60.0\n")
    assert "2:00, as set" in studio.ask("/answer/hardest-customer").text
    sent(studio, "/settings", **SENT)
    assert config(studio, "targets.duration.target") == 90.0
    assert "target" not in (studio.home / "targets.toml").read_text()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"target": "5"}, "10 to 3600"),
        ({"think": "-1"}, "0 to 3600"),
        ({"sound": "x"}, "yes or no"),
        ({"model": "x"}, "x"),
    ],
)
def test_what_cannot_be_set_is_one_sentence_and_changes_nothing(
    studio: Studio, wrong: dict[str, str], said: str
) -> None:
    before = {file.name: file.read_bytes() for file in studio.home.glob("*.toml")}
    got = sent(studio, "/settings", **{**SENT, **wrong})
    assert said in got.text
    assert "Saved." not in got.text
    assert {file.name: file.read_bytes() for file in studio.home.glob("*.toml")} == before


@pytest.mark.parametrize("wrong", [{"think": "-1"}, {"sound": "x"}, {"model": "x"}, {"target": "5", "think": "7"}])
def test_of_several_values_none_is_stored_where_one_cannot_be(studio: Studio, wrong: dict[str, str]) -> None:
    before = {file.name: file.read_bytes() for file in studio.home.glob("*.toml")}
    good = {"target": "120", "think": "11"}
    assert "Saved." not in sent(studio, "/settings", **{**SENT, **good, **wrong}).text
    assert {file.name: file.read_bytes() for file in studio.home.glob("*.toml")} == before


def test_a_broken_file_of_settings_is_named_on_the_page(studio: Studio) -> None:
    path = studio.home / "settings.toml"
    path.write_text("think_s = soon", encoding="utf-8")
    try:
        assert "settings.toml" in studio.ask("/settings").text
        assert "settings.toml" in studio.ask("/").text
    finally:
        path.unlink()


def taken(studio: Studio, **asked: object) -> int:
    """A take of two seconds; the number of its attempt."""
    body = {"question": "hardest-customer", "sample_rate_hz": 16_000, **asked}
    got = json.loads(studio.ask("/takes", "POST", json.dumps(body)).text)
    with studio.line(got["take"]) as line:
        heard(line)
        line.send(packet(0, noise(2.0)))
        line.send('{"stop": 32000}')
        number: int = outcome(line)["attempt"]
    return number


def test_a_recording_is_kept_unless_the_settings_say_otherwise(studio: Studio) -> None:
    before = len(studio.recordings())
    taken(studio)
    assert len(studio.recordings()) == before + 1
    sent(studio, "/settings", **{**SENT, "sound": "no"})
    number = taken(studio)
    sent(studio, "/settings", **SENT)
    assert len(studio.recordings()) == before + 1
    assert studio.ask(f"/attempts/{number}/page").status == 200


def test_a_take_is_held_to_the_length_it_was_aimed_at(studio: Studio) -> None:
    number = taken(studio, target_s=180)
    with Store(studio.home / "attempts.sqlite3") as store:
        assert store.get(number).report.delivery.target_s == 180.0
    body = json.dumps({"question": "hardest-customer", "sample_rate_hz": 16_000, "target_s": 17})
    assert "is not a target length" in studio.ask("/takes", "POST", body).text


def test_everything_is_taken_away_as_an_archive(studio: Studio) -> None:
    kept(studio, reports.full())
    got = studio.ask("/data/export?sound=yes", raw=True)
    assert got.headers["content-type"] == "application/zip"
    names = zipfile.ZipFile(io.BytesIO(got.body)).namelist()
    assert {"attempts.csv", "attempts.sqlite3"} <= set(names)
    assert any(name.startswith("recordings/") for name in names)
    without = zipfile.ZipFile(io.BytesIO(studio.ask("/data/export", raw=True).body)).namelist()
    assert not any(name.startswith("recordings/") for name in without)


def test_sizes_are_as_the_terminal_has_them(studio: Studio) -> None:
    """The page said "6 Bytes" and "78.1 MB", the terminal "6 bytes" and "78 MB"."""
    (studio.home / "stories.md").write_text("# One\n", encoding="utf-8")
    for page in ("/data", "/data/delete"):
        text = studio.ask(page).text
        assert "6 bytes" in text
        assert "Bytes" not in text


def test_everything_is_deleted_only_once_it_was_named_and_confirmed(studio: Studio) -> None:
    kept(studio, reports.full())
    (studio.home / "stories.md").write_text("# One\n", encoding="utf-8")
    page = studio.ask("/data/delete").text
    for place in ("attempts.sqlite3", "recordings", "stories.md"):
        assert str(studio.home / place) in page
    assert "Nothing was deleted" in sent(studio, "/data/delete").text
    assert (studio.home / "attempts.sqlite3").exists()
    name = studio.begin()
    assert "is still being recorded" in sent(studio, "/data/delete", confirm="yes").text
    assert studio.ask(f"/takes/{name}", "DELETE").status == 204
    assert "deleted" in sent(studio, "/data/delete", confirm="yes").text
    assert not (studio.home / "attempts.sqlite3").exists()
    assert studio.recordings() == []
    assert "No takes yet" in studio.ask("/").text
    assert "Your plan: 0 of 7 ready" in studio.ask("/").text  # as the checklist says: what is optional does not count
    kept(studio, reports.full(), person="Dana K.")
    assert "No takes of your own yet; 1 take by other people." in studio.ask("/").text


def test_what_deleting_everything_takes_along_is_named_as_in_the_terminal(studio: Studio) -> None:
    kept(studio, reports.full())
    assert EVERYTHING in studio.ask("/data/delete").text


def test_saving_a_page_takes_back_nothing_that_was_set_in_the_meantime(studio: Studio) -> None:
    page = studio.ask("/settings").text
    before = dict(re.findall(r'name="(\w+_before)" value="([^"]*)"', page))
    as_shown = {name.removesuffix("_before"): value for name, value in before.items()}
    assert as_shown == SENT
    set_to = [sys.executable, "-m", "rehearse", "config", "set", "think_s", "11"]
    subprocess.run(set_to, env={**os.environ, "REHEARSE_HOME": str(studio.home)}, check=True, stdout=subprocess.PIPE)
    sent(studio, "/settings", **{**as_shown, **before, "target": "120"})
    assert config(studio, "think_s") == 11
    assert config(studio, "targets.duration.target") == 120
    sent(studio, "/settings", **SENT)


@pytest.fixture
def two_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Takes:
    """A studio's takes where two models are installed, of which `mine` is chosen."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    monkeypatch.setenv("REHEARSE_MODELS", str(tmp_path / "models"))
    for name in ("base.en", "mine"):
        hollow(tmp_path / "models" / name)
    choice.choose("mine")
    return Takes(WarmUp(None), lambda: read_own(tmp_path))


def test_the_default_model_is_chosen_again(two_models: Takes) -> None:
    assert "Saved." in save(two_models, {"model": "", "model_before": "mine"})
    assert (choice.chosen(), two_models.warm_up.model.name) == (None, "base.en")
    assert "Saved." in save(two_models, {"model": "mine", "model_before": ""})
    assert (choice.chosen(), two_models.warm_up.model.name) == ("mine", "mine")
    two_models.close()


def test_a_chosen_model_that_is_not_installed_stays_chosen(two_models: Takes, tmp_path: Path) -> None:
    (tmp_path / "models" / "mine").rename(tmp_path / "mine")
    assert '<option value="mine" selected>mine (not installed)</option>' in settings_page(two_models)
    assert "Saved." in save(two_models, {"model": "mine", "model_before": "mine"})
    assert "Saved." not in save(two_models, {"model": "whale", "model_before": "mine"})
    assert choice.chosen() == "mine"
