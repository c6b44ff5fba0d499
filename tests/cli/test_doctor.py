"""`rehearse doctor` looks at everything a take needs and says what is in the way."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from rehearse.speech.cores import available
from rehearse.speech.speed import Speed
from rehearse.types import Asked
from tests.model import hollow
from tests.virtual_mic import VirtualMic

pytestmark = pytest.mark.mic


def doctor(vmic: VirtualMic, home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the command with the virtual microphone and a home of its own."""
    return subprocess.run(
        [sys.executable, "-m", "rehearse", "doctor", *arguments],
        env={**vmic.env, "REHEARSE_HOME": str(home), "REHEARSE_MODELS": str(home / "models"), "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_fresh_machine_is_told_that_nothing_can_hear_and_what_to_type(vmic: VirtualMic, tmp_path: Path) -> None:
    done = doctor(vmic, tmp_path, "--json")
    found = {check["name"]: check for check in json.loads(done.stdout)["checks"]}
    assert done.returncode == 4
    assert {name: check["status"] for name, check in found.items()} == {
        "program": "ok",
        "folder": "ok",
        "settings": "ok",
        "attempts": "ok",
        "takes": "ok",
        "sound": "ok",
        "microphone": "note",  # nobody speaks into it
        "model": "fail",
        "recogniser": "note",
        "speed": "note",
    }
    assert "rehearse models install tiny.en" in found["model"]["hint"]


@pytest.mark.slow
def test_the_most_accurate_model_that_answers_within_a_second_is_named(vmic: VirtualMic, tmp_path: Path) -> None:
    """Of three that were measured; a fourth was not."""
    speeds = {}
    for name, answer_s in (("tiny.en", 0.3), ("base.en", 0.8), ("small.en", 3.0)):
        size_mb = round((hollow(tmp_path / "models" / name) / "model.bin").stat().st_size / 1e6, 1)
        speeds[name] = Speed(Asked(), answer_s, size_mb, available())
    hollow(tmp_path / "models" / "mine")
    (tmp_path / "speeds.json").write_bytes(msgspec.json.encode(speeds))
    found = {check["name"]: check for check in json.loads(doctor(vmic, tmp_path, "--json").stdout)["checks"]}["speed"]
    each = "tiny.en in 0.30 s, base.en in 0.80 s, small.en in 3.00 s"
    assert found["message"] == f"base.en is the most accurate of those measured that is ready within 1 s ({each})."
    assert found["hint"].startswith("Not measured: mine.")


def test_what_is_in_the_way_gives_the_exit_code(vmic: VirtualMic, tmp_path: Path) -> None:
    vmic.stop()
    (tmp_path / "attempts.sqlite3").write_text("not a database, and long enough to be looked at as one" * 100)
    (tmp_path / "settings.toml").write_text('report = "ful"\n')
    done = doctor(vmic, tmp_path)
    assert done.returncode == 2, "settings come first"
    assert "fail settings" in done.stdout
    assert "settings.toml cannot be used" in " ".join(done.stdout.split())
    assert "ok   takes" not in done.stdout, "nobody can know without the database"
    (tmp_path / "settings.toml").unlink()
    done = doctor(vmic, tmp_path)
    assert done.returncode == 5
    assert "fail database" in done.stdout
    assert "fail sound" in done.stdout
    assert "rehearse doctor`" not in done.stdout, "whoever reads this is here already"
    assert done.stdout.count("Plug one in") == 1, "sound and microphone lack the same"
    said = [line[17:] for line in done.stdout.splitlines() if line.startswith("fail")]
    assert len(said) == len(set(said)), "a reason is given once"
    assert "Traceback" not in done.stderr
    (tmp_path / "attempts.sqlite3").unlink()
    assert doctor(vmic, tmp_path).returncode == 4, "without a model nothing can hear, with a microphone or without"
