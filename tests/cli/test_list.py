"""`rehearse list` finds every attempt again; `rehearse question` says and changes what it answers."""

import csv
import io
import json
from pathlib import Path

import msgspec
import pytest

from rehearse.store.attempts import Store
from rehearse.store.people import name_speaker
from rehearse.types import Report
from tests.builders import silence, tone
from tests.cli.homes import fill, improving, leave, take
from tests.cli.running import printed, rehearse

pytestmark = pytest.mark.usefixtures("eighty_columns")


@pytest.mark.parametrize("words", [("list",), ("progress",), ("show",)])
def test_where_nothing_can_be_saved_nobody_is_told_that_there_are_no_takes_yet(
    home: Path, words: tuple[str, ...]
) -> None:
    home.write_text("a file where the folder should be")
    said = rehearse(*words)
    assert said.exit_code == 5
    assert "is a file, not a folder" in " ".join(said.stderr.split())
    assert "No takes yet" not in said.output


def of_file(report: Report, name: str, verdict: str = "hire") -> Report:
    """The report as one of this file, with this verdict."""
    assert report.audio is not None
    assert report.content is not None
    audio = msgspec.structs.replace(report.audio, path=f"/somewhere/else/{name}")
    content = msgspec.structs.replace(report.content, verdict=verdict)
    return msgspec.structs.replace(report, audio=audio, content=content)


def three(home: Path) -> None:
    """Three attempts; the second is Dana's."""
    fill(home, [of_file(take("last-apology", 1), "mine.m4a"), of_file(take("was-wrong", 2), "dana.m4a", "no hire"),
                of_file(take("last-apology", 3), "again.wav")])  # fmt: skip
    with Store(home / "attempts.sqlite3") as store:
        name_speaker(store, 2, "Dana K.")


def test_every_attempt_is_a_line_with_question_file_date_verdict_time_and_person(home: Path) -> None:
    three(home)
    lines = rehearse("list").stdout.splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["3", "2", "1"]
    for word in ("2026-03-02", "1:30", "no hire", "was-wrong", "dana.m4a", "Dana K."):
        assert word in lines[2]
    assert all(len(line) <= 80 for line in lines)


def test_a_question_without_takes_is_not_said_to_be_the_first(home: Path) -> None:
    three(home)
    assert rehearse("list", "-q", "root-cause").stderr == "No take matches.\n"


@pytest.mark.parametrize("question", ["disagreed-with-manager", "a-question-of-my-own-with-a-longer-id"])
def test_the_id_of_a_question_is_never_broken(home: Path, question: str) -> None:
    """Beside a longer file name "disagreed-with-" and "manager" stood on two lines, and could not be copied."""
    name = "a-recording-with-quite-a-long-name-of-its-own.flac"
    fill(home, [of_file(take(question, 1), name), of_file(take("was-wrong", 2), "b.wav")])
    lines = rehearse("list").stdout.splitlines()
    assert sum(question in line for line in lines) == 1
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (["--question", "last"], [3, 1]),
        (["-q", "was-wrong"], [2]),
        (["--person", "dana"], [2]),
        (["--verdict", "no hire"], [2]),
        (["--file", "AGAIN"], [3]),
        (["--since", "2026-03-02"], [3, 2]),
        (["--until", "2026-03-01"], [1]),
        (["--since", "1d"], []),
        (["--limit", "2"], [3, 2]),
    ],
)
def test_filters_narrow_it_down_on_the_screen_in_json_and_in_csv(
    home: Path, words: list[str], numbers: list[int]
) -> None:
    three(home)
    assert [row["attempt"] for row in printed(rehearse("list", *words, "--json"))["attempts"]] == numbers
    rows = csv.DictReader(io.StringIO(rehearse("list", *words, "--csv").stdout))
    assert [int(row["attempt"]) for row in rows] == numbers


def test_a_list_longer_than_the_screen_says_how_much_more_there_is(home: Path) -> None:
    fill(home, [take("last-apology", 1 + i % 28) for i in range(35)])
    said = rehearse("list")
    assert len(said.stdout.splitlines()) == 31
    assert "newest 30 of 35" in said.stderr
    assert len(printed(rehearse("list", "--json"))["attempts"]) == 35


def test_an_invalid_date_is_a_usage_error_and_an_empty_list_says_what_to_type(home: Path) -> None:
    assert "rehearse record" in rehearse("list").stderr
    assert not home.exists()
    assert rehearse("list", "--since", "soon").exit_code == 2


def test_a_take_gets_another_question_and_is_judged_as_an_answer_to_it(home: Path) -> None:
    three(home)
    assert rehearse("question", "1").stdout.startswith("Take 1 answers last-apology: ")
    said = rehearse("question", "1", "was-wrong").stdout
    assert said.startswith("Take 1 now answers was-wrong: ")
    told = printed(rehearse("question", "1", "--json"))
    assert told["attempt"] == 1
    assert told["report"]["question"]["id"] == "was-wrong"
    assert [row["attempt"] for row in printed(rehearse("list", "-q", "was-wrong", "--json"))["attempts"]] == [2, 1]


def test_a_technical_question_withholds_the_points_and_none_takes_the_question_away(home: Path) -> None:
    three(home)
    technical = printed(rehearse("questions", "list", "--kind", "technical", "--json"))["questions"][0]["id"]
    told = printed(rehearse("question", "3", technical, "--json"))["report"]
    assert told["content"]["scored"] is False
    assert printed(rehearse("question", "3", "--none", "--json"))["report"]["question"] is None
    assert rehearse("question", "3", "was-wrong", "--none").exit_code == 2
    assert rehearse("question", "9", "was-wrong").exit_code == 5


def test_unscored_takes_count_in_no_trend_and_progress_says_how_many_and_why(home: Path) -> None:
    """Three short ones among eight would pull the medians."""
    takes = [take("last-apology", 1 + i, duration_s=90.0) for i in range(8)]
    for at in (1, 3, 5):
        content = takes[at].content
        assert content is not None
        unscored = msgspec.structs.replace(
            content, scored=False, total=None, verdict="not scored", not_scored_reason="Too short to judge."
        )
        delivery = msgspec.structs.replace(takes[at].delivery, duration_s=4.0)
        takes[at] = msgspec.structs.replace(takes[at], content=unscored, delivery=delivery)
    fill(home, takes)
    found = printed(rehearse("progress", "--json"))["progress"]
    assert {point["value"] for point in found["series"][0]["points"]} == {90.0}
    assert [one["attempt"] for one in found["left_out"]] == [2, 4, 6]
    said = " ".join(rehearse("progress").stdout.split())
    assert "3 takes were not scored and count in no trend" in said
    assert "Take 6, and 2 like it: Too short to judge." in said


def test_the_number_of_an_attempt_stands_in_the_json_of_its_report(home: Path) -> None:
    three(home)
    told = json.loads(rehearse("show", "2", "--json").stdout)
    assert told["attempt"] == 2
    assert "dana.m4a; Dana K." in rehearse("show", "2").stderr


@pytest.mark.parametrize("columns", ["50", "80"])
def test_a_strong_story_that_takes_too_long_is_nowhere_simply_a_strong_hire(
    home: Path, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    report = of_file(take("last-apology", 1, duration_s=150.0), "long.wav", "strong hire")
    delivery = msgspec.structs.replace(report.delivery, duration_verdict="attention")
    fill(home, [msgspec.structs.replace(report, delivery=delivery)])
    for command in ("list", "progress last-apology", "", "question 1 was-wrong"):
        result = rehearse(*command.split())
        assert "too long" in result.stdout.lower(), command
        assert "strong hire" not in result.stdout.lower(), command
    [row] = printed(rehearse("list", "--json"))["attempts"]
    assert (row["verdict"], row["duration_verdict"], row["target_s"]) == ("strong hire", "attention", 90.0)


@pytest.mark.parametrize("sought", ["wrong", "was-wrong", "WRONG", "mistaken", "gone"])
def test_a_question_is_found_by_a_part_of_its_id_or_a_synonym_among_those_answered(home: Path, sought: str) -> None:
    """Also where other questions of the bank hold the word, and where the question left the bank."""
    fill(home, [take("was-wrong", 1), take("last-apology", 2), take("long-gone-away", 3)])
    found = printed(rehearse("list", "-q", sought, "--json"))["attempts"]
    assert [row["attempt"] for row in found] == [3 if sought == "gone" else 1]


@pytest.mark.parametrize(
    ("shown", "verdict"), [("good, too short", "hire"), ("strong, too long", "strong hire"), ("strong", "strong hire")]
)
def test_a_verdict_is_also_found_by_the_words_of_the_table(home: Path, shown: str, verdict: str) -> None:
    three(home)
    found = rehearse("list", "--verdict", shown, "--json")
    assert found.exit_code == 0
    assert found.stdout == rehearse("list", "--verdict", verdict, "--json").stdout


OFFER = "1 recorded take (3 s) has no report: `rehearse recover` finishes it.\n"


@pytest.mark.parametrize("command", ["list", "progress"])
def test_a_take_without_a_report_is_named_under_the_others(home: Path, command: str) -> None:
    """It was in no table, and no word said where it was."""
    fill(home, improving())
    before = rehearse(command)
    leave(home, "2026-11-22-080000-000", tone(3.0))
    said = rehearse(command)
    assert said.stderr == before.stderr + OFFER
    assert len(said.output.splitlines()) <= 40
    for form in ("--json", "--csv"):
        machine = rehearse(command, form)
        assert "recover" not in machine.output


@pytest.mark.parametrize("command", ["list", "progress"])
def test_it_is_named_where_there_is_no_other_take(home: Path, command: str) -> None:
    """To say that there are no takes, or how to make the first one, would be wrong."""
    leave(home, "2026-11-22-080000-000", tone(3.0))
    assert rehearse(command).output == OFFER
    assert not (home / "attempts.sqlite3").exists()


def test_one_that_cannot_be_used_is_said_to_be_so_beside_what_else_there_is_to_do(home: Path) -> None:
    leave(home, "1", silence(21.0))
    cannot = "1 recorded take (21 s, only silence) cannot be used: `rehearse recover --delete` deletes it."
    said = " ".join(rehearse("list").output.split())
    assert said.startswith("No takes yet: ")
    assert said.endswith(cannot)
    assert "only silence" not in rehearse("progress").output
