"""Promises of `rehearse` alone."""

import time
from pathlib import Path

import pytest

from tests import builders_report as reports
from tests.cli.homes import crowd, fill, improving
from tests.cli.running import rehearse


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_newcomer_is_told_what_to_type_and_nothing_is_written(home: Path) -> None:
    said = rehearse().stdout
    assert "rehearse demo" in said
    assert "rehearse --help" in said
    assert not home.exists()


def test_it_shows_takes_ladder_weak_spot_and_one_command(home: Path) -> None:
    fill(home, improving())
    said = rehearse().stdout
    assert "8 takes on 8 days" in said
    assert "last-apology" in said
    assert "Weakest rule" in said
    assert said.count("rehearse record") == 1


def test_the_weak_spot_is_quoted_from_the_newest_take(home: Path) -> None:
    fill(home, [reports.full(), reports.full()])
    assert "“That gave the team back about five hours" in " ".join(rehearse().stdout.split())


def test_ten_thousand_attempts_take_half_a_second(home: Path) -> None:
    """Of processor time, after start-up; the best of three, as the machine may be busy."""
    crowd(home, 10_000)

    def once() -> float:
        start_s = time.process_time()
        assert rehearse().exit_code == 0
        return time.process_time() - start_s

    once()
    assert min(once() for _ in range(3)) < 0.5
