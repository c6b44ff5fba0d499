"""A coach's day: takes of several people kept apart, sent together, and commented on."""

import zipfile
from pathlib import Path

import msgspec
import pytest

from rehearse.store.attempts import Store
from rehearse.store.people import name_speaker
from tests import builders_report as reports
from tests.cli.homes import fill, take
from tests.cli.running import printed, rehearse

SHEET = """attempt: 2
from: Coach Lee
# not read
0:05  Say what you measured here.
result: Both numbers, good.
All in all a strong story.
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two takes of one's own, three of Dana's, one of Ann's; all answer one question."""
    place = tmp_path / "home"
    monkeypatch.setenv("REHEARSE_HOME", str(place))
    monkeypatch.chdir(tmp_path)
    fill(place, [take("last-apology", day, duration_s=80.0 + day) for day in range(1, 7)])
    with Store(place / "attempts.sqlite3") as store:
        for number, name in ((2, "Dana K."), (4, "Dana K."), (5, "Dana K."), (6, "Ann")):
            name_speaker(store, number, name)
    return place


def test_a_comment_that_is_not_there_is_said_where_nothing_was_ever_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "empty"))
    assert "There is no comment 1." in rehearse("feedback", "remove", "1").stderr
    assert not (tmp_path / "empty").exists()


def test_ones_own_progress_leaves_other_people_out_and_says_so() -> None:
    own = rehearse("progress", "--json")
    assert [entry["id"] for entry in printed(own)["takes"]] == [1, 3]
    assert "4 takes by other people left out" in own.stderr
    assert [entry["id"] for entry in printed(rehearse("progress", "--person", "dana", "--json"))["takes"]] == [2, 4, 5]
    assert rehearse("progress", "--person", "zoe").exit_code == 2


@pytest.mark.parametrize("word", ["me", "Me", "I", "myself", "own", "nobody", "none", " me "])
def test_a_word_for_oneself_makes_nobody_of_that_name(word: str) -> None:
    said = rehearse("person", "3", word)
    assert said.exit_code == 2
    assert "--none" in said.stderr
    assert printed(rehearse("person", "--json"))["people"] == [
        {"person": "Ann", "attempts": 1},
        {"person": "Dana K.", "attempts": 3},
    ]


@pytest.mark.parametrize("slip", ["Dena K.", "Dana", "Danna K."])
def test_a_name_near_a_known_one_is_said_to_be_new(slip: str) -> None:
    said = rehearse("person", "3", slip)
    assert said.exit_code == 0
    assert f'{slip} is a new name. Did you mean Dana K.? `rehearse person 3 "Dana K."`' in " ".join(said.stderr.split())
    assert "new name" not in rehearse("person", "3", "Dana K.").stderr
    assert rehearse("person", "3", "Quentin").stderr == "Quentin is a new name.\n"


def test_a_known_name_keeps_its_spelling() -> None:
    said = rehearse("person", "3", "dana  k.")
    assert (said.stdout, said.stderr) == ("Take 3: Dana K.\n", "")


def test_takes_are_compared_with_those_of_the_same_speaker() -> None:
    def pair(*words: str) -> tuple[int, int]:
        found = printed(rehearse("compare", *words, "--json"))["comparison"]
        return found["before"], found["after"]

    assert pair() == (1, 3)
    assert pair("--person", "Dana") == (4, 5)
    assert pair("2") == (2, 5)
    assert rehearse("compare", "2", "--person", "Dana").exit_code == 2


@pytest.mark.parametrize("command", [["compare"], ["progress"], ["share"], ["list"]])
def test_a_name_that_no_take_has_is_said_to_be_none_by_every_command(command: list[str]) -> None:
    done = rehearse(*command, "--person", "zz")
    assert done.stderr.removeprefix("Error: ").startswith('There are no takes by "zz".')
    assert done.exit_code == (0 if command == ["list"] else 2), "a list may be empty"


def test_several_attempts_are_shared_as_one_file_with_an_index(tmp_path: Path) -> None:
    assert rehearse("share", "--person", "dana", "--no-sound").exit_code == 0
    with zipfile.ZipFile(tmp_path / "rehearse-takes-2-5.zip") as archive:
        names = archive.namelist()
        index = archive.read("index.html").decode()
    for number in (2, 4, 5):
        assert f"rehearse-take-{number}/report.html" in names
        assert f'href="rehearse-take-{number}/report.html"' in index
    assert "Dana" not in index
    assert "<h1>Takes</h1>" in index
    assert '<th scope="col">Day, and question or file</th>' in index
    assert '<table class="index">' in index
    assert ".index td,thead th{overflow-wrap:normal}" in index, "no word is broken to make a column narrow"
    assert rehearse("share", "1", "3", "1", "--no-sound", "-o", "two.zip").exit_code == 0
    with zipfile.ZipFile(tmp_path / "two.zip") as archive:
        assert sum(name.endswith("report.html") for name in archive.namelist()) == 2


def test_what_a_coach_writes_into_the_shared_file_comes_back_by_moment(tmp_path: Path) -> None:
    rehearse("share", "2", "--no-sound", "-o", "one.zip")
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        sheet = archive.read("rehearse-take-2/comments.txt").decode()
    (tmp_path / "c.txt").write_text(sheet + "0:05 Say what you measured here.\n")
    assert "1 comment saved on take 2" in rehearse("feedback", "import", "c.txt").stdout
    assert printed(rehearse("feedback", "import", "c.txt", "--json"))["new"] == 0
    assert "Say what you measured here." in rehearse("show", "2", "--full").stdout


def test_comments_are_kept_once_in_the_order_of_their_moments(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text(SHEET)
    assert "3 comments saved on take 2" in rehearse("feedback", "import", "c.txt").stdout
    assert "0 comments saved on take 2 (3 already saved)" in rehearse("feedback", "import", "c.txt").stdout
    found = printed(rehearse("feedback", "list", "2", "--json"))["comments"]
    assert [one["text"] for one in found] == [
        "All in all a strong story.", "Say what you measured here.", "Both numbers, good."]  # fmt: skip
    assert found[0]["start_s"] is None
    assert found[1]["start_s"] == 5.0
    assert {one["author"] for one in found} == {"Coach Lee"}
    said = rehearse("feedback").stdout
    assert said.startswith("Take 2\n")
    assert "0:05  Say what you measured here. (Coach Lee)" in said
    assert max(map(len, said.splitlines())) <= 80
    assert rehearse("feedback", "remove", str(found[0]["id"])).exit_code == 0
    assert len(printed(rehearse("feedback", "list", "--json"))["comments"]) == 2


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no comments"),
        ("1:00 Where?", "which take"),
        ("attempt: 2\n9:59 Too late.\n", "Too late."),
        ("attempt: 2\n9:59 Too late.\n", "Give an earlier moment"),
        ("<!DOCTYPE html>\n<p>attempt: 2</p>\n", "a web page, not a file of comments"),
        ('\n{"attempt": 2, "comments": []}', "JSON, not a file of comments"),
        ('[{"start_s": 1}]', "JSON, not a file of comments"),
        ("attempt: nine\n0:01 What?\n", "nine"),  # as sheets of earlier versions name it
        ("take: nine\n0:01 What?\n", "nine"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_a_usage_error_and_keeps_nothing(text: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text(f"{text}")
    refused = rehearse("feedback", "import", "c.txt")
    assert refused.exit_code == 2
    assert why in refused.stderr
    assert printed(rehearse("feedback", "list", "--json"))["comments"] == []


@pytest.mark.parametrize("line", ["<3 the number here.", "[0:01] Where?", "[sic] he said", "{smiles} Good."])
def test_a_comment_that_begins_with_a_bracket_is_one(line: str, tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text(f"take: 1\n{line}\n")
    assert rehearse("feedback", "import", "c.txt").exit_code == 0


def test_comments_on_another_take_than_their_file_names_are_saved_with_a_word_about_it(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("take: 77\nWhere?\n")
    done = rehearse("feedback", "import", "c.txt", "--take", "2")
    assert done.exit_code == 0
    assert "The file is about take 77; its comments were saved on take 2." in done.stderr
    (tmp_path / "c.txt").write_text("take: 2\nAnd why?\n")
    assert rehearse("feedback", "import", "c.txt", "--take", "2").stderr == ""


def test_a_deleted_attempt_takes_its_comments_along(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text(SHEET)
    rehearse("feedback", "import", "c.txt")
    rehearse("data", "delete", "2", "--yes")
    assert printed(rehearse("feedback", "list", "--json"))["comments"] == []


def test_a_speaker_is_named_and_taken_back() -> None:
    assert printed(rehearse("person", "--json"))["people"] == [
        {"person": "Ann", "attempts": 1}, {"person": "Dana K.", "attempts": 3}]  # fmt: skip
    assert rehearse("person", "1", "Ann").stdout == "Take 1: Ann\n"
    assert printed(rehearse("person", "1", "--json")) == {"attempt": 1, "person": "Ann"}
    assert "your own" in rehearse("person", "1", "--none").stdout
    assert rehearse("person", "1", "Ann", "--none").exit_code == 2
    assert rehearse("person", "99", "Ann").exit_code == 5


def test_comments_of_a_take_that_is_not_there_are_not_said_to_be_none() -> None:
    assert rehearse("feedback", "list", "99").exit_code == 5
    assert "No comments on take 1 yet" in rehearse("feedback", "list", "1").stderr


def test_several_words_are_one_name() -> None:
    assert rehearse("person", "3", "Dana", "K.").stdout == "Take 3: Dana K.\n"


def test_a_comment_on_a_part_that_is_missing_is_about_the_whole_answer(tmp_path: Path) -> None:
    """A coach writes it because the part is missing."""
    lacking = reports.full()
    assert lacking.transcript is not None
    bare = msgspec.structs.replace(lacking.transcript, sentences=())
    with Store(tmp_path / "home" / "attempts.sqlite3") as store:
        number = store.add(msgspec.structs.replace(lacking, transcript=bare), None)
    (tmp_path / "c.txt").write_text("reflection Say what you learned.\n")
    assert rehearse("feedback", "import", "c.txt", "--take", str(number)).exit_code == 0
    (comment,) = printed(rehearse("feedback", "list", str(number), "--json"))["comments"]
    assert (comment["start_s"], comment["text"]) == (None, "reflection: Say what you learned.")


def test_a_comment_is_kept_once_also_without_its_author(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("0:05 Say what you measured here.\n")
    for words, new in ((("--from", "Lee"), 1), ((), 0), (("--from", "Ann"), 1)):
        assert printed(rehearse("feedback", "import", "c.txt", "--take", "1", *words, "--json"))["new"] == new


def test_every_wrong_moment_is_named_with_its_line_and_nothing_is_saved(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("# mine\n0:05 Good.\n50:00 Too late.\n\n60:00 Later.\n")
    said = " ".join(rehearse("feedback", "import", "c.txt", "--take", "1").stderr.split())
    assert 'Line 3, "Too late.": ' in said
    assert 'Line 5, "Later.": ' in said
    assert "Nothing was saved." in said
    assert printed(rehearse("feedback", "list", "1", "--json"))["comments"] == []
