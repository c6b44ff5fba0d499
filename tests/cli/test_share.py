"""Promises of `rehearse share`."""

import zipfile
from pathlib import Path

import pytest

from tests import builders_report as reports
from tests.cli.homes import fill
from tests.cli.running import rehearse


@pytest.fixture
def home(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    fill(home, [reports.no_hire(), reports.full()])
    return home


def test_the_last_attempt_is_written_here_by_its_number(home: Path, tmp_path: Path) -> None:
    reports.speak(reports.full(), home / "recordings" / "take-2.wav")
    shared = rehearse("share")
    assert shared.exit_code == 0
    assert "with the recording; --no-sound leaves it out" in shared.stderr
    with zipfile.ZipFile(tmp_path / "rehearse-take-2.zip") as archive:
        assert b"<audio" in archive.read("rehearse-take-2/report.html")


def test_without_sound_it_needs_no_recording(home: Path, tmp_path: Path) -> None:
    (home / "recordings" / "take-1.wav").unlink()
    assert rehearse("share", "1").exit_code == 3
    silent = rehearse("share", "1", "--no-sound", "-o", "first.zip")
    assert silent.exit_code == 0
    assert "without a recording" in silent.stderr
    assert zipfile.is_zipfile(tmp_path / "first.zip")


@pytest.mark.usefixtures("home")
def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "first.zip").write_text("dear to me")
    result = rehearse("share", "1", "--no-sound", "-o", "first.zip")
    assert result.exit_code == 2
    assert "already exists" in result.stderr
    assert (tmp_path / "first.zip").read_text() == "dear to me"
    assert rehearse("share", "1", "--no-sound", "-o", "first.zip", "--force").exit_code == 0


@pytest.mark.usefixtures("home")
def test_a_folder_that_cannot_be_written_is_said() -> None:
    assert rehearse("share", "1", "--no-sound", "-o", "none/first.zip").exit_code == 2
