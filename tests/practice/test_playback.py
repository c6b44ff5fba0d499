"""Promises of hearing a take again, through a real PortAudio stream into a sound server."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from rehearse.errors import UnreadableAudio
from rehearse.practice.playback import play, quiet
from rehearse.store.attempts import Store
from tests.cli.homes import take
from tests.virtual_mic import VirtualMic

RATE_HZ = 48_000


def tone(hertz: float, length_s: float) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    return np.asarray(0.4 * np.sin(2 * np.pi * hertz * np.arange(int(length_s * RATE_HZ)) / RATE_HZ), np.float32)


@pytest.mark.mic
def test_what_is_heard_is_the_take_from_the_moment_on(vmic: VirtualMic, tmp_path: Path) -> None:
    """A second of 440 Hz and a second of 880 Hz; from 1 s on only the second is heard."""
    with Store(tmp_path / "attempts.sqlite3") as store:
        soundfile.write(store.recordings / "take.wav", np.concatenate([tone(440, 1), tone(880, 1)]), RATE_HZ)
        store.add(take("last-apology", 1), store.recordings / "take.wav")
    heard = tmp_path / "heard.wav"
    listener = vmic.popen(
        [sys.executable, "-m", "rehearse.audio", str(heard), "--record"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert listener.stdout is not None
    next(line for line in listener.stdout if '"type":"metered"' in line)
    player = vmic.popen(
        [sys.executable, "-m", "rehearse", "play", "last", "0:01"],
        env={"REHEARSE_HOME": str(tmp_path)}, stderr=subprocess.PIPE,
    )  # fmt: skip
    _, said = player.communicate(timeout=60)
    assert player.returncode == 0, said
    assert said.splitlines() == ["Playing take 1, answer.wav, from 0:01; Ctrl-C stops."]
    listener.communicate("stop\n", timeout=20)
    samples, _ = soundfile.read(heard, dtype="float32")
    loud = samples[np.abs(samples) > 0.01]
    spectrum = np.abs(np.fft.rfft(samples))
    strongest_hz = np.fft.rfftfreq(len(samples), 1 / RATE_HZ)[int(np.argmax(spectrum))]
    assert strongest_hz == pytest.approx(880, abs=5)
    assert len(loud) / RATE_HZ == pytest.approx(1.0, abs=0.2)


def test_nothing_is_called_playing_where_there_is_nothing_to_play_it_on(tmp_path: Path) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store:
        soundfile.write(store.recordings / "take.wav", tone(440, 0.2), RATE_HZ)
        store.add(take("last-apology", 1), store.recordings / "take.wav")
    env = {**os.environ, "REHEARSE_HOME": str(tmp_path), "ALSA_CONFIG_PATH": os.devnull}
    command = [sys.executable, "-m", "rehearse", "play", "1"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "no loudspeaker" in done.stderr
    assert "Playing" not in done.stderr


def test_what_the_sound_libraries_write_to_stderr_is_not_shown(capfd: pytest.CaptureFixture[str]) -> None:
    """ALSA writes a line there for each underrun, past Python."""
    with quiet():
        os.write(2, b"ALSA lib pcm.c: underrun occurred\n")
    os.write(2, b"Playing\n")
    assert capfd.readouterr().err == "Playing\n"


def test_a_broken_recording_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "take.wav").write_bytes(b"no sound")
    with pytest.raises(UnreadableAudio):
        play(tmp_path / "take.wav")
