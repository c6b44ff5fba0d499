"""`rehearse advice` has a page for each theme that the sources name, and each page names a command that exists."""

import json
import shlex

import click
import pytest
from click.testing import CliRunner

from rehearse.cli.root import root
from rehearse.data.advice import AdvicePage, advice_pages
from rehearse.errors import UsageError


def run(*arguments: str) -> str:
    return CliRunner().invoke(root, ["advice", *arguments], catch_exceptions=False).output


def test_the_list_names_every_theme() -> None:
    assert {"nerves", "culture", "strategy", "repeated-question"} <= {page.id for page in advice_pages()}
    assert all(page.id in run() for page in advice_pages())


@pytest.mark.parametrize("page", advice_pages(), ids=lambda page: page.id)
def test_a_page_fits_80_columns_and_holds_every_step(page: AdvicePage) -> None:
    lines = run(page.id).splitlines()
    assert max(map(len, lines)) <= 80
    assert sum(line.startswith("  ") and line[2].isdigit() for line in lines) == len(page.do)


@pytest.mark.parametrize("page", advice_pages(), ids=lambda page: page.id)
def test_the_command_of_a_page_exists_with_its_options(page: AdvicePage) -> None:
    _, *words = shlex.split(page.try_command)
    found: click.Command = root
    for word in words:
        if isinstance(found, click.Group):
            inner = found.get_command(click.Context(found), word)
            assert inner is not None
            found = inner
    known = {name for option in found.params for name in option.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_json_is_one_object_and_an_unknown_theme_lists_the_known() -> None:
    (page,) = json.loads(run("nerv", "--json"))["advice"]
    assert page["id"] == "nerves"
    with pytest.raises(UsageError) as error:
        run("luck")
    assert "strategy" in error.value.hint
