"""Microphones as they are: missing, in use, plugged in between takes, of their own rate, behind a telephone line."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.cli.a_take import ANSWER, QUICK, REHEARSE, environment, takes
from tests.virtual_mic import VirtualMic

pytestmark = pytest.mark.model

FAKE = Path("tests/audio/fake_portaudio").absolute()


def record(env: dict[str, str], *arguments: str) -> "subprocess.CompletedProcess[str]":
    """`rehearse record` from a script."""
    return subprocess.run(
        [*REHEARSE, "record", *arguments], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False, timeout=120,
    )  # fmt: skip


def faked(home: Path, **settings: str) -> dict[str, str]:
    """An environment in which PortAudio is the stand-in."""
    env = environment(home)
    return {**env, "PYTHONPATH": os.pathsep.join([env["PYTHONPATH"], str(FAKE)]), "FAKE_SAYS": str(ANSWER), **settings}


@pytest.mark.slow
@pytest.mark.parametrize("rate_hz", [44_100, 16_000])
def test_the_sound_of_a_device_that_lacks_the_rate_is_resampled(tmp_path: Path, rate_hz: int) -> None:
    """48 kHz is asked for and refused; the file keeps the device's own rate, the recogniser hears 16 kHz."""
    done = record(faked(tmp_path, FAKE_RATE_HZ=str(rate_hz)), *QUICK, "--seconds", "6", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)["report"]
    assert report["audio"]["sample_rate"] == rate_hz
    assert report["audio"]["duration_s"] == 6.0
    assert report["live"]["device"] == "USB Mic"
    assert len(report["transcript"]["words"]) > 5
    (take,) = takes(tmp_path)
    assert soundfile.info(take).samplerate == rate_hz


def test_a_device_with_no_usual_rate_is_one_sentence(tmp_path: Path) -> None:
    done = record(faked(tmp_path, FAKE_RATE_HZ="11025"), *QUICK, "--seconds", "1")
    assert done.returncode == 3
    assert "Error: USB Mic accepts none of the usual sample rates." in done.stderr


def test_a_microphone_in_use_is_one_sentence(tmp_path: Path) -> None:
    done = record(faked(tmp_path, FAKE_RATE_HZ="48000", FAKE_BUSY="1"), *QUICK, "--seconds", "1")
    assert done.returncode == 3
    assert "Error: USB Mic is in use by another program." in done.stderr
    assert takes(tmp_path) == []


@pytest.mark.slow
def test_sound_that_the_system_lost_is_counted_and_shown(tmp_path: Path) -> None:
    done = record(faked(tmp_path, FAKE_RATE_HZ="48000", FAKE_OVERFLOWS="3"), *QUICK, "--seconds", "3", "--json")
    assert json.loads(done.stdout)["report"]["live"]["overflows"] == 3
    assert "This computer is too busy: sound was lost 3 times." in " ".join(done.stderr.split())


@pytest.mark.mic
@pytest.mark.slow
@pytest.mark.parametrize(
    ("rate_hz", "named"),
    [(8_000, "records in telephone quality"), (16_000, "records in wideband telephone quality"), (48_000, "is fine")],
)
def test_a_headset_in_telephone_quality_is_named_in_the_check(
    open_vmic: Callable[[int], VirtualMic], tmp_path: Path, rate_hz: int, named: str
) -> None:
    """A Bluetooth headset that is used as a microphone falls to a line of 8 or 16 kHz, whatever rate is delivered."""
    vmic = open_vmic(rate_hz)
    speech = np.random.default_rng(1).normal(0, 3000, 48_000 * 12) * np.repeat(np.tile([1.0, 0.1], 60), 4800)
    soundfile.write(tmp_path / "said.wav", np.clip(speech, -32768, 32767).astype(np.int16), 48_000)
    vmic.play(tmp_path / "said.wav", wait=False)
    done = record(environment(tmp_path, vmic.env), "--text", "Why?", "--think", "0", "--seconds", "1", "--no-save")
    said = " ".join(done.stderr.split())
    assert f"The microphone {named}" in said
    assert ("A Bluetooth headset does this" in said) == (rate_hz < 48_000)


@pytest.mark.mic
@pytest.mark.slow
def test_a_microphone_plugged_in_between_two_takes_is_found(vmic: VirtualMic, tmp_path: Path) -> None:
    vmic.unplug()
    env = environment(tmp_path, vmic.env)
    done = record(env, *QUICK, "--seconds", "1")
    assert done.returncode == 3
    assert "Error: default is not available" in done.stderr
    assert "Plug one in" in done.stderr
    assert takes(tmp_path) == []
    vmic.replug()
    vmic.play(ANSWER, wait=False)
    assert record(env, *QUICK, "--seconds", "2").returncode == 0
    assert len(takes(tmp_path)) == 1


@pytest.mark.mic
@pytest.mark.slow
def test_the_remembered_microphone_is_used_and_its_absence_reported(vmic: VirtualMic, tmp_path: Path) -> None:
    """Part of a name is enough to choose it; one that is not there costs no take."""
    env = environment(tmp_path, vmic.env)
    subprocess.run([*REHEARSE, "devices", "--use", "defa"], env=env, check=True, capture_output=True)
    vmic.play(ANSWER, wait=False)
    done = record(env, *QUICK, "--seconds", "2", "--json")
    assert json.loads(done.stdout)["report"]["live"]["device"] == "default"
    assert "is not connected" not in done.stderr
    kept = next(path for path in tmp_path.rglob("microphone") if path.is_file())
    kept.write_text("Yeti\n", encoding="utf-8")
    done = record(env, *QUICK, "--seconds", "2", "--json")
    assert done.returncode == 0
    assert "Yeti is not connected; using default." in done.stderr


@pytest.mark.mic
@pytest.mark.slow
def test_a_take_at_48_khz_has_the_report_of_its_file(vmic: VirtualMic, tmp_path: Path) -> None:
    """The sound is resampled while it is recorded, and again from the file: the same words, times and measures."""
    env = environment(tmp_path, vmic.env)
    vmic.play(ANSWER, wait=False)
    done = record(env, *QUICK, "--seconds", "12", "--json")
    live = json.loads(done.stdout)["report"]
    assert live["audio"]["sample_rate"] == 48_000
    path = live["audio"]["path"]
    again = subprocess.run(
        [*REHEARSE, "analyze", path, "--model", "tiny.en", "--no-save", "--json"], env=env, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    saved = json.loads(again.stdout)["report"]
    for one in (live, saved):
        del one["live"], one["provenance"]["created"], one["provenance"]["recorded_at"], one["question"]
    assert len(live["transcript"]["words"]) > 10
    assert live == saved


@pytest.mark.slow
@pytest.mark.parametrize("voice_on", [pytest.param("0", marks=pytest.mark.slow), "1"])
def test_a_voice_on_either_input_of_an_interface_is_recorded(tmp_path: Path, voice_on: str) -> None:
    """On the second one it was called silence. The interface refuses to be opened with one channel."""
    arguments = [argument for argument in QUICK if argument not in ("--model", "tiny.en")]
    env = {**faked(tmp_path, FAKE_RATE_HZ="48000", FAKE_VOICE=voice_on), "REHEARSE_MODELS": str(tmp_path)}
    done = record(env, *arguments, "--seconds", "3", "--json")
    assert done.returncode == 4, done.stderr  # no model, which changes nothing here
    report = json.loads(done.stdout)["report"]
    assert report["audio"]["duration_s"] == 3.0
    assert report["audio"]["channels"] == 1
    assert report["audio"]["peak_dbfs"] > -20
    assert report["delivery"]["duration_s"] > 1
