"""Pages that commands write: `progress --html`, `show --html`, `--open`."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions
from rehearse.store.attempts import Store
from tests import builders_report as reports
from tests.cli.homes import fill, improving
from tests.cli.running import rehearse
from tests.practice.test_interview import PLAN, answer


@pytest.fixture
def home(home: Path) -> Path:
    fill(home, improving()[:2])
    return home


@pytest.mark.usefixtures("home")
def test_progress_writes_its_page_and_one_for_each_take(tmp_path: Path) -> None:
    assert rehearse("progress", "--html", str(tmp_path / "my progress.html")).exit_code == 0
    page = (tmp_path / "my progress.html").read_text()
    assert 'href="my%20progress-takes/take-2.html"' in page
    assert sorted(path.name for path in (tmp_path / "my progress-takes").iterdir()) == ["take-1.html", "take-2.html"]


@pytest.mark.usefixtures("home")
def test_without_takes_no_point_is_a_link(tmp_path: Path) -> None:
    assert rehearse("progress", "--html", str(tmp_path / "p.html"), "--no-takes").exit_code == 0
    assert "href=" not in (tmp_path / "p.html").read_text()
    assert not (tmp_path / "p-takes").exists()


@pytest.mark.usefixtures("home")
def test_a_take_whose_recording_cannot_be_read_gets_a_silent_page(tmp_path: Path) -> None:
    result = rehearse("show", "1", "--html", str(tmp_path / "take.html"))
    assert result.exit_code == 0
    assert "The page has no sound" in result.stderr
    assert "<audio" not in (tmp_path / "take.html").read_text()


def test_a_take_with_its_recording_can_be_heard(home: Path, tmp_path: Path) -> None:
    reports.speak(reports.not_scored(), home / "recordings" / "take-1.wav")
    assert rehearse("show", "1", "--html", str(tmp_path / "take.html")).exit_code == 0
    assert "<audio" in (tmp_path / "take.html").read_text()


@pytest.mark.usefixtures("home")
def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert rehearse("show", "1", "--html", str(tmp_path / "none" / "x.html")).exit_code == 2
    assert rehearse("progress", "--html", str(tmp_path / "none" / "x.html")).exit_code == 2


def test_open_shows_the_page_in_the_browser(home: Path, tmp_path: Path) -> None:
    """The browser is a script of ours, which notes what it was asked for."""
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path / "asked"}"\n')
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    subprocess.run(
        [sys.executable, "-m", "rehearse", "show", "1", "--open"],
        env=os.environ | {"BROWSER": str(browser)},
        check=True,
        capture_output=True,
    )
    assert (tmp_path / "asked").read_text().strip() == (home / "pages" / "last.html").as_uri()


@pytest.mark.parametrize("more", [(), ("--markdown", "notes.md")])
def test_a_page_that_has_no_place_is_one_sentence_and_keeps_the_rest(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (home / "pages").write_text("a file where the folder should be")
    told = rehearse("show", "1", "--open", *more)
    assert told.exit_code == 2
    assert "cannot be created" in told.stderr
    assert Path("notes.md").exists() == bool(more)


def test_the_scorecard_of_an_interview_opens_its_answers(home: Path, tmp_path: Path) -> None:
    with Store(home / "attempts.sqlite3") as store:
        answer(Interview.begin(store, MockOptions(follow_ups=0), PLAN))
    assert rehearse("mock", "--show", "1", "--html", str(tmp_path / "card.html")).exit_code == 0
    page = (tmp_path / "card.html").read_text()
    assert page.count('href="card-takes/take-3.html"') == 1
    assert "It was not answered." in page
    assert [path.name for path in (tmp_path / "card-takes").iterdir()] == ["take-3.html"]


def test_a_written_answer_becomes_a_page_and_notes(tmp_path: Path) -> None:
    (tmp_path / "answer.txt").write_text("I noticed that the queue was slow. I rewrote it. It took 2 s, not 9 s.")
    page, notes = tmp_path / "a.html", tmp_path / "a.md"
    words = ["check", str(tmp_path / "answer.txt"), "--html", str(page), "--markdown", str(notes)]
    assert rehearse(*words).exit_code == 0
    assert "What you wrote" in page.read_text()
    assert "I noticed that the queue was slow." in notes.read_text()
    assert rehearse("check", str(tmp_path / "answer.txt"), "--html", str(tmp_path / "none" / "a.html")).exit_code == 2
