"""A take through a real PortAudio stream from a virtual microphone: nothing is lost, whatever fails."""

import os
import signal
import subprocess
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.audio.recorder_child import CHILD, RATE_HZ, Child, at_sample, heard
from tests.builders import noise
from tests.virtual_mic import VirtualMic

pytestmark = pytest.mark.mic


@pytest.fixture
def said(tmp_path: Path) -> Path:
    """Three seconds of speech-like sound at the microphone's own rate."""
    sound = noise(3.0, RATE_HZ, rms=0.1) * np.repeat(np.tile([1.0, 0.2], 15), RATE_HZ // 10).astype(np.float32)
    soundfile.write(tmp_path / "said.wav", sound, RATE_HZ)
    return tmp_path / "said.wav"


def test_a_take_is_what_was_said_sample_for_sample(vmic: VirtualMic, said: Path, tmp_path: Path) -> None:
    child = Child(vmic, tmp_path / "take.wav")
    child.wait_recorded(0.1)
    vmic.play(said)
    child.process.communicate("stop\n", timeout=10)
    played, taken = heard(said), heard(tmp_path / "take.wav")
    start = at_sample(taken, played)
    assert np.array_equal(taken[start : start + len(played)], played)
    assert child.close() == 0


def test_kill_9_leaves_a_playable_file_with_all_but_the_last_moment(
    vmic: VirtualMic, said: Path, tmp_path: Path
) -> None:
    for delay_s in (0.93, 1.41):
        out = tmp_path / f"take-{delay_s}.wav"
        child = Child(vmic, out)
        child.wait_recorded(0.1)
        begun_s = time.monotonic()
        before_s = soundfile.info(out.with_suffix(".part.wav")).duration
        player = vmic.play(said, wait=False)
        time.sleep(delay_s)
        child.process.kill()
        lived_s = before_s + time.monotonic() - begun_s
        child.close()
        player.kill()
        player.wait()
        part = out.with_suffix(".part.wav")
        assert lived_s - soundfile.info(part).duration < 0.25
        assert np.abs(heard(part)).max() > 0.1


def test_an_unplugged_microphone_ends_the_take_and_keeps_it(vmic: VirtualMic, said: Path, tmp_path: Path) -> None:
    child = Child(vmic, tmp_path / "take.wav")
    player = vmic.play(said, wait=False)
    child.wait_recorded(1.0)
    vmic.unplug()
    assert '"reason":"device lost"' in child.ended()
    assert child.close() == 3
    assert soundfile.info(tmp_path / "take.wav").duration > 0.95
    player.kill()


def test_a_sound_server_that_dies_ends_the_take_and_keeps_it(vmic: VirtualMic, tmp_path: Path) -> None:
    child = Child(vmic, tmp_path / "take.wav")
    child.wait_recorded(1.0)
    os.kill(vmic.pid, signal.SIGKILL)
    assert '"reason":"device lost"' in child.ended()
    child.close()
    assert soundfile.info(tmp_path / "take.wav").duration > 0.95


@pytest.mark.slow
def test_a_microphone_that_hangs_ends_the_take_within_seconds(vmic: VirtualMic, tmp_path: Path) -> None:
    child = Child(vmic, tmp_path / "take.wav")
    child.wait_recorded(1.0)
    os.kill(vmic.pid, signal.SIGSTOP)
    begun_s = time.monotonic()
    assert '"reason":"stalled"' in child.ended()
    assert time.monotonic() - begun_s < 5.0, "a second on a machine that is not busy; closing may take longer"
    assert child.close() == 3
    assert soundfile.info(tmp_path / "take.wav").duration > 0.95


@pytest.mark.slow
def test_a_recorder_that_was_stopped_for_a_while_goes_on(vmic: VirtualMic, tmp_path: Path) -> None:
    child = Child(vmic, tmp_path / "take.wav", "--seconds", "3")
    child.wait_recorded(0.5)
    child.process.send_signal(signal.SIGSTOP)
    time.sleep(1.5)
    child.process.send_signal(signal.SIGCONT)
    assert '"reason":"time limit"' in child.ended()
    assert child.close() == 0


@pytest.mark.slow
def test_a_clock_that_is_set_back_in_mid_take_changes_nothing(vmic: VirtualMic, tmp_path: Path) -> None:
    """By an hour, for Python, PortAudio and all else in the process (libfaketime); the monotonic clock goes on."""
    libraries = list(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    if not libraries:
        say = pytest.fail if os.environ.get("REQUIRE_ALL") else pytest.skip
        say("libfaketime is not installed: apt-get install libfaketime")
    clock = tmp_path / "clock"
    clock.write_text("+0")
    faked = {"LD_PRELOAD": str(libraries[0]), "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1"}
    faked |= {"FAKETIME_DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1"}
    child = Child(vmic, tmp_path / "take.wav", "--seconds", "4", env=faked)
    child.wait_recorded(1.0)
    begun_s = time.monotonic()
    clock.write_text("-3600")
    ended = child.ended()
    assert 2.0 < time.monotonic() - begun_s < 20.0
    assert '"recorded_s":4.0,' in ended
    assert '"reason":"time limit"' in ended
    assert '"lost_s":0.0' in ended
    assert child.close() == 0


@pytest.mark.parametrize(
    "name", [pytest.param("SIGINT", marks=pytest.mark.slow), pytest.param("SIGTERM", marks=pytest.mark.slow), "SIGHUP"]
)
def test_a_signal_ends_the_take_and_keeps_it(vmic: VirtualMic, tmp_path: Path, name: str) -> None:
    child = Child(vmic, tmp_path / "take.wav")
    child.wait_recorded(0.5)
    child.process.send_signal(getattr(signal, name))
    assert '"reason":"signal"' in child.ended()
    child.close()
    assert soundfile.info(tmp_path / "take.wav").duration > 0.45


def test_a_program_that_dies_ends_the_take_and_keeps_it(vmic: VirtualMic, tmp_path: Path) -> None:
    child = Child(vmic, tmp_path / "take.wav")
    child.wait_recorded(0.5)
    assert child.process.stdin
    child.process.stdin.close()
    assert '"reason":"program gone"' in child.ended()
    assert child.close() == 3
    assert soundfile.info(tmp_path / "take.wav").duration > 0.45


def test_a_program_that_does_not_read_does_not_hold_the_take(vmic: VirtualMic, tmp_path: Path) -> None:
    """The pipe is filled beforehand: the readings are lost, the sound is not."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    while True:
        try:
            os.write(writing, bytes(4096))
        except BlockingIOError:
            break
    process = vmic.popen(
        [*CHILD, str(tmp_path / "take.wav"), "--record", "--seconds", "1"], stdin=subprocess.PIPE, stdout=writing
    )
    os.close(writing)
    deadline_s = time.monotonic() + 10
    while not (tmp_path / "take.wav").exists() and time.monotonic() < deadline_s:
        time.sleep(0.05)
    assert soundfile.info(tmp_path / "take.wav").duration == 1.0
    os.close(reading)
    process.wait(10)
    assert process.stdin
    process.stdin.close()
