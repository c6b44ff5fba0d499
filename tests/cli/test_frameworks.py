"""`rehearse frameworks` explains, scores by RICE and fills a template into the story bank."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rehearse.cli.root import root
from rehearse.data.frameworks import Framework, frameworks
from rehearse.errors import Declined, UsageError

FORM = ("--item", "form", "--reach", "1200", "--impact", "1", "--confidence", "80%", "--effort", "2")
ROOM = ("--item", "room", "--reach", "1200", "--impact", "0.5", "--confidence", "0.5", "--effort", "6")


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(root, ["frameworks", *arguments], input=stdin, catch_exceptions=False)


def test_the_list_names_every_framework() -> None:
    output = run().output
    assert all(one.id in output and one.title in output for one in frameworks())


@pytest.mark.parametrize("framework", frameworks(), ids=lambda one: one.id)
def test_a_page_has_steps_and_an_example_within_80_columns(framework: Framework) -> None:
    lines = run(framework.id).output.splitlines()
    assert max(map(len, lines)) <= 80
    assert sum(line.lstrip()[:2] in {f"{n}." for n in range(1, 10)} for line in lines) == len(framework.steps)
    assert any(line.startswith("Example: ") for line in lines)


def test_the_beginning_of_a_name_is_enough_and_an_unknown_one_lists_the_known() -> None:
    assert run("guard").output == run("guardrails").output
    with pytest.raises(UsageError) as error:
        run("rise")
    assert "Did you mean rice?" in error.value.hint


def test_rice_ranks_several_items_by_reach_impact_confidence_and_effort() -> None:
    """1,200 × 1 × 80% ÷ 2 = 480 and 1,200 × 0.5 × 50% ÷ 6 = 50, whatever the order in which they are given."""
    output = run("rice", *ROOM, *FORM).output
    assert "1. form: 480.0" in output
    assert "2. room: 50.0" in output
    assert "Do form first" in output


def test_rice_as_json_is_one_object() -> None:
    items = json.loads(run("rice", *FORM, *ROOM, "--json").output)["items"]
    assert items == [{"name": "form", "score": 480.0}, {"name": "room", "score": 50.0}]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--reach", "10"), "for each item"),
        (("--reach", "10", "--impact", "1", "--confidence", "80%", "--effort", "0"), "effort of item 1 is 0"),
        (("--reach", "nan", "--impact", "1", "--confidence", "80%", "--effort", "1"), "reach of item 1 is nan"),
        (("--reach", "1", "--impact", "1", "--confidence", "180%", "--effort", "1"), "confidence of item 1 is 180"),
        (("--reach", "1", "--impact", "1", "--confidence", "sure", "--effort", "1"), "not a confidence"),
    ],
)
def test_figures_out_of_range_are_named(arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        run("rice", *arguments)


def test_a_framework_without_a_score_says_which_has_one() -> None:
    with pytest.raises(UsageError, match="guardrails has no score"):
        run("guardrails", *FORM)


def test_a_filled_template_becomes_a_story_with_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    given = ["In May our boiler failed", "", "I wanted heat by noon.", "I called the maker", "I chose a used part", "",
             "It took 4 hours instead of 2 days", ""]  # fmt: skip
    done = run("star", "--fill", "The boiler", stdin="\n".join(given) + "\n")
    assert done.exit_code == 0
    assert "rehearse stories show boiler" in done.output
    shown = CliRunner().invoke(root, ["stories", "show", "boiler", "--json"], catch_exceptions=False)
    assert "I called the maker. I chose a used part." in shown.output
    assert "Reflection:" not in next(tmp_path.rglob("stories.md")).read_text()


def test_who_leaves_a_template_keeps_what_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    done = run("apology", "--fill", "The shift", stdin="In May I forgot a shift and two nurses stayed four hours.\n")
    assert done.exit_code == 0
    assert "Added to your stories as far as you got (1 of 7 questions)" in done.output
    assert "In May I forgot a shift" in next(tmp_path.rglob("stories.md")).read_text()


@pytest.mark.parametrize("typed", ["", "\n  \n"])
def test_who_leaves_a_template_before_typing_anything_reads_that_nothing_was_saved(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    with pytest.raises(Declined, match="Nothing was saved") as left:
        run("apology", "--fill", "The shift", stdin=typed)
    assert left.value.exit_code == 1
    assert not list(tmp_path.rglob("stories.md"))


def test_nothing_filled_in_adds_no_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    with pytest.raises(UsageError, match="Nothing was filled in"):
        run("apology", "--fill", "Empty", stdin="\n" * 7)
    assert not list(tmp_path.rglob("stories.md"))


def test_only_templates_can_be_filled() -> None:
    with pytest.raises(UsageError, match="rice is not a template"):
        run("rice", "--fill", "A story")
