"""Promises of `rehearse play` that need no loudspeaker."""

from pathlib import Path

from tests import builders_report as reports
from tests.cli.homes import fill, take
from tests.cli.running import rehearse


def test_it_says_where_a_recording_lies(home: Path) -> None:
    fill(home, [take("a", 1)])
    assert rehearse("play", "1", "--path").stdout.strip() == str(home / "recordings" / "take-1.wav")


def test_a_recording_that_is_gone_is_said(home: Path) -> None:
    fill(home, [take("a", 1), take("a", 2)])
    (home / "recordings" / "take-1.wav").unlink()
    result = rehearse("play", "1")
    assert result.exit_code == 3
    assert "no longer there" in result.stderr
    assert "`rehearse show 1`" in result.stderr  # without the number it would be the last take


def test_a_written_answer_cannot_be_played(home: Path) -> None:
    fill(home, [reports.text_only()])
    assert rehearse("play", "1").exit_code == 2


def test_an_unknown_moment_is_a_usage_error(home: Path) -> None:
    fill(home, [take("a", 1)])
    assert rehearse("play", "1", "later").exit_code == 2


def test_a_moment_alone_is_one_of_the_last_take(home: Path) -> None:
    """`rehearse play slowest` said that there is no take called "slowest"."""
    fill(home, [take("a", 1), take("a", 2)])
    for moment in ("result", "slowest", "0:30"):
        said = rehearse("play", moment, "--path")
        assert said.stdout.strip() == str(home / "recordings" / "take-2.wav"), said.stderr
    assert rehearse("play", "1", "--path").stdout.strip() == str(home / "recordings" / "take-1.wav")
    assert 'no take called "later"' in rehearse("play", "later").stderr
