"""A slip of the finger is met with what was meant, whatever was named."""

import re

import click
import pytest

from rehearse.cli.drill import KINDS
from rehearse.cli.root import COMMANDS, root
from tests.cli.running import rehearse
from tests.cli.test_every_command import COMMANDS as COMMAND_PATHS
from tests.cli.test_groups import GROUPS
from tests.cli.test_screens import on_the_way

pytestmark = pytest.mark.usefixtures("home")


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
        (["models", "install", "bas.en"], "base.en"),
        (["drill", "aloud", "situatoin"], "situation"),
        (["drill", "fix", "own01"], "OWN001"),
        (["mock", "--interviewer", "bar-riaser"], "bar-raiser"),
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


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["stories", "add"], "`rehearse stories new`"),
        (["search", "conflict"], "`rehearse questions`"),
        (["open", "3"], "`rehearse show`"),
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


def test_a_word_too_many_is_named_with_the_option_it_was_meant_for() -> None:
    said = " ".join(rehearse("questions", "export", "q.md").stderr.split())
    assert '`rehearse questions export` does not take "q.md". To write a file: -o q.md' in said
    assert "Did you mean `rehearse devices --use default`?" in " ".join(
        rehearse("devices", "use", "default").stderr.split()
    )
    for words in (["record", "last", "apology"], ["question", "1", "last", "apology"], ["progress", "last", "apology"]):
        assert 'Several words of a question need quotes: "last apology".' in " ".join(rehearse(*words).stderr.split())
    assert '`rehearse list` does not take "x y".' in " ".join(rehearse("list", "x", "y").stderr.split())


@pytest.mark.parametrize("words", [["check"], ["analyze"], ["feedback", "import"]])
def test_who_leaves_out_the_file_is_told_that_a_pipe_will_do(words: list[str]) -> None:
    said = " ".join(rehearse(*words).stderr.split())
    assert f"is missing. Name a file, or - for standard input; `rehearse {' '.join(words)} -h` explains" in said
    assert "standard input" not in rehearse("share", "--output").stderr


def test_words_for_the_questions_are_pointed_to_the_search() -> None:
    assert "`rehearse questions list deadline` searches for it." in rehearse("questions", "deadline").stderr
    said = rehearse("questions", "a", "missed", "deadline", "--kind", "coding").stderr
    assert "`rehearse questions list a missed deadline` searches for it." in said


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


def test_an_empty_question_is_refused() -> None:
    for words in (["record", "--text", ""], ["record", "--text", "  "], ["questions", "add", ""]):
        said = rehearse(*words)
        assert said.exit_code == 2
        assert "The question is empty." in said.stderr
