"""Promises of `rehearse config`, and that what is set there holds in every command."""

import json
from pathlib import Path
from typing import Any

import pytest

from rehearse.data.own_settings import read_own
from rehearse.pipeline import check
from rehearse.report.screens.settings import shown
from rehearse.settings import config_dir, database_path
from rehearse.store.attempts import Store
from tests.cli.running import printed, rehearse
from tests.fixtures import brief

TARGETS = "[duration]\n# a long round\ntarget = 180.0\n"


@pytest.fixture(autouse=True)
def home(home: Path) -> Path:
    home.mkdir()
    return home


def listed() -> dict[str, dict[str, Any]]:
    return {one["key"]: one for one in json.loads(rehearse("config", "--json").stdout)["settings"]}


def test_every_setting_is_listed_with_value_default_and_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    found = listed()
    assert {"model", "device", "think_s", "report", "fillers.add", "targets.duration.target"} <= found.keys()
    assert all(one["meaning"] and one["file"] and not one["is_set"] for one in found.values())
    text = rehearse("config", "--all").stdout
    assert all(f"{key} = " in text for key in found)
    assert max(map(len, text.splitlines())) <= 80


def test_one_screen_lists_every_key_with_its_default_meaning_and_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    plain = rehearse("config", seen=True)
    lines = plain.stdout.splitlines()
    assert len(plain.output.splitlines()) <= 40
    assert max(map(len, lines)) <= 80
    assert "…" not in plain.stdout
    rows = {line.split()[0]: (line, lines[at + 1]) for at, line in enumerate(lines[:-1]) if line[2:3].strip()}
    for key, one in listed().items():
        name = key.split(".")[1] if key.startswith("targets.") else key
        row, below = rows[name]
        assert shown(one["default"]) in row, key
        assert one["source"] in (below if name in key.split(".")[1:2] else row + lines[0]), key
        assert key.split(".")[-1] in plain.stdout
        assert one["about"] in below if one["about"] else one["meaning"] in row, key


def test_what_was_set_is_marked_and_stands_beside_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    rehearse("config", "set", "targets.duration.target", "120")
    rehearse("config", "set", "think_s", "20")
    text = rehearse("config").stdout
    assert "target 120*" in text
    assert "* targets.duration.target: set in targets.toml; default 90" in text
    assert "20*" in text
    assert "* think_s: set in settings.toml; default 30" in text


def test_below_72_columns_each_setting_is_named_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    text = rehearse("config").stdout
    assert all(f"{key} = " in text for key in listed())


def test_taking_back_what_was_never_set_writes_no_file(home: Path) -> None:
    assert rehearse("config", "unset", "targets.duration.target").exit_code == 0
    assert list(home.iterdir()) == []


def test_a_file_that_was_there_is_shown_and_changed_where_it_stands(home: Path) -> None:
    (home / "targets.toml").write_text(TARGETS, encoding="utf-8")
    assert listed()["targets.duration.target"]["value"] == 180.0
    assert rehearse("config", "set", "targets.duration.target", "120").exit_code == 0
    assert (home / "targets.toml").read_text(encoding="utf-8") == TARGETS.replace("180", "120")
    assert "Default: 90" in rehearse("config", "get", "targets.duration.target").stdout
    assert rehearse("config", "unset", "targets.duration.target").exit_code == 0
    assert listed()["targets.duration.target"]["value"] == 90.0
    assert "# a long round" in (home / "targets.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("think_s", "5", "5"),
        ("report", "full", "full"),
        ("keep_sound", "no", "no"),
        ("threads", "2", "2"),
        ("fillers.add", "literally, kind of", "literally, kind of"),
        ("targets.time_budget.action_s", "40-60", "40-60"),
        ("device", "USB", "USB"),
    ],
)
def test_a_setting_is_set_and_taken_back(key: str, value: str, shown: str) -> None:
    before = listed()[key]["value"]
    assert rehearse("config", "set", key, value).stdout == f"{key} = {shown}\n"
    assert listed()[key]["is_set"]
    assert rehearse("config", "unset", key).exit_code == 0
    assert listed()[key]["value"] == before


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("targts.duration.target", "9", "Did you mean targets.duration.target"),
        ("modl", "base", "Did you mean model"),
        ("target", "60", "Did you mean targets.duration.target"),
        ("targets.duration.target", "5", "must be from 10 to 3600 seconds, not 5"),
        ("targets.duration.target", "long", "must be a number, not"),
        ("report", "long", "must be short or full"),
        ("keep_sound", "maybe", "must be yes or no"),
        ("think_s", "-1", "must be from 0 to 3600 seconds, not -1"),
        ("threads", "0", "must be from 1 to 1024, not 0"),
        ("targets.time_budget.task_s", "20", "must be two numbers, from and to, not"),
        ("model", "huge", "huge"),
    ],
)
def test_what_cannot_be_set_is_said_and_changes_nothing(home: Path, key: str, value: str, said: str) -> None:
    result = rehearse("config", "set", "--", key, value)
    assert result.exit_code in (2, 4)
    assert said in result.stderr
    assert list(home.iterdir()) == []


def test_the_files_are_named_and_whether_they_are_there(home: Path) -> None:
    (home / "targets.toml").write_text(TARGETS, encoding="utf-8")
    lines = rehearse("config", "path").stdout.splitlines()
    assert str(home / "targets.toml") in lines
    assert f"{home / 'settings.toml'}  (not there: defaults apply)" in lines


def test_targets_and_fillers_hold_alike_in_report_progress_and_interview(home: Path) -> None:
    """The same settings reach every command that judges: none reads ours where the user has set their own."""
    rehearse("config", "set", "targets.duration.ok_min", "1")
    rehearse("config", "set", "targets.duration.note_min", "1")
    rehearse("config", "set", "fillers.add", "the")
    sound = str(brief(home / "said.wav", 10.0))
    words = home / "words.json"
    said = [
        "Last",
        "May",
        "I",
        "saw",
        "the",
        "queue",
        "grow",
        "so",
        "I",
        "moved",
        "the",
        "desk",
        "and",
        "the",
        "wait",
        "fell",
    ]
    words.write_text(
        json.dumps([{"text": w, "start_s": 1 + i * 0.5, "end_s": 1.4 + i * 0.5} for i, w in enumerate(said)])
    )
    report = json.loads(rehearse("analyze", sound, "--transcript", str(words), "--json").stdout)["report"]
    assert report["delivery"]["duration_verdict"] == "ok"
    assert report["delivery"]["fillers"]["phrases"] == 3
    written = json.loads(rehearse("check", "-", "--json", typed=" ".join(said)).stdout)["report"]
    assert written["delivery"]["fillers"]["phrases"] == 3
    again = json.loads(rehearse("show", "--json", "--dismiss", "1").stdout)["report"]
    assert again["delivery"]["duration_verdict"] == "ok"
    done = rehearse("reanalyze", "--all")
    assert done.exit_code == 0, done.stderr
    judged = json.loads(rehearse("show", "--json").stdout)["report"]["delivery"]
    assert judged["duration_verdict"] == "ok"
    assert judged["fillers"]["phrases"] >= 2  # a model hears more of them than these words hold


def test_the_length_of_the_report_follows_the_setting_and_an_option_goes_before_it() -> None:
    rehearse("config", "set", "report", "full")
    text = "Last May I noticed that the queue grew. I moved the desk. The wait fell from 9 to 4 minutes."
    assert "Questions to expect" in rehearse("check", "-", typed=text).stdout
    assert "Questions to expect" not in rehearse("check", "-", "--words", typed=text).stdout


@pytest.mark.parametrize("key", ["model", "targets.duration.target"])
def test_who_sets_the_default_is_told_how_to_take_a_setting_back(key: str) -> None:
    said = rehearse("config", "set", key, "default")
    assert said.exit_code == 2
    assert f"`rehearse config unset {key}`" in said.stderr


def test_a_value_may_be_given_as_in_a_file() -> None:
    assert rehearse("config", "set", "think_s=20").stdout == "think_s = 20\n"
    said = rehearse("config", "set", "think_s")
    assert (said.exit_code, "VALUE is missing" in said.stderr) == (2, True)


def test_a_wrong_number_is_met_with_the_default_as_it_would_be_typed() -> None:
    assert "The default is 30." in rehearse("config", "set", "think_s", "x").stderr
    assert 'must be two numbers, from and to, not "x". The default is 10, 15.' in " ".join(
        rehearse("config", "set", "targets.time_budget.situation_s", "x").stderr.split()
    )


def test_a_value_that_is_refused_does_not_sound_like_a_broken_file() -> None:
    for key, value in (("threads", "0"), ("targets.pause.ok_max", "-3"), ("targets.duration.ok_min", "500")):
        said = rehearse("config", "set", key, value)
        assert said.exit_code == 2
        assert said.stderr.startswith("Error: This value cannot be used: "), said.stderr
    assert rehearse("config", "unset", "device").stdout == "device = system default\n"


def test_bands_that_scale_with_another_target_are_shown_as_they_apply() -> None:
    """The bands of the table are those of 90 s."""
    assert rehearse("config", "set", "targets.duration.target", "90").stderr == ""
    for target in (60, 120, 180):
        said = rehearse("config", "set", "targets.duration.target", str(target)).stderr
        band = read_own(config_dir()).targets.duration.scaled()
        wanted = f"Good is {band.ok_min:.0f}-{band.ok_max:.0f} s for a target of {target} s."
        assert wanted in said
        assert wanted in rehearse("config").stdout


@pytest.mark.parametrize(
    ("line", "wrong", "key"),
    [
        ('report = "ful"', 'report cannot be "ful"', "report"),
        ('think_s = "x"', "think_s must be a number, not text in quotes", "think_s"),
        ("threads = 1.5", "threads must be a whole number, not a number", "threads"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_in_its_own_words_and_repaired_by_the_obvious_command(
    line: str, wrong: str, key: str
) -> None:
    for words in (("unset", key), ("set", key, "full" if key == "report" else "4")):
        (config_dir() / "settings.toml").parent.mkdir(parents=True, exist_ok=True)
        (config_dir() / "settings.toml").write_text(f"keep_sound = false\n{line}\n")
        assert wrong in " ".join(rehearse("config").stderr.split())
        assert rehearse("config", *words).exit_code == 0
        assert rehearse("config", "get", "keep_sound").stdout.startswith("keep_sound = no")


@pytest.mark.parametrize("value", ["", " ", ",", " , "])
def test_no_word_at_all_is_no_list_of_fillers(value: str) -> None:
    said = rehearse("config", "set", "fillers.add", value)
    assert said.exit_code == 2
    assert "config unset fillers.add" in said.stderr


def test_a_change_of_fillers_says_what_becomes_of_saved_takes() -> None:
    """And is right: only judged again do they count by the new list."""
    with Store(database_path()) as store:
        store.add(check("So, you know, I fixed the pump on my own and the leak stopped that day."), None)
    assert "rehearse reanalyze --all" in rehearse("config", "set", "fillers.remove", "you know").stderr
    before = printed(rehearse("show", "1", "--json"))["report"]["delivery"]["fillers"]["phrases"]
    done = rehearse("reanalyze", "--all")
    assert done.exit_code == 0, done.stderr
    assert printed(rehearse("show", "1", "--json"))["report"]["delivery"]["fillers"]["phrases"] == before - 1
    assert "rehearse reanalyze --all" in rehearse("config", "unset", "fillers.remove").stderr
    assert "reanalyze" not in rehearse("config", "set", "threads", "2").stderr


@pytest.mark.usefixtures("home")
def test_a_setting_named_by_its_end_is_recognised() -> None:
    assert "`rehearse config set targets.duration.target 60`" in rehearse("config", "target", "60").stderr
    assert "The commands are" in rehearse("config", "ok_max").stderr, "there are several of that end"
