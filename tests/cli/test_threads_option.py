"""--threads bounds the cores of `analyze` and `reanalyze`; without it all work, but for one during a take."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from rehearse.audio.safe_wav import SafeWav
from rehearse.cli.threads_option import cores_for, threads_option
from rehearse.speech.cores import Cores, available, for_files
from tests.cli.running import rehearse


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    return tmp_path


def asked(*options: str, jobs: int = 1) -> Cores:
    """What a command with these options takes."""
    found: list[Cores] = []

    @click.command()
    @threads_option
    def command() -> None:
        found.append(cores_for(jobs))

    done = CliRunner().invoke(command, options)
    assert done.exit_code == 0, done.output
    return found[0]


def test_without_a_bound_every_core_works() -> None:
    assert asked() == for_files()


def test_the_option_goes_before_the_setting(home: Path) -> None:
    (home / "settings.toml").write_text("threads = 2\n", encoding="utf-8")
    assert asked() == for_files(2)
    assert asked("--threads", "1") == for_files(1)


def test_jobs_share_the_cores() -> None:
    assert asked(jobs=10_000) == for_files(1)


def test_while_a_take_is_recorded_a_core_is_left_to_it(home: Path) -> None:
    (home / "recordings").mkdir()
    take = SafeWav(home / "recordings" / "2026-01-01--why.wav", 16_000)
    try:
        assert asked() == for_files(max(1, available() - 1))
    finally:
        take.close()


@pytest.mark.parametrize("bound", ["0", "-1", "two"])
def test_what_is_no_number_of_cores_is_refused(bound: str) -> None:
    for command in ("analyze", "reanalyze"):
        done = rehearse(command, "x.wav", "--threads", bound)
        assert done.exit_code == 2
