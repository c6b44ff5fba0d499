"""Promises of `rehearse checklist`: ticked from one's own data, and every other line says what to type."""

from pathlib import Path

import msgspec
import pytest

from rehearse.cli.root import COMMANDS
from rehearse.data.questions import principle_names
from rehearse.practice import stories
from rehearse.practice.story_file import Story, to_markdown
from rehearse.practice.story_metric import StoryMetric
from tests.cli.homes import fill, take
from tests.cli.running import printed, rehearse

pytestmark = pytest.mark.usefixtures("home")

METRIC = StoryMetric("lost keys", "5 a week", "0", "from the list", "p-value 0.03")
STORY = Story(
    "keys",
    "The board for the keys",
    ("Frugality",),
    parts={"situation": "We lost keys.", "action": "I drilled hooks.", "result": "Keys stayed."},
    metrics=(METRIC,),
)


def points() -> dict[str, dict[str, object]]:
    return {point["what"]: point for point in printed(rehearse("checklist", "--json"))["points"]}


def ready(beginning: str) -> bool:
    (found,) = (point["ready"] for what, point in points().items() if what.startswith(beginning))
    return bool(found)


def add(**changes: object) -> None:
    stories.append_own(to_markdown(msgspec.structs.replace(STORY, **changes)))


def all_of_it(home: Path) -> None:
    """A home in which everything is ready."""
    names = principle_names()
    for nth in range(8):
        label = ("rice", "risk-urgency")[nth % 2]
        add(title=f"The board number {nth}", headline="I hung up the keys.", labels=(label,),
            principles=names[2 * nth : 2 * nth + 2])  # fmt: skip
    fill(home, [take("keys", day, duration_s=90.0) for day in (1, 2, 3)])
    for question in ("What changes first?", "Who decides?", "What is hard?"):
        rehearse("notes", "ask", "--choose", question)


def test_with_nothing_every_line_is_open_and_says_what_to_type(home: Path) -> None:
    said = rehearse("checklist").stdout
    assert "✓" not in said
    assert "0 of 7 ready." in said
    assert max(map(len, said.splitlines())) <= 80
    for point in points().values():
        name, command = str(point["command"]).split()[:2]
        assert name == "rehearse"
        assert command in COMMANDS
    assert not home.exists()


def test_with_everything_every_line_is_ticked(home: Path) -> None:
    all_of_it(home)
    assert [what for what, point in points().items() if not point["ready"]] == []
    said = rehearse("checklist").stdout
    assert "7 of 7 ready." in said
    assert "·" not in said
    assert max(map(len, said.splitlines())) <= 80


@pytest.mark.parametrize("stories_told", [7, 8])
def test_eight_stories_are_wanted(stories_told: int) -> None:
    for nth in range(stories_told):
        add(title=f"The board number {nth}")
    assert ready("8 to 12") == (stories_told >= 8)


@pytest.mark.parametrize(
    ("changes", "enough"),
    [
        ({}, False),
        ({"title": "I hung up the keys."}, False),
        ({"headline": "I hung up the keys."}, True),
        ({"headline": "long " * 40}, False),
    ],
)
def test_a_headline_is_a_line_of_its_own_of_two_lines_at_most(changes: dict[str, object], enough: bool) -> None:
    """A title that was never meant as one is not counted."""
    add(**changes)
    assert ready("a headline") == enough


@pytest.mark.parametrize(
    ("changes", "enough"),
    [
        ({}, True),
        ({"metrics": (StoryMetric("lost keys", after="0"),)}, False),
        ({"metrics": ()}, False),
        ({"metrics": (), "principles": ("Earn Trust",)}, True),
        ({"metrics": (), "principles": ("Earn Trust", "Ownership")}, False),
    ],
)
def test_a_number_has_a_baseline_unless_the_principle_excuses_it(changes: dict[str, object], enough: bool) -> None:
    add(**changes)
    assert ready("a number") == enough


def test_how_sure_a_number_is_counts_where_there_is_one_and_is_never_demanded() -> None:
    add(metrics=(msgspec.structs.replace(METRIC, certainty=""),))
    assert not ready("a confidence interval")
    assert printed(rehearse("checklist", "--json"))["of"] == 7
    add(title="Another board")
    assert ready("a confidence interval")


@pytest.mark.parametrize(
    ("lengths", "enough"), [((90, 90, 90), True), ((90, 90), False), ((90, 90, 90, 150, 150, 150), False)]
)
def test_the_last_takes_are_held_against_ninety_seconds(home: Path, lengths: tuple[int, ...], enough: bool) -> None:
    takes = []
    for day, length in enumerate(lengths, 1):
        made = take("keys", day, duration_s=float(length))
        judged = msgspec.structs.replace(made.delivery, duration_verdict="ok" if length == 90 else "attention")
        takes.append(msgspec.structs.replace(made, delivery=judged))
    fill(home, takes)
    assert ready("answers of about 90 s") == enough


@pytest.mark.parametrize(
    ("told", "others", "now"),
    [
        (0, 0, "no take yet"),
        (0, 1, "no take with a spoken story yet"),
        (1, 0, "your only take is off target"),
        (1, 1, "your only take with a spoken story is off target"),
        (2, 1, "0 of your last 2 takes with a spoken story on target"),
        (5, 1, "0 of your last 5 takes on target"),
    ],
)
def test_takes_that_tell_no_story_aloud_are_no_missing_takes(home: Path, told: int, others: int, now: str) -> None:
    """With two takes, one of them no story, it spoke of "your only take"."""
    takes = [take("keys", day, duration_s=150.0) for day in range(1, told + 1)]
    late = [msgspec.structs.replace(made.delivery, duration_verdict="attention") for made in takes]
    fill(home, [
        *(msgspec.structs.replace(made, delivery=judged) for made, judged in zip(takes, late, strict=True)),
        *(take("keys-follow-up", 9) for _ in range(others)),
    ])  # fmt: skip
    (found,) = (point["now"] for what, point in points().items() if what.startswith("answers of about 90 s"))
    assert found == now


@pytest.mark.parametrize(
    ("changes", "counted"),
    [
        ({"labels": ("rice",)}, "rice"),
        ({"notes": "scored by RICE"}, "rice"),
        ({"labels": ("cost benefit",)}, "cost-benefit"),
        ({"headline": "I weighed cost and benefit."}, "cost-benefit"),
        ({"notes": "the price of it"}, None),
    ],
)
def test_a_framework_counts_where_a_story_is_an_example_of_it(changes: dict[str, object], counted: str | None) -> None:
    add(**changes)
    now = str(points()["two or three ways to prioritise, each with an example"]["now"])
    assert now.endswith(f": {counted}") if counted else now.startswith("0 of 3")


def test_chosen_questions_stand_first_and_count() -> None:
    assert "Saved as note 1" in rehearse("notes", "ask", "--choose", "Who decides?").stdout
    assert rehearse("notes", "ask", "--choose", " ").exit_code == 2
    assert rehearse("notes", "ask").stdout.startswith("Yours\n  - Who decides?")
    assert printed(rehearse("notes", "ask", "--json"))["chosen"] == ["Who decides?"]
    assert points()["questions to ask them"]["now"] == "1 of 3 chosen"
