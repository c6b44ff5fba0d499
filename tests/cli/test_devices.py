"""`rehearse devices` names the microphones and remembers the chosen one."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.virtual_mic import VirtualMic

pytestmark = pytest.mark.mic


def devices(vmic: VirtualMic, home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the command with the virtual microphone and a home of its own."""
    return run(vmic, home, "devices", *arguments)


def run(vmic: VirtualMic, home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """The same of any command."""
    return subprocess.run(
        [sys.executable, "-m", "rehearse", *arguments],
        env={**vmic.env, "REHEARSE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_microphones_are_listed_and_one_is_marked(vmic: VirtualMic, tmp_path: Path) -> None:
    done = devices(vmic, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "* default  (ALSA, 48 kHz)\n", "the rate that it is recorded at, as doctor says"


def test_the_chosen_one_is_remembered_and_forgotten(vmic: VirtualMic, tmp_path: Path) -> None:
    assert json.loads(devices(vmic, tmp_path, "--use", "DEF", "--json").stdout)["chosen"] == "default"
    assert json.loads(devices(vmic, tmp_path, "--json").stdout)["chosen"] == "default"
    assert json.loads(devices(vmic, tmp_path, "--forget", "--json").stdout)["chosen"] is None


def test_an_unknown_name_is_answered_with_the_known_ones(vmic: VirtualMic, tmp_path: Path) -> None:
    done = devices(vmic, tmp_path, "--use", "Yeti")
    assert done.returncode == 3
    assert done.stderr == 'Error: No microphone is called "Yeti".\n  Connected: default.\n'


def test_no_microphone_is_one_sentence(vmic: VirtualMic, tmp_path: Path) -> None:
    os.kill(vmic.pid, signal.SIGKILL)
    done = devices(vmic, tmp_path)
    assert done.returncode == 3
    assert done.stderr.startswith("Error: No microphone was found.\n")
    hint = " ".join(done.stderr.split())
    assert "sudo apt install libasound2-plugins" in hint
    assert "`rehearse doctor`" in hint
    assert "Traceback" not in done.stderr


def test_a_sound_system_that_aborts_the_process_is_one_sentence(vmic: VirtualMic, tmp_path: Path) -> None:
    """Without any ALSA configuration PortAudio calls abort() as it is loaded: only the child dies of it."""
    vmic.stop()
    done = devices(vmic, tmp_path)
    assert done.returncode == 3
    assert done.stderr.startswith("Error: The sound system is broken")
    assert "Traceback" not in done.stderr


def test_a_setting_that_no_connected_microphone_bears_is_saved_with_what_is_connected(
    vmic: VirtualMic, tmp_path: Path
) -> None:
    """It is saved, since a microphone may be unplugged just now; what was mistyped is seen at once."""

    def said(name: str) -> str:
        done = run(vmic, tmp_path, "config", "set", "device", name)
        assert (done.returncode, done.stdout) == (0, f"device = {name}\n")
        return " ".join(done.stderr.split())

    assert said("DEF") == ""
    assert said("defalt").startswith(
        'Saved, but no microphone called "defalt" is connected. Did you mean default? `rehearse config unset'
    )
    assert "Connected: default." in said("Yeti")
