"""The tab key completes commands and values, in every shell that `rehearse completion` knows."""

import subprocess
from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from rehearse.cli.root import COMMANDS, root
from rehearse.data.questions import save_own
from rehearse.practice.stories import append_own
from rehearse.practice.story_file import to_markdown
from rehearse.store.attempts import Store
from rehearse.store.people import name_speaker
from rehearse.types import Question
from tests.cli.homes import fill, improving
from tests.cli.running import rehearse
from tests.model import hollow
from tests.practice.test_stories import STORY

pytestmark = pytest.mark.usefixtures("home")


@pytest.mark.parametrize(("shell", "file"), [("bash", ".local/share/bash-completion/completions/rehearse"),
                                             ("zsh", ".local/share/rehearse/completion.zsh"),
                                             ("fish", ".config/fish/completions/rehearse.fish")])  # fmt: skip
def test_completion_is_installed_by_one_command_however_often(
    shell: str, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SHELL", f"/usr/bin/{shell}")
    for told in ("Written to ", "Already installed in "):
        said = rehearse("completion", "--install")
        assert said.exit_code == 0, said.stderr
        assert said.stdout.startswith(told)
    assert (tmp_path / file).read_text() == rehearse("completion", shell).stdout
    for start in (".bashrc", ".zshrc"):
        if (tmp_path / start).exists():
            assert (tmp_path / start).read_text().count(file) == 1


def test_bash_completes_commands_by_the_script() -> None:
    script = rehearse("completion", "bash").stdout
    assert subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode == 0
    assert "_REHEARSE_COMPLETE" in script


def test_fish_shows_whole_descriptions_and_completes_files_itself() -> None:
    script = rehearse("completion", "fish").stdout
    assert 'string split --max 1 ","' in script, "a description may hold a comma"
    assert "__fish_complete_path" not in script, "it leaves ~ as it is"
    assert "%(" not in script


def test_the_tab_key_shows_the_help_of_a_command_whole() -> None:
    shell = BashComplete(root, {}, "rehearse", "_REHEARSE_COMPLETE")
    offered = [item for words in ([], ["config"], ["stories"]) for item in shell.get_completions(words, "")]
    assert all(item.help and not item.help.endswith("...") for item in offered)
    assert {item.value: item.help for item in offered}["studio"] == COMMANDS["studio"]


def test_an_unknown_shell_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/bin/dash")
    assert rehearse("completion", "--install").exit_code == 2


OFFERED = [
    ("show ", "8"),
    ("show l", "last"),
    ("compare 1 2", "2"),
    ("record last", "last-apology"),
    ("record --principle inv", "Invent"),
    ("mock --principle Dive", "Dive"),
    ("record --story ", "night-builds"),
    ("stories link 1 ni", "night-builds"),
    ("analyze --model b", "base.en"),
    ("models use b", "base.en"),
    ("feedback import --attempt 1", "1"),
    ("config get targets.du", "targets.duration.target"),
    ("config set mo", "model"),
    ("config set model b", "base.en"),
    ("config set report f", "full"),
    ("config set keep_sound ", "no"),
    ("config set targets.duration.target 9", "90"),
    ("config set targets.time_budget.task_s ", "10,15"),
    ("list --person ", "Ann"),
    ("questions list --tag conf", "conflict"),
    ("record --role data", "data"),
    ("mock --interviewer bar", "bar-raiser"),
    ("progress --measure speech", "speech_rate_wpm"),
    ("drill principle raw", "raw-logs-easy"),
    ("drill aloud ", "situation"),
    ("questions remove why", "why-we-left"),
    ("rules own", "OWN001"),
    ("advice ner", "nerves"),
    ("frameworks ri", "rice"),
    ("play 1 slow", "slowest"),
]


@pytest.mark.parametrize(("typed", "offered"), OFFERED)
def test_the_tab_key_completes_values(typed: str, offered: str, home: Path) -> None:
    fill(home, improving())
    hollow(home / "models" / "base.en")
    append_own(to_markdown(STORY))
    save_own((Question("why-we-left", "Why did we leave?"),))
    with Store(home / "attempts.sqlite3") as store:
        for number, name in enumerate(("Ann", "Dana K."), start=1):  # a name with a blank would be two words
            name_speaker(store, number, name)
    *words, begun = typed.split(" ")
    found = BashComplete(root, {}, "rehearse", "_REHEARSE_COMPLETE").get_completions(words, begun)
    assert offered in [item.value for item in found]
    assert all(item.value.lower().startswith(begun.lower()) and " " not in item.value for item in found)


def test_the_tab_key_offers_only_models_that_the_command_can_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_MODELS", str(tmp_path / "elsewhere"))
    shell = BashComplete(root, {}, "rehearse", "_REHEARSE_COMPLETE")

    def offered(*words: str) -> set[str]:
        return {item.value for item in shell.get_completions(list(words), "")}

    assert offered("models", "remove") == offered("models", "use") == set()
    for name in ("base.en", "mine", "small.en"):
        hollow(tmp_path / "elsewhere" / name)
    (tmp_path / "elsewhere" / "small.en" / "model.bin").unlink()
    for words in (
        ["models", "use"],
        ["models", "where"],
        ["models", "measure"],
        ["record", "--model"],
        ["config", "set", "model"],
    ):
        assert offered(*words) == {"base.en", "mine"}, words
    for words in (["models", "verify"], ["models", "remove"]):
        assert offered(*words) == {"base.en", "mine", "small.en"}, words
    assert offered("models", "install") == {"tiny.en", "small.en"}


def test_the_tab_key_is_silent_before_the_first_take_and_where_nothing_can_be_read(home: Path) -> None:
    shell = BashComplete(root, {}, "rehearse", "_REHEARSE_COMPLETE")
    assert shell.get_completions(["show"], "") == []
    home.mkdir()
    (home / "attempts.sqlite3").write_text("no database")
    assert shell.get_completions(["show"], "") == []
