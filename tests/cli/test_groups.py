"""A slip of the finger is met with what was meant, whatever was named; help stands whole."""

import json
import re
import subprocess
from pathlib import Path

import click
import pytest
from click.shell_completion import BashComplete

from rehearse import __version__
from rehearse.cli.drill import KINDS
from rehearse.cli.root import COMMANDS, SECTIONS, root
from rehearse.data.questions import save_own
from rehearse.practice.stories import append_own
from rehearse.practice.story_file import to_markdown
from rehearse.store.attempts import Store
from rehearse.store.people import name_speaker
from rehearse.types import Question
from tests.cli.homes import fill, improving
from tests.cli.running import rehearse
from tests.cli.test_every_command import COMMANDS as COMMAND_PATHS
from tests.cli.test_screens import on_the_way
from tests.practice.test_stories import STORY


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
        (["record", "--hlep"], "--help"),
        (["record", "--rol", "x"], "--role"),
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
    assert re.search(rf"Did you mean (?:`rehearse (?:[a-z]+ )?)?{re.escape(meant)}", " ".join(said.stderr.split()))


GROUPS = [
    name
    for name in root.list_commands(click.Context(root))
    if isinstance(root.get_command(click.Context(root), name), click.Group)
]


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_alone_shows_something_and_takes_the_options_of_what_it_shows(group: str) -> None:
    """With or without a command named; a group that shows nothing by itself prints its help."""
    alone = rehearse(group)
    assert alone.exit_code == 0
    assert "Error" not in alone.output
    default = getattr(root.get_command(click.Context(root), group), "default", "")
    if default:
        assert rehearse(group, "--json").output == rehearse(group, default, "--json").output
        assert alone.output == rehearse(group, default).output
        assert f"`rehearse {group}` on its own runs `rehearse {group} {default}`." in rehearse(group, "-h").stdout
    if not default and group != "config":
        assert alone.stdout == rehearse(group, "-h").stdout
    else:
        json.loads(rehearse(group, "--json").stdout)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["stories", "add"], "`rehearse stories new`"),
        (["stories", "coverage"], "`rehearse stories`?"),
        (["stories", "delete"], "`rehearse stories edit`"),
        (["config", "list"], "`rehearse config`?"),
        (["data", "show"], "`rehearse data`?"),
        (["data", "backup"], "`rehearse data export`"),
        (["notes", "new"], "`rehearse notes add`"),
        (["feedback", "view"], "`rehearse feedback`?"),
        (["config", "targets.duration.target"], "`rehearse config get targets.duration.target`"),
        (["config", "model", "tiny.en"], "`rehearse config set model tiny.en`"),
    ],
)
def test_a_word_of_other_programs_leads_to_the_command_that_does_it(words: list[str], meant: str) -> None:
    said = rehearse(*words)
    assert said.exit_code == 2
    assert f"Did you mean {meant}" in " ".join(said.stderr.split())


@pytest.mark.parametrize("group", GROUPS)
def test_a_word_that_leads_nowhere_is_met_with_all_commands(group: str) -> None:
    found = root.get_command(click.Context(root), group)
    assert isinstance(found, click.Group)
    said = " ".join(rehearse(group, "xyzzy").stderr.split())
    assert f"The commands are {', '.join(found.list_commands(click.Context(found)))}." in said


OF_OTHERS = [
    (f"{group} {name}", name)
    for group in GROUPS
    for name in getattr(root.get_command(click.Context(root), group), "commands", {})
    if name not in COMMANDS
] + [(f"drill {kind}", kind) for kind in KINDS.choices]


@pytest.mark.parametrize(("whole", "word"), OF_OTHERS)
def test_a_word_that_belongs_to_a_command_leads_there(whole: str, word: str) -> None:
    said = rehearse(word)
    assert said.exit_code == 2
    assert f"`rehearse {whole}`" in said.stderr
    assert "`rehearse -h` lists the commands." in said.stderr


@pytest.mark.parametrize("group", ["", *GROUPS])
def test_the_help_of_a_group_has_a_line_for_each_command_at_80_columns(
    group: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    command = root.get_command(click.Context(root), group) if group else root
    assert isinstance(command, click.Group)
    shown = rehearse(*filter(None, [group, "-h"])).stdout
    for name in command.list_commands(click.Context(command)):
        assert re.search(rf"(?m)^  {name} +\S.*\.$", shown), name


def test_the_overview_is_a_page_with_headings() -> None:
    shown = rehearse("-h").stdout
    assert re.findall(r"(?m)^(\S.*):$", shown) == ["Options", *SECTIONS]
    assert len(shown.splitlines()) <= 55


def test_a_word_too_many_is_named_with_the_option_it_was_meant_for() -> None:
    said = " ".join(rehearse("questions", "export", "q.md").stderr.split())
    assert '`rehearse questions export` does not take "q.md". To write a file: -o q.md' in said
    assert '`rehearse list` does not take "x y".' in " ".join(rehearse("list", "x", "y").stderr.split())


def test_words_for_the_questions_are_pointed_to_the_search() -> None:
    assert "`rehearse questions list deadline` searches for it." in rehearse("questions", "deadline").stderr


def test_the_help_of_a_group_is_not_cut() -> None:
    for group in ("questions", "stories", "data", "notes", "models"):
        said = rehearse(group, "-h").stdout.partition("Commands:")[2]
        assert said
        assert "..." not in said


def test_what_is_not_near_is_not_suggested() -> None:
    """Neither for the dashes that all options begin with nor for half of the letters of one word."""
    assert "--html" not in rehearse("record", "--hlep").stderr
    assert "Did you mean" not in rehearse("record", "nosuch").stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["record", "--think", "-3"], '--think takes a number of at least 0, not "-3".'),
        (["record", "--seconds", "0"], '--seconds takes a number above 0, not "0".'),
        (["drill", "--items", "0"], '--items takes a whole number from 1 to 50, not "0".'),
    ],
)
def test_a_number_is_quoted_as_it_was_typed(words: list[str], said: str) -> None:
    assert said in rehearse(*words).stderr


def test_capitals_make_no_other_choice() -> None:
    """A report prints its verdict in capitals, and nobody remembers how else a word is written."""
    params = [param for path in COMMAND_PATHS for command in on_the_way(path) for param in command.params]
    choices = [(param, param.type) for param in params if isinstance(param.type, click.Choice)]
    for param, kind in choices:
        assert [kind.convert(str(name).upper(), param, None) for name in kind.choices] == list(kind.choices)
    assert choices
    assert rehearse("list", "--verdict", "STRONG, too long").exit_code == 0


def test_the_version_has_a_short_option() -> None:
    assert rehearse("-V").stdout == rehearse("--version").stdout == f"rehearse, version {__version__}\n"


@pytest.mark.parametrize(("shell", "file"), [("bash", ".local/share/bash-completion/completions/rehearse"),
                                             ("zsh", ".local/share/rehearse/completion.zsh"),
                                             ("fish", ".config/fish/completions/rehearse.fish")])  # fmt: skip
def test_completion_is_installed_by_one_command_however_often(
    shell: str, file: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", f"/usr/bin/{shell}")
    for told in ("Written to ", "Already installed in "):
        said = rehearse("completion", "--install")
        assert said.exit_code == 0, said.stderr
        assert said.stdout.startswith(told)
    assert (home / file).read_text() == rehearse("completion", shell).stdout
    for start in (".bashrc", ".zshrc"):
        if (home / start).exists():
            assert (home / start).read_text().count(file) == 1


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


def test_an_empty_question_is_refused() -> None:
    for words in (["record", "--text", ""], ["record", "--text", "  "], ["questions", "add", ""]):
        said = rehearse(*words)
        assert said.exit_code == 2
        assert "The question is empty." in said.stderr


OFFERED = [
    ("show ", "8"),
    ("show l", "last"),
    ("compare 1 2", "2"),
    ("record last", "last-apology"),
    ("record --principle inv", "Invent"),
    ("mock --principle Dive", "Dive"),
    ("record --story ", "night-builds"),
    ("stories link 1 ni", "night-builds"),
    ("analyze --model ti", "tiny.en"),
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
def test_the_tab_key_completes_values(
    typed: str, offered: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    fill(tmp_path, improving())
    append_own(to_markdown(STORY))
    save_own((Question("why-we-left", "Why did we leave?"),))
    with Store(tmp_path / "attempts.sqlite3") as store:
        for number, name in enumerate(("Ann", "Dana K."), start=1):  # a name with a blank would be two words
            name_speaker(store, number, name)
    *words, begun = typed.split(" ")
    found = BashComplete(root, {}, "rehearse", "_REHEARSE_COMPLETE").get_completions(words, begun)
    assert offered in [item.value for item in found]
    assert all(item.value.lower().startswith(begun.lower()) and " " not in item.value for item in found)


def test_the_tab_key_is_silent_before_the_first_take_and_where_nothing_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = BashComplete(root, {}, "rehearse", "_REHEARSE_COMPLETE")
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    assert shell.get_completions(["show"], "") == []
    (tmp_path / "attempts.sqlite3").write_text("no database")
    assert shell.get_completions(["show"], "") == []
