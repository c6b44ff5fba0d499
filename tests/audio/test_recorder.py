"""The recorder, in this process, on a file that plays the microphone: what it keeps, counts and notices."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np
import pytest
import soundfile

from rehearse.audio.events import Ended, Event, Metered
from rehearse.audio.recorder import Readings, Recorder
from rehearse.audio.sources import FromFile
from rehearse.data.take import take_settings
from tests.builders import Sound, bursts, noise, silence, tone

pytestmark = pytest.mark.clock

RATE_HZ = 16_000
QUICK = msgspec.structs.replace(
    take_settings().recorder, stall_s=0.4, meter_every_s=0.02, tail_s=0.02, disk_check_every_s=0.01
)


def speak(folder: Path, sound: Sound) -> Path:
    """A file to be played as the microphone."""
    soundfile.write(folder / "said.wav", sound, RATE_HZ)
    return folder / "said.wav"


def record(
    folder: Path,
    sound: Sound,
    act: Callable[[Recorder], object] = lambda r: r.command("record"),
    *,
    seconds: float | None = None,
    then: Literal["silence", "end", "stall"] = "silence",
    speed: float = 20.0,
    limits: object = QUICK,
) -> tuple[Ended, list[Event]]:
    """Record the sound at a multiple of its speed while `act` gives commands; how it ended and what it said."""
    assert isinstance(limits, type(QUICK))
    recorder = Recorder(folder / "take.wav", limits, seconds)
    recorder.attach(FromFile(speak(folder, sound), recorder.on_block, recorder.on_end, speed, then))
    acting = threading.Thread(target=act, args=(recorder,))
    acting.start()
    said: list[Event] = []
    ended = recorder.run(said.append)
    acting.join()
    assert recorder.close()
    return ended, said


def kept(ended: Ended) -> Sound:
    """The samples in the file of a take."""
    assert ended.path
    samples: Sound = soundfile.read(ended.path, dtype="float32")[0]
    return samples


@pytest.mark.parametrize(("voice_on", "inputs"), [(0, 2), (1, 2), (3, 4)])
def test_the_input_with_the_voice_is_kept_at_its_full_length(tmp_path: Path, voice_on: int, inputs: int) -> None:
    """An interface has several inputs, and the microphone may be plugged into any."""
    rows = [noise(2.0, rms=0.0003)] * inputs
    rows[voice_on] = bursts(2.0)
    ended, said = record(tmp_path, np.stack(rows, axis=1), seconds=1.5)
    assert ended.recorded_s == 1.5
    samples = kept(ended)
    assert samples.ndim == 1
    assert np.sqrt(np.mean(samples**2)) > 0.1
    levels = [event.rms_dbfs for event in said if isinstance(event, Metered) and event.rms_dbfs is not None]
    assert max(levels) > -20


def test_every_sample_is_kept_and_the_time_limit_is_exact(tmp_path: Path) -> None:
    sound = noise(5.0, rms=0.1)
    ended, _ = record(tmp_path, sound, seconds=4.0)
    assert (ended.reason, ended.recorded_s, ended.unwritten_s, ended.lost_s) == ("time limit", 4.0, 0.0, 0.0)
    heard = soundfile.read(tmp_path / "said.wav", dtype="float32")[0]
    taken = kept(ended)
    start = next(i for i in range(0, len(heard), 320) if np.array_equal(heard[i : i + 320], taken[:320]))
    assert np.array_equal(heard[start : start + len(taken)][:1000], taken[:1000])
    whole = min(len(taken), len(heard) - start)
    assert np.array_equal(heard[start : start + whole], taken[:whole])


def test_what_comes_before_the_command_is_metered_and_not_kept(tmp_path: Path) -> None:
    def act(recorder: Recorder) -> None:
        time.sleep(0.1)
        recorder.command("stop")

    ended, said = record(tmp_path, tone(5.0), act)
    assert ended.path is None
    assert any(isinstance(event, Metered) and event.peak_dbfs is not None for event in said)
    assert not (tmp_path / "take.wav").exists()


def test_a_pause_leaves_out_what_is_said_in_it(tmp_path: Path) -> None:
    moments_s: list[float] = []

    def act(recorder: Recorder) -> None:
        for command in ("record", "pause", "resume", "stop"):
            recorder.command(command)
            moments_s.append(time.monotonic())
            time.sleep(0.2)

    ended, _ = record(tmp_path, noise(60.0, rms=0.1), act, speed=10.0)
    begun_s, paused_s, resumed_s, stopped_s = moments_s
    assert ended.reason == "asked"
    spoken_s = (paused_s - begun_s) + (stopped_s - resumed_s)
    assert ended.recorded_s == pytest.approx(10 * spoken_s, abs=5 * (resumed_s - paused_s))


def test_a_device_that_ends_is_noticed_at_once(tmp_path: Path) -> None:
    ended, _ = record(tmp_path, noise(2.0, rms=0.1), then="end")
    assert ended.reason == "device lost"
    assert ended.recorded_s == pytest.approx(2.0, abs=0.5)


def test_a_device_that_hangs_is_noticed(tmp_path: Path) -> None:
    begun_s = time.monotonic()
    ended, _ = record(tmp_path, noise(1.0, rms=0.1), then="stall")
    assert ended.reason == "stalled"
    assert time.monotonic() - begun_s < 10.0


def test_a_disk_without_room_ends_the_take_in_time(tmp_path: Path) -> None:
    full = msgspec.structs.replace(QUICK, min_free_mb=1e9)
    ended, _ = record(tmp_path, noise(3.0, rms=0.1), limits=full)
    assert ended.reason == "disk nearly full"
    assert ended.path


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_disk_that_is_full_is_the_reason_and_what_was_not_written_is_counted(tmp_path: Path) -> None:
    """Samples and header go to a device on which nothing has room."""
    recorder = Recorder(tmp_path / "take.wav", QUICK)
    recorder.attach(FromFile(speak(tmp_path, noise(2.0, rms=0.1)), recorder.on_block, recorder.on_end, 20.0))
    recorder._wav._file.close()
    recorder._wav._file = open("/dev/full", "wb", buffering=0)  # noqa: SIM115, PTH123 - the recorder closes it
    recorder.command("record")
    ended = recorder.run(lambda _: None)
    assert recorder.close()
    assert ended.reason == "disk full"
    assert ended.error is not None
    assert "No space left" in ended.error
    assert ended.unwritten_s > 0
    assert list(tmp_path.glob("take*")) == []


def test_silence_and_clipping_are_seen() -> None:
    readings = Readings(RATE_HZ)
    readings.add(_pcm(silence(2.0)))
    assert readings.take(0.0, 0) == Metered(0.0, None, None, 0, 2.0, 0)
    loud = silence(1.0)
    loud[100:104] = loud[200:203] = loud[300:302] = 1.0
    readings.add(_pcm(loud))
    seen = readings.take(0.0, 0)
    assert (seen.peak_dbfs, seen.clipped_runs) == (0.0, 2)
    assert seen.silent_s == pytest.approx((RATE_HZ - 302) / RATE_HZ, abs=0.01)


def test_the_level_of_a_tone_is_its_level() -> None:
    readings = Readings(RATE_HZ)
    readings.add(_pcm(tone(1.0, amplitude=0.5)))
    seen = readings.take(0.0, 0)
    assert seen.peak_dbfs == pytest.approx(-6.0, abs=0.1)
    assert seen.rms_dbfs == pytest.approx(-9.0, abs=0.1)


def _pcm(sound: Sound) -> bytes:
    return np.clip(np.round(sound * 32768), -32768, 32767).astype("<i2").tobytes()


def test_the_wall_clock_decides_nothing_about_a_take() -> None:
    """It can be set back at any moment; it names the file and dates the attempt, both elsewhere."""
    rooms = ("audio", "speech", "delivery", "cli/live")
    sources = [path for room in rooms for path in Path("rehearse", room).rglob("*.py")]
    assert len(sources) > 40
    for path in sources:
        code = path.read_text(encoding="utf-8")
        assert "time.time(" not in code, path
        assert "datetime" not in code, path
