"""`rehearse doctor` looks at everything a take needs and says what is in the way."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

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
        "attempts": "ok",
        "takes": "ok",
        "sound": "ok",
        "microphone": "note",  # nobody speaks into it
        "model": "fail",
        "recogniser": "note",
    }
    assert "rehearse models install tiny.en" in found["model"]["hint"]


def test_what_is_in_the_way_gives_the_exit_code(vmic: VirtualMic, tmp_path: Path) -> None:
    vmic.stop()
    (tmp_path / "attempts.sqlite3").write_text("not a database, and long enough to be looked at as one" * 100)
    done = doctor(vmic, tmp_path)
    assert done.returncode == 5
    assert "fail attempts" in done.stdout
    assert "fail sound" in done.stdout
    assert "rehearse doctor`" not in done.stdout, "whoever reads this is here already"
    assert "Traceback" not in done.stderr
