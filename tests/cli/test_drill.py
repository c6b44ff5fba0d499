"""Promises of `rehearse drill`."""

from pathlib import Path

import pytest

from rehearse.cli.live.minute import plan_of
from rehearse.data.drills import drills as drill_data
from rehearse.data.rubric import rubric
from rehearse.practice import drill_items, drills
from rehearse.practice.drill_items import Choice, Fix, Scoring
from rehearse.practice.home import weak_codes
from rehearse.practice.spoken_drills import for_weakness
from rehearse.store.attempts import Store
from rehearse.store.exercises import done
from tests import builders_report as reports
from tests.cli.a_take import ANSWER
from tests.cli.homes import fill
from tests.cli.running import printed, rehearse
from tests.run_cli import rehearse as program

pytestmark = [pytest.mark.clock, pytest.mark.usefixtures("home")]

QUICK = ("--model", "tiny.en", "--device", f"file:{ANSWER}", "--think", "0")


def test_the_exercises_can_be_listed_without_doing_any(home: Path) -> None:
    found = printed(rehearse("drill", "--list", "--json"))["drills"]
    assert set(found) == {*drill_items.KINDS, "aloud"}
    assert "greenhouse" in rehearse("drill", "disqualifier", "--list").stdout
    assert not home.exists()


def test_a_right_and_a_wrong_choice_are_shown_and_kept() -> None:
    item = drills.find("disqualifier", "greenhouse")
    assert isinstance(item, Choice)
    right = rehearse("drill", "disqualifier", "greenhouse", typed=f"{item.right + 1}\n")
    assert "Right. Not your own initiative: “" in right.stdout
    wrong = rehearse("drill", "disqualifier", "greenhouse", typed="1\n")
    assert f"Not quite: the answer is {item.right + 1}." in wrong.stdout
    (kept,) = printed(rehearse("drill", "--results", "--json"))["results"]
    assert (kept["done"], kept["share"]) == (2, 0.5)


@pytest.mark.parametrize("typed", ["9", "0", "second"])
def test_an_answer_out_of_range_is_told_the_range_and_asked_again(typed: str) -> None:
    item = drills.find("disqualifier", "greenhouse")
    assert isinstance(item, Choice)
    said = rehearse("drill", "disqualifier", "greenhouse", typed=f"{typed}\n{item.right + 1}\n").stdout
    assert f"Type a number from 1 to {len(item.options)}." in said
    assert "Error" not in said
    assert "Right. Not your own initiative: “" in said


def test_points_beyond_those_of_a_row_are_asked_for_again_with_the_range() -> None:
    item = drills.find("calibrate", "clinic-wait")
    assert isinstance(item, Scoring)
    most = rubric().of[next(iter(item.rows[0]))]
    said = rehearse("drill", "calibrate", "clinic-wait", typed=f"{most + 1}\n{most}\n").output
    assert said.count(f"Type a number from 0 to {most}.") == 1


def test_a_rewritten_sentence_is_judged_by_the_rule() -> None:
    item = drills.find("fix", "own001")
    assert isinstance(item, Fix)
    assert "Right: the rule finds nothing here" in rehearse("drill", "fix", "own001", typed=f"{item.model}\n").stdout
    assert "Still: " in rehearse("drill", "fix", "own001", typed=f"{item.before}\n").stdout


def test_a_rewritten_sentence_about_something_else_is_not_right_and_earns_nothing() -> None:
    typed = "I baked nine loaves for the fair and I sold them to the school by noon.\n"
    said = " ".join(rehearse("drill", "fix", "spec001", typed=typed).stdout.split())
    assert "Your words seem to be about something else. Tell what the answer above tells" in said
    assert "Right" not in said
    assert "Still" not in said
    assert "Again: rehearse drill fix SPEC001" in said
    (kept,) = printed(rehearse("drill", "--results", "--json"))["results"]
    assert (kept["done"], kept["share"]) == (1, 0.0)


@pytest.mark.parametrize("kind", [["fix"], ["disqualifier"], ["calibrate"], []])
def test_every_drill_ends_with_what_to_do_next(kind: list[str]) -> None:
    said = rehearse("drill", *kind, "--items", "1", typed="1\n" * 9).stdout
    again = " ".join(["rehearse drill", *kind])
    assert said.endswith(f" of 1 right. Next: {again}, or rehearse drill --results.\n")


@pytest.mark.parametrize("name", ["ref001", "star002"])
def test_a_hint_for_a_rewriting_exercise_does_not_use_it_up(name: str) -> None:
    item = drills.find("fix", name)
    assert isinstance(item, Fix)
    said = rehearse("drill", "fix", name, typed=f"h\n?\n{item.model}\n").stdout
    assert " ".join(said.split()).count(item.hint) == 2
    assert "Too short" not in said
    assert "Right: the rule finds nothing here" in said
    (kept,) = printed(rehearse("drill", "--results", "--json"))["results"]
    assert (kept["done"], kept["share"]) == (1, 1.0)


def test_a_digit_at_a_rewriting_exercise_is_asked_for_again_once() -> None:
    item = drills.find("fix", "own001")
    assert isinstance(item, Fix)
    said = rehearse("drill", "fix", "own001", typed=f"2\n{item.model}\n").stdout
    assert "That is too short. Type the words you would say instead" in " ".join(said.split())
    assert "Right: the rule finds nothing here" in said
    assert "One way:" in rehearse("drill", "fix", "own001", typed="2\n3\n").stdout, "twice: the solution"


def test_scoring_shows_the_rubric_only_after_the_guess() -> None:
    item = drills.find("calibrate", "clinic-wait")
    assert isinstance(item, Scoring)
    first = "".join(f"{points}\n" for row in item.rows for points in row.values())
    said = rehearse("drill", "calibrate", "clinic-wait", typed=f"{first}{item.points[0]}\n{item.points[1]}\n").stdout
    assert said.index("A: Ownership") < said.index("B: Ownership") < said.index("Total points for A")
    assert said.index("Total points for B") < said.index(f"A: {item.points[0]} of 100")
    assert "0 points off on average, 0 per row" in said


def test_only_rows_that_were_guessed_badly_are_explained_and_it_stays_on_one_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for item in drill_items.items("calibrate"):
        assert isinstance(item, Scoring)
        wrong = "".join(f"{0 if points > 9 else 20}\n" for row in item.rows for points in row.values())
        said = rehearse("drill", "calibrate", item.id, typed=f"{wrong}90\n90\n").stdout
        assert len(said.partition("Total points for B")[2].splitlines()) <= 40, said
        assert "own steps" in said
        exact = "".join(f"{points}\n" for row in item.rows for points in row.values())
        said = rehearse("drill", "calibrate", item.id, typed=f"{exact}{item.points[0]}\n{item.points[1]}\n").stdout
        assert "own steps" not in said


@pytest.mark.parametrize("name", ["fit001", "fit002"])
def test_a_habit_that_depends_on_the_question_is_rewritten_with_the_question_in_sight(name: str) -> None:
    item = drills.find("fix", name)
    assert isinstance(item, Fix)
    assert f"“{item.question}”" in " ".join(rehearse("drill", "fix", name).stdout.split())


def test_what_is_still_accused_comes_with_what_the_rule_says_of_it() -> None:
    said = rehearse("drill", "fix", "own001", typed="My boss asked me to sort four hundred seed cards again.\n").stdout
    assert "Still: “My boss asked me to sort four hundred seed" in " ".join(said.split())
    assert "Somebody else gave you the work" in " ".join(said.split())


def test_who_gives_a_no_hire_many_points_is_told_what_that_means() -> None:
    said = rehearse("drill", "calibrate", "clinic-wait", typed="30\n25\n20\n30\n25\n20\n90\n90\n").stdout
    assert "A is an automatic “no hire”" in " ".join(said.split())
    assert "B is an automatic “no hire”" not in " ".join(said.split())


def test_a_hint_is_given_on_request_and_the_other_options_are_explained() -> None:
    said = rehearse("drill", "phrase", "nobody-had-asked", typed="h\n1\n").stdout
    assert said.index("Who began it?") < said.index("Not quite: the answer is 3.")
    assert "Not 1: No rule is broken by looking." in said


def test_a_level_narrows_the_exercises_and_json_keeps_standard_output_to_itself() -> None:
    hard = printed(rehearse("drill", "--list", "--level", "hard", "--json"))["drills"]
    assert "agreed-to-delay" in hard["phrase"]
    assert "we-found" not in hard["phrase"]
    done = rehearse("drill", "phrase", "--level", "hard", "--items", "2", "--json", typed="1\n1\n")
    found = printed(done)
    assert [one["level"] for one in found["exercises"]] == ["hard", "hard"]
    assert "signal to the interviewer" in done.stderr


def test_what_is_no_option_is_asked_again() -> None:
    result = rehearse("drill", "principle", "raw-logs", typed="9\nx\n1\n")
    assert result.exit_code == 0
    assert "Right. Dive Deep" in result.stdout


def test_stopping_in_the_middle_keeps_what_was_done() -> None:
    assert rehearse("drill", "principle", "--items", "3", typed="1\n").exit_code == 0
    assert printed(rehearse("drill", "--results", "--json"))["results"][0]["done"] == 1


def test_before_the_first_exercise_the_results_say_so() -> None:
    assert "No exercises done yet" in rehearse("drill", "--results").stderr


@pytest.mark.slow
@pytest.mark.model
def test_a_minute_aloud_is_recorded_judged_and_not_kept_as_a_take(home: Path) -> None:
    """A file plays the microphone; ten seconds of a story are too short for the drill of silence."""
    result = program("drill", "aloud", "silence", *QUICK, "--seconds", "5", home=home)
    assert result.returncode == 0, result.stderr
    assert "✗ long enough: 4 s of 40 s; 32 s is enough" in result.stdout
    assert "few enough" in result.stdout
    assert list((home / "recordings").iterdir()) == []
    with Store(home / "attempts.sqlite3") as store:
        assert store.entries() == ()
        assert [one.item for one in done(store)] == ["silence"]


@pytest.mark.usefixtures("home")
def test_a_minute_that_nobody_ends_ends_by_itself() -> None:
    for drill in drill_data().aloud:
        assert plan_of(drill, None, None, None).seconds == 2 * drill.seconds
        assert plan_of(drill, None, 5.0, 0.0).seconds == 5
        assert plan_of(drill, None, None, None).think_s == 3  # as --help says


def test_a_minute_in_which_nothing_was_said_is_no_exercise(home: Path) -> None:
    quick = ("--device", f"file:{ANSWER}", "--think", "0", "--seconds", "0.5")
    result = program("drill", "aloud", "situation", *quick, home=home, REHEARSE_MODELS=str(home / "none"))
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == "Hardly anything was said. Nothing was saved."
    assert "situation" not in result.stdout
    assert list((home / "recordings").iterdir()) == []
    assert "No exercises done yet" in rehearse("drill", "--results").stderr


@pytest.mark.slow
def test_the_minute_aloud_is_for_the_weakest_rule(home: Path) -> None:
    fill(home, [reports.no_hire(), reports.no_hire()])
    result = program("drill", "aloud", *QUICK, "--seconds", "4", home=home)
    with Store(home / "attempts.sqlite3") as store:
        assert done(store)[0].item == for_weakness(weak_codes(store.entries())).id
    assert "in time" in result.stdout


@pytest.mark.parametrize("command", ["drill principle raw-logs", "drill", "test"])
def test_a_terminal_shows_what_it_waits_for_before_the_first_question(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert "Choosing the exercises." in rehearse(*command.split(), seen=True).stderr
    assert "Choosing" not in rehearse(*command.split()).stderr


@pytest.mark.parametrize(("items", "fewer"), [("50", True), ("1", False)])
def test_fewer_exercises_than_asked_for_are_announced(
    items: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, fewer: bool
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    said = rehearse("drill", "calibrate", "--level", "hard", "--items", items)
    assert ("you asked for 50." in said.stderr) == fewer
