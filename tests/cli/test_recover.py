"""`rehearse recover` makes attempts of takes that were left without a report, and throws nothing away unasked."""

import json
import subprocess
from pathlib import Path

import pytest
import soundfile

from rehearse.audio.recover import take_name
from rehearse.audio.safe_wav import SafeWav
from tests.builders import Sound, silence
from tests.cli.a_take import ANSWER, REHEARSE, environment, takes


@pytest.fixture
def answer() -> Sound:
    """Four seconds of a spoken answer."""
    samples: Sound = soundfile.read(ANSWER, dtype="float32")[0][: 4 * 16_000]
    return samples


def leave(home: Path, name: str, sound: Sound) -> None:
    """What a killed recorder leaves behind."""
    (home / "recordings").mkdir(exist_ok=True)
    take = SafeWav(home / "recordings" / name, 16_000)
    take.append((sound * 32767).astype("<i2").tobytes())
    take._file.close()


def recover(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the command."""
    return subprocess.run(
        [*REHEARSE, "recover", *arguments],
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.model
def test_a_killed_take_becomes_an_attempt_with_its_question(tmp_path: Path, answer: Sound) -> None:
    leave(tmp_path, take_name("2026-11-22-080000-000", "not-on-my-sprint"), answer)
    done = recover(tmp_path, "--model", "tiny.en", "--json")
    assert done.returncode == 0, done.stderr
    (row,) = json.loads(done.stdout)["recovered"]
    assert row["attempt"] == 1
    assert row["report"]["audio"]["duration_s"] == 4.0
    assert row["report"]["question"]["id"] == "not-on-my-sprint"
    assert takes(tmp_path)[0].name == "2026-11-22-080000-000--not-on-my-sprint.wav"
    assert recover(tmp_path).stdout == "Every take has a report.\n", "it is stored now"


@pytest.mark.model
def test_what_cannot_be_used_is_listed_and_stays_until_deleted(tmp_path: Path) -> None:
    leave(tmp_path, take_name("1", "own"), silence(3.0))
    done = recover(tmp_path, "--model", "tiny.en")
    assert done.returncode == 3
    assert "contains only silence" in done.stderr
    assert "recover --delete" in done.stderr
    assert "3.0 s" in recover(tmp_path, "--list").stdout
    unasked = recover(tmp_path, "--delete")
    assert unasked.returncode == 1
    assert "Delete 1 recording for good?" in unasked.stderr
    assert len(takes(tmp_path)) == 1, "nobody said yes"
    assert recover(tmp_path, "--delete", "--yes").stdout.startswith("Deleted ")
    assert takes(tmp_path) == []
