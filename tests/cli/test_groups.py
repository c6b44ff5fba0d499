"""A slip of the finger is met with what was meant, whatever was named; help stands whole."""

import subprocess
from pathlib import Path

import pytest

from rehearse import __version__
from tests.cli.running import rehearse


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["shw"], "show"),
        (["qestions"], "questions"),
        (["questions", "lst"], "list"),
        (["stories", "lnik"], "link"),
        (["questions", "show", "not-on-my-spritn"], "not-on-my-sprint"),
        (["record", "onwership"], "ownership"),
        (["models", "use", "tinyen"], "tiny.en"),
        (["principles", "costumer"], "Customer Obsession"),
        (["questions", "list", "--principle", "ownershp"], "Ownership"),
        (["advice", "nervs"], "nerves"),
        (["frameworks", "rcie"], "rice"),
        (["rules", "OWN01"], "OWN001"),
        (["progress", "--measure", "duration"], "duration_s"),
    ],
)
def test_a_slip_is_met_with_what_was_meant(words: list[str], meant: str) -> None:
    said = rehearse(*words)
    assert said.exit_code == 2
    assert f"Did you mean {meant}" in " ".join(said.stderr.split())


def test_words_for_the_questions_are_pointed_to_the_search() -> None:
    assert "`rehearse questions list deadline` searches for it." in rehearse("questions", "deadline").stderr


def test_the_help_of_a_group_is_not_cut() -> None:
    for group in ("questions", "stories", "data", "notes", "models"):
        said = rehearse(group, "-h").stdout.partition("Commands:")[2]
        assert said
        assert "..." not in said


def test_the_version_has_a_short_option() -> None:
    assert rehearse("-V").stdout == rehearse("--version").stdout == f"rehearse, version {__version__}\n"


@pytest.mark.parametrize(("shell", "file"), [("bash", ".local/share/bash-completion/completions/rehearse"),
                                             ("zsh", ".local/share/rehearse/completion.zsh"),
                                             ("fish", ".config/fish/completions/rehearse.fish")])  # fmt: skip
def test_completion_is_installed_by_one_command_however_often(
    shell: str, file: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", f"/usr/bin/{shell}")
    for _ in range(2):
        said = rehearse("completion", "--install")
        assert said.exit_code == 0, said.stderr
    assert (home / file).read_text() == rehearse("completion", shell).stdout
    for start in (".bashrc", ".zshrc"):
        if (home / start).exists():
            assert (home / start).read_text().count(file) == 1


def test_bash_completes_commands_by_the_script() -> None:
    script = rehearse("completion", "bash").stdout
    assert subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode == 0
    assert "_REHEARSE_COMPLETE" in script


def test_an_unknown_shell_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/bin/dash")
    assert rehearse("completion", "--install").exit_code == 2


def test_an_empty_question_is_refused() -> None:
    for words in (["record", "--text", ""], ["record", "--text", "  "], ["questions", "add", ""]):
        said = rehearse(*words)
        assert said.exit_code == 2
        assert "The question is empty." in said.stderr
