"""A question that waits for an answer is wrapped like everything else, with room for the answer behind it."""

import re
import subprocess
from pathlib import Path

import click
import pytest

from rehearse.cli.prompting import YES_OR_NO, last_line
from rehearse.practice.stories import append_own
from rehearse.practice.story_file import to_markdown
from rehearse.store.attempts import Store
from tests import builders_report as reports
from tests.cli.a_take import REHEARSE
from tests.cli.running import rehearse
from tests.practice.test_stories import STORY


@pytest.fixture
def narrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a take that sounds like a story, seen through 50 columns."""
    for name, value in {"REHEARSE_HOME": str(tmp_path), "COLUMNS": "50", "LINES": "40"}.items():
        monkeypatch.setenv(name, value)
    with Store(tmp_path / "attempts.sqlite3") as store:
        store.add(reports.full(), None)
    append_own(to_markdown(STORY))
    return tmp_path


def fits(said: str) -> bool:
    return max(map(len, said.splitlines())) <= 50


@pytest.mark.usefixtures("narrow")
def test_whether_a_take_tells_a_story_is_asked_between_words() -> None:
    said = rehearse("stories", "link", typed="n\n")
    (line,) = (line for line in said.stderr.splitlines() if "[y/N]" in line)
    assert "Is that right? [y/N]:" in said.stderr.replace("\n", " ")
    assert fits(line)


@pytest.mark.usefixtures("narrow")
def test_what_is_neither_yes_nor_no_is_asked_again_in_full() -> None:
    said = " ".join(rehearse("stories", "link", typed="?\nYES\n").stderr.split())
    assert said.count("It sounds like night-builds") == 2
    assert said.count("Is that right? [y/N]:") == 2
    assert "? Type y for yes or n for no. It sounds like" in said
    assert "1 take linked." in said


@pytest.mark.usefixtures("narrow")
def test_a_deletion_is_confirmed_between_words() -> None:
    said = rehearse("data", "delete", "--all", typed="n\n").stderr
    assert fits(said)
    assert "the chosen model and microphone. [y/N]:" in " ".join(said.split())


@pytest.mark.usefixtures("narrow")
def test_what_is_noted_after_an_interview_is_asked_between_words() -> None:
    assert fits(rehearse("notes", "after", typed="\n" * 20).stdout)
    assert fits(rehearse("frameworks", "rice", "--fill", "The pump", typed="\n" * 20).stderr)


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("blanks", range(30, 50))
def test_the_last_word_stays_with_what_stands_behind_it(blanks: int, capsys: pytest.CaptureFixture[str]) -> None:
    last = last_line(f"{'x' * blanks} Is it?", YES_OR_NO)
    assert last.endswith("it?")
    assert len(last + YES_OR_NO) + 1 <= 50
    click.echo(last, err=True)
    assert capsys.readouterr().err.split() == ["x" * blanks, "Is", "it?"]


@pytest.mark.usefixtures("narrow")
def test_what_comes_from_a_pipe_leaves_the_prompt_a_line_of_its_own() -> None:
    """It was "Your guess: Audio ok", since no terminal had ended the line."""
    said = subprocess.run(
        [*REHEARSE, "drill", "principle", "--items", "1"], input="1\n", capture_output=True, text=True, check=True
    )
    prompt, after = re.split(r"(?<=Your answer \(h for a hint\): )", said.stdout)
    assert after.startswith("\n")
    assert prompt
