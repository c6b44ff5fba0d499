"""`rehearse principles` explains all sixteen and says how ready the stories and takes are."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from rehearse.cli.root import root
from rehearse.data.principles import PrinciplePage, principle_pages
from rehearse.errors import UsageError
from rehearse.practice.choose import principle
from rehearse.practice.readiness import short_name
from rehearse.practice.stories import append_own
from tests.cli.homes import fill, take
from tests.cli.test_screens import timed

STORY = "## The pump\n\nPrinciples: Ownership\nSituation: In May the pump failed.\nAction: I took it apart.\n"


pytestmark = pytest.mark.usefixtures("home", "no_color")


def run(*arguments: str) -> str:
    result = CliRunner().invoke(root, ["principles", *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_the_list_has_all_sixteen_within_80_columns_and_none_is_ready_at_first() -> None:
    lines = run().splitlines()
    assert sum(line.startswith("· ") for line in lines) == 16
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("page", principle_pages(), ids=lambda page: page.name)
def test_a_page_has_traits_questions_and_what_to_do_next(page: PrinciplePage) -> None:
    output = run(page.name)
    assert output.count("  - ") == len(page.traits) >= 3
    assert "Questions: " in output
    assert f"rehearse record --principle {short_name(page.name)}" in output
    assert max(map(len, output.splitlines())) <= 80


def test_the_short_name_of_a_principle_means_it_alone() -> None:
    names = [page.name for page in principle_pages()]
    assert [principle(short_name(name), names) for name in names] == names


def test_part_of_a_name_is_enough_and_an_unknown_one_lists_them() -> None:
    assert run("earn trust") == run("trust")
    with pytest.raises(UsageError) as error:
        run("courage")
    assert "Dive Deep" in error.value.hint


def test_the_result_exception_is_shown_where_it_holds_and_only_there() -> None:
    assert "hard to put into a number" in run("Earn Trust")
    assert "A number is expected" in run("Deliver Results")


def test_a_story_in_the_bank_counts_for_its_principles() -> None:
    append_own(STORY)
    (found,) = json.loads(run("ownership", "--json"))["principles"]
    assert found["readiness"]["stories"] == ["pump"]
    assert found["ready"] is False
    assert [step for step in found["readiness"]["missing"] if "stories new" in step] == []


def test_the_best_take_is_not_simply_a_strong_hire_where_it_takes_too_long(home: Path) -> None:
    long = timed(take("last-apology", 1, duration_s=150.0, total=95))
    fill(home, [long])
    assert "best: strong, too long." in run("Ownership")
    fill(home, [timed(take("last-apology", 2))])
    assert "best: strong hire." in run("Ownership")


def test_a_name_that_is_none_shows_where_each_of_the_names_begins_and_ends() -> None:
    """There are commas and a semicolon in them."""
    names = [page.name for page in principle_pages()]
    with pytest.raises(UsageError) as refused:
        principle("banana", names)
    assert [name for name in names if f'"{name}"' not in refused.value.hint] == []
