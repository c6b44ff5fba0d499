"""The program's side of a take and the recorder process, without a microphone: a file or a stand-in plays it."""

import os
import time
from pathlib import Path

import msgspec
import numpy as np
import pytest
import soundfile

from rehearse.audio import devices
from rehearse.audio.events import Ended, Listed, Metered, Opened
from rehearse.audio.take import Take, list_devices
from rehearse.errors import DiskFull, MicrophoneError
from tests.builders import bursts

pytestmark = pytest.mark.clock

FAKE = str(Path("tests/audio/fake_portaudio").absolute())


@pytest.fixture
def said(tmp_path: Path) -> Path:
    soundfile.write(tmp_path / "said.wav", bursts(3.0, amplitude=0.5), 16_000)
    return tmp_path / "said.wav"


@pytest.fixture
def usb_mic(monkeypatch: pytest.MonkeyPatch, said: Path) -> None:
    """The recorder's sound system is the stand-in."""
    monkeypatch.setenv("PYTHONPATH", FAKE)
    monkeypatch.setenv("FAKE_RATE_HZ", "48000")
    monkeypatch.setenv("FAKE_SAYS", str(said))


def recorded(take: Take, least_s: float) -> Metered:
    """Wait until so much is on disk."""
    end_s = time.monotonic() + 20
    while time.monotonic() < end_s:
        if isinstance(take.poll(0.5), Metered) and take.level and take.level.recorded_s >= least_s:
            return take.level
    raise AssertionError("the recorder says nothing")


def test_a_take_begins_when_it_is_asked_to_and_ends_with_what_was_said(said: Path, tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "take.wav"
    with Take(path, f"file:{said}") as take:
        assert take.wait_open() == Opened(f"file:{said}", 16_000)
        assert isinstance(take.poll(2.0), Metered)  # what is heard before the start is metered and not kept
        assert take.level is not None
        assert take.level.recorded_s == 0.0
        take.tell("record")
        assert recorded(take, 0.3).peak_dbfs is not None
        assert take.part.exists()
        ended = take.stop()
    assert ended is not None
    assert (ended.path, ended.reason) == (str(path), "asked")
    assert (ended.device, ended.sample_rate_hz) == (f"file:{said}", 16_000)
    assert (ended.error, ended.overflows) == ("", 0)
    assert soundfile.info(path).duration == pytest.approx(ended.recorded_s, abs=0.001)
    assert not take.part.exists()
    assert take.ended() == ended
    take.tell("stop")  # nobody hears it, and nobody minds


def test_a_take_of_a_given_length_ends_by_itself(said: Path, tmp_path: Path) -> None:
    with Take(tmp_path / "take.wav", f"file:{said}", seconds=0.4) as take:
        take.wait_open()
        take.tell("record")
        while not take.over:
            take.poll(0.5)
        ended = take.ended()
    assert ended is not None
    assert ended.reason == "time limit"
    assert ended.recorded_s == pytest.approx(0.4, abs=0.05)


def test_a_take_that_was_never_begun_leaves_no_file(said: Path, tmp_path: Path) -> None:
    with Take(tmp_path / "take.wav", f"file:{said}") as take:
        take.wait_open()
        ended = take.stop()
    assert ended is None or ended.path is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["said.wav"]


def test_a_recorder_that_is_killed_leaves_its_file_and_the_program_finishes_it(said: Path, tmp_path: Path) -> None:
    with Take(tmp_path / "take.wav", f"file:{said}") as take:
        take.wait_open()
        take.tell("record")
        recorded(take, 0.3)
        take._process.kill()
        while take.poll(1.0) is not None:
            pass
        assert take.over
        ended = take.ended()
    assert ended is not None
    assert (ended.reason, ended.device, ended.sample_rate_hz) == ("recorder killed", f"file:{said}", 16_000)
    assert ended.path is not None
    assert soundfile.info(ended.path).duration == pytest.approx(ended.recorded_s, abs=0.01)
    assert ended.recorded_s >= 0.25


def test_a_file_that_is_not_there_is_said_in_the_recorders_own_words(tmp_path: Path) -> None:
    with Take(tmp_path / "take.wav", "file:nothing.wav") as take, pytest.raises(MicrophoneError) as refused:
        take.wait_open()
    assert refused.value.message == "There is no file nothing.wav to play as a microphone."
    assert refused.value.hint == "Check the name."
    assert take.ended() is None


def test_a_folder_that_cannot_be_made_and_a_disk_without_room_are_said_before_anything_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DiskFull, match="No recording can be written to") as refused:
        Take(tmp_path / "file" / "take.wav")
    assert "REHEARSE_HOME" in (refused.value.hint or "")
    usage = os.statvfs(tmp_path)
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 1e6, "total": usage.f_blocks})())
    with pytest.raises(DiskFull, match=f"less than .* MB free in {tmp_path}") as refused:
        Take(tmp_path / "take.wav")
    assert "Free some space" in (refused.value.hint or "")


@pytest.mark.usefixtures("usb_mic")
def test_a_microphone_by_a_part_of_its_name_or_by_default(tmp_path: Path) -> None:
    for number, (wanted, or_default) in enumerate(((None, False), ("usb", False), ("another", True))):
        with Take(tmp_path / f"{number}.wav", wanted, or_default=or_default) as take:
            assert take.wait_open() == Opened("USB Mic", 48_000)
    with Take(tmp_path / "none.wav", "another") as take, pytest.raises(MicrophoneError) as refused:
        take.wait_open()
    assert refused.value.message == 'No microphone is called "another".'
    assert refused.value.hint == "Connected: USB Mic."


@pytest.mark.usefixtures("usb_mic")
def test_a_busy_microphone_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_BUSY", "1")
    with Take(tmp_path / "take.wav") as take, pytest.raises(MicrophoneError, match="USB Mic"):
        take.wait_open()
    assert take.over


@pytest.mark.usefixtures("usb_mic")
def test_the_microphones_are_listed_with_what_is_known_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    found = list_devices()
    assert found == devices.listed()
    assert isinstance(found, Listed)
    assert list(msgspec.to_builtins(found.devices)) == [
        {"name": "USB Mic", "host": "Core Audio", "channels": 1, "sample_rate_hz": 48_000, "default": True}
    ]
    assert found.portaudio == "a stand-in for PortAudio"
    monkeypatch.setenv("FAKE_RATE_HZ", "no number")  # the stand-in fails as it is imported
    with pytest.raises(MicrophoneError) as refused:
        list_devices()
    assert refused.value.hint


@pytest.mark.usefixtures("usb_mic")
def test_lost_sound_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_OVERFLOWS", "3")
    with Take(tmp_path / "take.wav", seconds=1.3) as take:
        take.wait_open()
        take.tell("record")
        while not take.over:
            take.poll(0.5)
        ended = take.ended()
    assert isinstance(ended, Ended)
    assert ended.overflows == 3
    assert np.abs(soundfile.read(tmp_path / "take.wav")[0]).max() > 0.3
