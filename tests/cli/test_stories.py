"""Promises of `rehearse stories`."""

import re
from pathlib import Path

import pytest

from rehearse.practice import stories, story_file
from rehearse.practice.story_file import Story
from tests import builders_report as reports
from tests.cli.homes import fill, take
from tests.cli.running import printed, rehearse
from tests.practice.test_stories import STORY


@pytest.fixture
def told(home: Path) -> Path:
    """A home with one story in it."""
    from rehearse.practice.story_file import to_markdown

    stories.append_own(to_markdown(STORY))
    return home


def test_without_stories_every_principle_is_a_gap(home: Path) -> None:
    said = rehearse("stories").stdout
    assert "0 stories; aim for 8-12" in said
    assert said.count("! no story") == 16
    assert not home.exists()


@pytest.mark.usefixtures("told")
def test_a_story_is_listed_with_its_parts() -> None:
    assert "STAR+" in rehearse("stories").stdout
    assert printed(rehearse("stories", "list", "--json"))["overview"]["stories"] == 1


@pytest.mark.usefixtures("told")
def test_a_story_is_shown_judged_and_its_numbers_doubted() -> None:
    said = rehearse("stories", "show", "night").stdout
    assert "failed builds (20 % → 3 %): ready, build logs" in said
    assert "hours saved: still missing before, after, how it was measured" in " ".join(said.split())
    assert "Frugality, but it does not show that principle" in " ".join(said.split())


@pytest.mark.usefixtures("told")
def test_every_story_is_checked() -> None:
    assert "night-builds" in rehearse("stories", "check").stdout
    (checked,) = printed(rehearse("stories", "check", "--json"))["checks"]
    assert checked["story"] == "night-builds"
    assert all(row["why"] for row in checked["content"]["scores"].values())


@pytest.mark.usefixtures("home")
def test_a_new_story_is_a_skeleton_in_the_file() -> None:
    rehearse("stories", "new", "The leak", "--principle", "owner")
    text = stories.path().read_text(encoding="utf-8")
    assert "## The leak" in text
    assert "Principles: Ownership" in text


@pytest.mark.usefixtures("told")
def test_an_empty_story_is_listed_as_empty_and_shown_with_what_to_fill_in() -> None:
    """It counts for nothing, and is not unknown either."""
    assert "It is still empty" in rehearse("stories", "new", "The leak").stdout
    listed = rehearse("stories").stdout
    assert "1 story and 1 still empty" in listed
    assert printed(rehearse("stories", "list", "--json"))["overview"]["empty"] == ["leak"]
    shown = rehearse("stories", "show", "leak")
    assert shown.exit_code == 0
    for part in ("Situation", "Task", "Action", "Result", "Reflection"):
        assert part in shown.stdout
    assert printed(rehearse("stories", "show", "leak", "--json"))["story"]["title"] == "The leak"
    assert "leak is still empty" in rehearse("record", "--story", "leak").stderr
    assert rehearse("stories", "new", "the  LEAK").exit_code == 2
    assert rehearse("stories", "new", " ").exit_code == 2
    text = stories.path().read_text(encoding="utf-8")
    stories.path().write_text(text.replace("Task: \n", "Task: to find it\n"), encoding="utf-8")
    said = rehearse("stories").stdout
    assert "2 stories;" in said
    assert re.search(r"leak +·T··· +none", said)


@pytest.mark.usefixtures("told")
def test_who_can_say_how_the_numbers_were_measured_is_not_asked_to_be_ready_for_it() -> None:
    """The line of the number says it, though the story's text does not."""
    text = (
        "## The cold hall\nSituation: In January the heating of the hall failed the day before a tournament.\n"
        "Task: Nobody was on duty, so I wanted the hall warm by nine.\nAction: I called the caretaker. I rented 4 "
        "heaters. I moved the matches to the small hall. I paid with my own card.\n"
        "Result: The hall went from 9 to 17 degrees by nine.\n"
        "Reflection: I learned to keep the number of the firm on the wall.\n"
    )
    for metric, asked in (("", True), ("Metric: degrees; before 9; after 17; measured on the wall\n", False)):
        stories.path().write_text(text + metric, encoding="utf-8")
        assert ("RES004" in rehearse("stories", "show", "cold").stdout) is asked
        assert ("counted where" in rehearse("stories", "check").stdout) is asked


def test_several_words_are_one_title(home: Path) -> None:
    assert '"The late train" was added' in rehearse("stories", "new", "The", "late", "train").stdout
    assert home.exists()


@pytest.mark.usefixtures("home")
def test_beside_a_filled_story_an_empty_one_of_that_name_is_not_meant() -> None:
    """`stories link` took the filled one; `stories show` refused the same words."""
    rehearse("stories", "new", "The leak")
    story = Story("", "The leak in the cellar", parts={"situation": "Water stood in the cellar."})
    stories.append_own(story_file.to_markdown(story))
    assert "Water stood" in rehearse("stories", "show", "cellar").stdout
    assert "Water stood" in rehearse("stories", "show", "lea").stdout
    assert "Water stood" not in rehearse("stories", "show", "leak").stdout


@pytest.mark.usefixtures("home")
def test_an_empty_story_of_an_imported_file_is_said_to_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "s.md").write_text("## Leak\nTask: to dry it\n\n## Flood\nSituation:\n", encoding="utf-8")
    assert "left out: Flood" in rehearse("stories", "import", str(tmp_path / "s.md")).stderr


@pytest.mark.usefixtures("home")
def test_without_a_story_the_check_says_so() -> None:
    assert "There is no story to check yet" in rehearse("stories", "check").stdout


@pytest.mark.usefixtures("home")
def test_an_imported_file_is_added_once(tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_text('## Ownership\n1. "A leak?"\n   1. > **Situation**: It leaked.\n', encoding="utf-8")
    assert "1 story added" in rehearse("stories", "import", str(file)).stdout
    assert "(1 was already there)" in rehearse("stories", "import", str(file)).stdout
    file.write_text("nothing", encoding="utf-8")
    assert rehearse("stories", "import", str(file)).exit_code == 2


@pytest.mark.usefixtures("home")
def test_an_import_says_which_stories_are_here_with_another_text(tmp_path: Path) -> None:
    (tmp_path / "s.md").write_text("# The cellar\nSituation: A pipe leaked.\n# The seal\nAction: I changed it.\n")
    rehearse("stories", "import", str(tmp_path / "s.md"))
    (tmp_path / "s.md").write_text("# The cellar\nSituation: Two pipes leaked.\n# The seal\nAction: I changed it.\n")
    again = rehearse("stories", "import", str(tmp_path / "s.md"))
    assert "(2 were already there)" in " ".join(again.stdout.split())
    assert "Already there with a different text, which was not changed: The cellar." in " ".join(again.stderr.split())


@pytest.mark.usefixtures("home")
def test_an_import_calls_neither_of_two_stories_with_one_title_different(tmp_path: Path) -> None:
    (tmp_path / "s.md").write_text("# The cellar\nSituation: A pipe leaked.\n# The cellar\nSituation: A pump failed.\n")
    rehearse("stories", "import", str(tmp_path / "s.md"))
    again = rehearse("stories", "import", str(tmp_path / "s.md"))
    assert "(2 were already there)" in " ".join(again.stdout.split())
    assert "different text" not in again.stderr


@pytest.mark.usefixtures("home")
def test_a_story_keeps_its_id_when_one_of_its_title_is_imported(tmp_path: Path) -> None:
    rehearse("stories", "new", "The cellar")
    (tmp_path / "s.md").write_text("# The cellar\nSituation: A pipe leaked.\n")
    rehearse("stories", "import", str(tmp_path / "s.md"))
    found = printed(rehearse("stories", "--json"))
    assert [story["id"] for story in found["stories"]][-1] == "cellar-2"
    assert found["overview"]["empty"][-1] == "cellar"


@pytest.mark.usefixtures("home")
def test_an_import_keeps_all_of_a_story_and_its_page_shows_it(tmp_path: Path) -> None:
    """A number that is told without a line of its own is not given a method that the person never wrote."""
    file = tmp_path / "notes.md"
    file.write_text(
        "## The audit\nHeadline: A tool nobody used is gone.\nLabels: cost, tools\nPrinciples: Frugality\n"
        "Situation: I conducted an audit and discovered that we paid 9,000 euros a year for a tool.\n"
        "Action: I asked every team. I moved two reports. I cancelled the tool.\n"
        "Result: It saved 9,000 euros a year.\nNotes: mention the two reports\n",
        encoding="utf-8",
    )
    rehearse("stories", "import", str(file))
    said = " ".join(rehearse("stories", "show", "audit").stdout.split())
    for kept in ("A tool nobody used is gone.", "cost, tools", "mention the two reports", "Frugality"):
        assert kept in said
    assert "measured …" in said
    assert "measured I conducted" not in said


@pytest.mark.usefixtures("home")
def test_for_confidential_figures_a_range_is_advised() -> None:
    stories.append_own("## Quiet\nSituation: It was slow.\nAction: I cleaned it.\nResult: It was better.\n")
    assert "a range or a share" in " ".join(rehearse("stories", "show", "quiet").stdout.split())


def test_without_a_story_there_is_nothing_to_link(home: Path) -> None:
    fill(home, [reports.full()])
    for words in ((), ("last",)):
        done = rehearse("stories", "link", *words)
        assert (done.exit_code, "There is no story to link yet." in done.stderr) == (2, True)


def test_an_attempt_is_linked_to_the_story_that_is_named(told: Path) -> None:
    fill(told, [reports.full()])
    assert "tells night-builds" in rehearse("stories", "link", "last", "night").stderr
    assert printed(rehearse("stories", "list", "--json"))["overview"]["uses"][0]["told"] == 1
    assert "Told in" in rehearse("stories", "show", "night").stdout
    assert "tells night-builds" in rehearse("show", "last").stderr
    assert rehearse("stories", "link", "last", "nothing-like-it").exit_code == 2
    assert rehearse("stories", "link", "--none").exit_code == 2
    assert "none of your stories" in rehearse("stories", "link", "last", "--none").stderr
    assert printed(rehearse("stories", "list", "--json"))["overview"]["uses"][0]["told"] == 0


@pytest.mark.parametrize(("typed", "code", "count"), [("y\n", 0, 1), ("n\n", 2, 0), ("", 2, 0)])
def test_a_story_that_is_not_named_is_proposed_and_linked_only_on_yes(
    told: Path, typed: str, code: int, count: int
) -> None:
    fill(told, [reports.full()])
    done = rehearse("stories", "link", "last", typed=typed)
    assert done.exit_code == code
    assert "sounds like night-builds (" in done.stderr
    assert printed(rehearse("stories", "list", "--json"))["overview"]["uses"][0]["told"] == count


def test_all_takes_are_gone_through_and_none_is_asked_about_twice(told: Path) -> None:
    fill(told, [take("one", 1), take("two", 2), take("two-follow-up", 3), reports.without_words()])
    first = rehearse("stories", "link", typed="y\nn\n")
    assert first.stderr.count("Is that right?") == 2
    assert "1 take linked" in first.stderr
    assert "No other take sounds like" in rehearse("stories", "link").stderr


def test_takes_of_a_story_that_was_renamed_are_not_lost_in_silence(told: Path) -> None:
    fill(told, [reports.full()])
    rehearse("stories", "link", "last", "night")
    stories.path().write_text("## Builds at night\nAction: I counted them.\n", encoding="utf-8")
    assert "linked to night-builds, no longer in the file" in rehearse("stories").stderr
    rehearse("stories", "link", "last", "builds")
    assert "does not hold" not in rehearse("stories").stderr


def test_a_story_told_too_often_is_reported_when_it_happens(told: Path) -> None:
    fill(told, [take(name, 1) for name in "abcd"])
    said = [rehearse("stories", "link", str(number), "night").stderr for number in (1, 2, 3, 4)]
    assert ["already told for 4 questions" in line for line in said] == [False, False, False, True]
    assert "! overused" in rehearse("stories").stdout


@pytest.mark.usefixtures("home")
def test_an_unknown_story_is_a_usage_error() -> None:
    assert rehearse("stories", "show", "none").exit_code == 2


@pytest.mark.usefixtures("told")
def test_after_editing_it_says_what_it_read_and_an_editor_that_fails_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "true")
    assert "1 story: `rehearse stories check`" in rehearse("stories", "edit").stdout
    for editor in ("false", "no-such-editor"):
        monkeypatch.setenv("EDITOR", editor)
        said = rehearse("stories", "edit")
        assert (said.exit_code, editor in said.stderr) == (2, True)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("title", ["Result", "Ownership", "Result: the big one", "Notes"])
def test_a_story_may_have_the_name_of_a_part_or_a_principle(title: str, tmp_path: Path) -> None:
    """Made as an empty one, and imported as somebody writes it."""
    file = tmp_path / "mine.md"
    file.write_text(f"# The leak\nSituation: It leaked.\n\n# {title}\nSituation: It burnt.\nAction: I ran.\n", "utf-8")
    assert "2 stories added" in rehearse("stories", "import", str(file)).stdout
    assert f'You have a story called "{title}" already.' in rehearse("stories", "new", title).stderr
    assert [story.title for story in stories.read_own(["Ownership"])] == ["The leak", title]
    stories.path().unlink()
    rehearse("stories", "new", "The pump")
    rehearse("stories", "new", title)
    assert [story.title for story in stories.read_own_empty(["Ownership"])] == ["The pump", title]
