"""What a take through a virtual microphone reports: silence, clipping, a full disk, no microphone."""

import ctypes.util
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.audio.recorder_child import RATE_HZ, Child
from tests.builders import tone
from tests.small_disk import small_disk
from tests.virtual_mic import VirtualMic

pytestmark = pytest.mark.mic


@pytest.mark.slow
def test_a_microphone_that_is_mute_says_so(vmic: VirtualMic, tmp_path: Path) -> None:
    child = Child(vmic, tmp_path / "take.wav", "--seconds", "2")
    readings = list(child.lines("metered"))
    child.close()
    assert '"peak_dbfs":null' in readings[-1]
    assert float(readings[-1].split('"silent_s":')[1].split(",")[0]) >= 1.5


@pytest.mark.slow
def test_clipping_is_counted(vmic: VirtualMic, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "loud.wav", np.clip(tone(2.0, RATE_HZ, amplitude=3.0), -1, 0.99997), RATE_HZ)
    child = Child(vmic, tmp_path / "take.wav", "--seconds", "1.5")
    player = vmic.play(tmp_path / "loud.wav", wait=False)
    readings = list(child.lines("metered"))
    child.close()
    assert int(readings[-1].split('"clipped_runs":')[1].split(",")[0]) > 10
    player.wait(10)


def test_a_full_disk_ends_the_take_and_keeps_it(vmic: VirtualMic, tmp_path: Path) -> None:
    """On a real, tiny file system; where none can be mounted, a limit on the file's size stands in."""
    small = tmp_path / "small"
    with small_disk(small, 128, largest_file=128_000) as limited:
        child = Child(vmic, small / "take.wav", preexec_fn=limited)
        ended = child.ended()
        child.close()
        assert any(reason in ended for reason in ("disk full", "cannot write", "disk nearly full"))
        assert soundfile.info(small / "take.wav").duration > 0.5


def test_no_microphone_is_said(vmic: VirtualMic, tmp_path: Path) -> None:
    os.kill(vmic.pid, signal.SIGKILL)
    child = Child(vmic, tmp_path / "take.wav")
    said = next(child.lines("failed"))
    assert "microphone" in said.lower()
    assert child.close() == 3
    assert list(tmp_path.iterdir()) == []


def test_a_microphone_of_another_name_is_not_taken(vmic: VirtualMic, tmp_path: Path) -> None:
    child = Child(vmic, tmp_path / "take.wav", "--device", "nope")
    assert "Connected: default." in next(child.lines("failed"))
    child.close()


def test_a_folder_that_cannot_be_written_is_said(vmic: VirtualMic, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    child = Child(vmic, tmp_path / "file" / "take.wav")
    assert '"kind":"disk"' in next(child.lines("failed"))
    child.close()


@pytest.mark.slow
def test_the_recorder_ends_with_its_program_even_when_that_is_killed(vmic: VirtualMic, tmp_path: Path) -> None:
    """The program in the middle is killed with -9; the recorder notices, keeps the take and goes."""
    code = (
        "import sys, time; from pathlib import Path; from rehearse.audio.take import Take\n"
        f"take = Take(Path({str(tmp_path / 'take.wav')!r})); take.wait_open(); take.tell('record')\n"
        "print(take._process.pid, flush=True)\nwhile True: take.poll(0.1)"
    )
    program = vmic.popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert program.stdout
    recorder = int(program.stdout.readline())
    time.sleep(1.0)
    program.kill()
    program.wait()
    program.stdout.close()
    deadline_s = time.monotonic() + 10
    while not (tmp_path / "take.wav").exists() and time.monotonic() < deadline_s:
        time.sleep(0.05)
    assert soundfile.info(tmp_path / "take.wav").duration > 0.7
    while Path(f"/proc/{recorder}").exists() and time.monotonic() < deadline_s:
        time.sleep(0.05)
    assert not Path(f"/proc/{recorder}").exists()


def test_portaudio_loads_here() -> None:
    """The library itself, for the message below to mean something."""
    assert ctypes.util.find_library("portaudio")
