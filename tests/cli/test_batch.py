"""Several files at once: what happens to one costs no other, and each is kept as it is done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import soundfile

from rehearse.cli.batch import FileOptions, Outcome, outcomes
from rehearse.store.attempts import Store
from tests.builders import bursts
from tests.cli.running import rehearse
from tests.fixtures import brief


def trouble(order: FileOptions) -> Outcome:
    """What the name of the file says."""
    if order.path.name == "mistake":
        raise ZeroDivisionError
    return Outcome(order.path, None, None)


def orders(*names: str) -> list[FileOptions]:
    return [FileOptions(Path(name), None, None, None) for name in names]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_mistake_of_ours_costs_one_file(jobs: int) -> None:
    found = dict(outcomes(orders("a", "mistake", "b"), jobs, trouble))
    assert [found[at].error is None for at in range(3)] == [True, False, True]
    assert found[1].error is not None
    assert "mistake could not be analysed: ZeroDivisionError in test_batch.py" in found[1].error.message


def test_a_mistake_with_a_single_file_shows_itself() -> None:
    with pytest.raises(ZeroDivisionError):
        list(outcomes(orders("mistake"), 1, trouble))


@pytest.mark.model
def test_a_model_that_was_missing_is_looked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("REHEARSE_MODELS", str(tmp_path / "none"))
    command = ("analyze", str(brief(tmp_path / "a.wav")), "--no-save")
    assert rehearse(*command).exit_code == 4
    monkeypatch.delenv("REHEARSE_MODELS")
    assert rehearse(*command).exit_code == 0


def twenty(folder: Path) -> list[str]:
    """Seventeen short recordings and three files that are none."""
    paths = [folder / f"{number:02d}.wav" for number in range(20)]
    for number, path in enumerate(paths):
        if number in (3, 9, 15):
            path.write_bytes(b"no sound at all" * number)
        else:
            soundfile.write(path, bursts(0.5 + number / 20), 16_000)
    return [str(path) for path in paths]


def test_three_bad_files_of_twenty_leave_seventeen_attempts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    done = rehearse("analyze", *twenty(tmp_path))
    assert "Traceback" not in done.stderr
    assert done.stderr.count("is not a sound file") == 3
    with Store(tmp_path / "home" / "attempts.sqlite3") as store:
        assert len(store.entries()) == 17


def test_what_is_done_is_kept_when_the_rest_is_killed(tmp_path: Path) -> None:
    files = twenty(tmp_path)
    env = {**os.environ, "REHEARSE_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "rehearse", "analyze", *files, *files * 20]
    process = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert process.stderr is not None
    for line in process.stderr:
        if "Saved as take 5" in line:
            process.kill()
            break
    process.communicate()
    with Store(tmp_path / "home" / "attempts.sqlite3") as store:
        assert 5 <= len(store.entries()) < 340


def test_a_reader_that_goes_away_does_not_cost_the_attempt(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", bursts(2.0), 16_000)
    env = {**os.environ, "REHEARSE_HOME": str(tmp_path / "home")}
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "rehearse", "analyze", str(tmp_path / "a.wav")]
    subprocess.run(command, env=env, stdout=write, stderr=subprocess.DEVNULL, check=False)
    os.close(write)
    with Store(tmp_path / "home" / "attempts.sqlite3") as store:
        assert len(store.entries()) == 1
