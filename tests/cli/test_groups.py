"""A group of commands shows something by itself, and its help stands whole."""

import json
import re

import click
import pytest

from rehearse import __version__
from rehearse.cli.root import SECTIONS, root
from tests.cli.running import rehearse

pytestmark = pytest.mark.usefixtures("home")
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


def test_the_help_of_a_group_is_not_cut() -> None:
    for group in ("questions", "stories", "data", "notes", "models"):
        said = rehearse(group, "-h").stdout.partition("Commands:")[2]
        assert said
        assert "..." not in said


def test_the_version_has_a_short_option() -> None:
    assert rehearse("-V").stdout == rehearse("--version").stdout == f"rehearse, version {__version__}\n"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("practise", "record"), ("start", "record"), ("history", "progress"), ("score", "show"), ("resume", "recover")],
)
def test_a_word_that_means_a_command_leads_to_it_though_others_are_spelled_like_it(typed: str, meant: str) -> None:
    said = " ".join(rehearse(typed).stderr.split())
    assert "Did you mean" in said
    assert f"`rehearse {meant}`" in said


def test_a_wish_for_the_version_is_told_the_option() -> None:
    assert "`rehearse -V`" in rehearse("version").stderr
