"""Promises of saying which story a take tells."""

from pathlib import Path

import pytest

from rehearse.cli.takes import keep
from rehearse.pipeline import check
from rehearse.practice import stories
from rehearse.practice.story_file import to_markdown
from rehearse.store.attempts import Store
from rehearse.store.links import links
from rehearse.types import Report
from tests import builders_report as reports
from tests.cli.running import rehearse
from tests.content.retellings import EARN_TRUST
from tests.fixtures import fixture
from tests.practice.test_stories import STORY


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with one story and a recording."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    stories.append_own(to_markdown(STORY))
    (tmp_path / "recordings").mkdir()
    (tmp_path / "recordings" / "take.wav").write_bytes(b"sound")
    return tmp_path


def kept(home: Path, report: Report) -> int | None:
    number, error = keep(report, home / "recordings" / "take.wav")
    assert error is None
    return number


def linked(home: Path) -> dict[int, str]:
    with Store(home / "attempts.sqlite3") as store:
        return links(store)


def test_a_take_that_sounds_like_a_story_is_said_and_not_linked(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = kept(home, reports.full())
    assert f"`rehearse stories link {number} night-builds`" in capsys.readouterr().err
    assert linked(home) == {}


def test_nothing_is_said_of_another_answer_or_without_words(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept(home, check(EARN_TRUST, None))
    kept(home, reports.without_words())
    assert "sounds like" not in capsys.readouterr().err


def test_nothing_is_said_of_what_somebody_else_tells(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number, _ = keep(reports.full(), home / "recordings" / "take.wav", person="Kim")
    assert f"Saved as take {number}" in (said := capsys.readouterr().err)
    assert "sounds like" not in said


def test_stories_that_cannot_be_read_do_not_cost_the_attempt(home: Path) -> None:
    stories.path().write_bytes(b"\xff")
    assert kept(home, reports.full()) == 1


def test_the_story_that_is_named_is_linked(home: Path) -> None:
    words = home / "words.json"
    words.write_text('[{"text": "Hello.", "start_s": 1.0, "end_s": 1.4}]', encoding="utf-8")
    done = rehearse("analyze", str(fixture("short").path), "--transcript", str(words), "--story", "night")
    assert done.exit_code == 0, done.stderr
    assert "Take 1 tells night-builds." in done.stderr
    assert linked(home) == {1: "night-builds"}


@pytest.mark.parametrize("command", [("record", "--device", "file:no.wav"), ("analyze", "no.wav")])
def test_an_unknown_story_is_refused_before_anything_is_heard(home: Path, command: tuple[str, ...]) -> None:
    done = rehearse(*command, "--story", "nothing-like-it")
    assert done.exit_code == 2
    assert "There is no story called" in done.stderr
    assert not (home / "attempts.sqlite3").exists()


def test_a_take_that_is_not_kept_cannot_be_linked(home: Path) -> None:
    assert rehearse("analyze", "no.wav", "--story", "night", "--no-save").exit_code == 2
    assert rehearse("record", "--story", "night", "--no-save").exit_code == 2
    assert linked(home) == {}
