"""The recorder's account of a take, step by step and without a clock: what it kept, what it lost, what went wrong."""

import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import soundfile

from rehearse.audio.events import Reason
from rehearse.audio.recorder import Readings, Recorder
from rehearse.audio.safe_wav import part_path
from rehearse.data.take import take_settings

RATE_HZ = 1000
LIMITS = take_settings().recorder
SAMPLE = (0x4000).to_bytes(2, "little")  # half of full scale


class Quiet:
    """A microphone of two inputs that delivers what it is made to, and may hang when it is closed."""

    device, sample_rate_hz, inputs = "Desk", RATE_HZ, 2

    def __init__(self) -> None:
        self.closed, self.abandoned = threading.Event(), False

    def start(self) -> None:
        """Nothing comes by itself."""

    def begin(self, keep: Callable[[], None]) -> None:
        keep()

    def close(self) -> None:
        self.closed.wait(30)

    def abandon(self) -> None:
        self.abandoned = True
        self.closed.set()


def opened(folder: Path, seconds: float | None = None) -> Recorder:
    recorder = Recorder(folder / "take.wav", msgspec.structs.replace(LIMITS, close_limit_s=0.01), seconds)
    recorder.attach(Quiet())
    return recorder


def test_a_take_is_cut_at_its_last_sample_and_no_later_block_is_kept(tmp_path: Path) -> None:
    recorder = opened(tmp_path, 1.5)
    for _ in range(4):
        recorder._append(SAMPLE * 600)
    ended = recorder._ended()
    assert (ended.recorded_s, ended.path, ended.device) == (1.5, str(tmp_path / "take.wav"), "Desk")
    assert (ended.sample_rate_hz, ended.reason, ended.error) == (RATE_HZ, "asked", "")
    assert soundfile.info(tmp_path / "take.wav").frames == 1500


def test_a_take_without_a_time_limit_is_as_long_as_the_longest(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "take.wav", msgspec.structs.replace(LIMITS, longest_s=0.5))
    recorder.attach(Quiet())
    recorder._append(SAMPLE * 600)
    assert recorder._ended().recorded_s == 0.5


def test_a_file_that_takes_no_more_ends_the_take_and_the_first_reason_is_kept(tmp_path: Path) -> None:
    recorder = opened(tmp_path)
    recorder._append(SAMPLE * 600)
    recorder._wav._file.close()
    recorder._wav._file = part_path(tmp_path / "take.wav").open("rb", buffering=0)  # it refuses
    recorder._append(SAMPLE * 600)
    recorder._wav._file.close()
    recorder._wav._file = part_path(tmp_path / "take.wav").open("r+b", buffering=0)  # the disk is well again
    recorder._append(SAMPLE * 600)  # sound after a hole is no part of the take
    recorder.on_end()
    ended = recorder._ended()
    assert (ended.reason, ended.recorded_s) == ("cannot write", 0.6)
    assert ended.error == "File not open for writing"


def test_a_file_that_cannot_be_closed_is_named_with_what_the_system_said(tmp_path: Path) -> None:
    """A pipe in its place cannot be put on the disk for good."""
    recorder = opened(tmp_path)
    recorder._append(SAMPLE * 600)
    recorder._wav._file.close()
    recorder._wav._file = Path("/dev/null").open("wb", buffering=0)  # noqa: SIM115 - the recorder closes it
    ended = recorder._ended()
    assert ended.path == str(tmp_path / "take.wav")
    assert ended.error == "[Errno 22] Invalid argument"


@pytest.mark.parametrize(("late_s", "lost_s"), [(0.0, 0.0), (3.25, 3.25), (LIMITS.drift_s / 2, 0.0)])
def test_time_in_which_no_sound_came_is_lost_and_counted(tmp_path: Path, late_s: float, lost_s: float) -> None:
    recorder = opened(tmp_path)
    recorder.command("record")
    recorder.on_block(SAMPLE * 2 * 400, False)
    recorder._last_s += late_s
    ended = recorder._ended()
    assert ended.lost_s == lost_s
    assert ended.unwritten_s == 0.4, "nobody wrote what came"


def test_a_take_to_which_nothing_came_lost_nothing(tmp_path: Path) -> None:
    ended = opened(tmp_path)._ended()
    assert (ended.path, ended.lost_s, ended.unwritten_s, ended.overflows) == (None, 0.0, 0.0, 0)


def test_what_was_lost_before_the_take_or_in_a_pause_is_not_counted(tmp_path: Path) -> None:
    recorder = opened(tmp_path, 0.5)
    for command, lost in (("pause", True), ("record", False), ("resume", True), ("pause", True)):
        recorder.command(command)  # type: ignore[arg-type]  # each is one of them
        recorder.on_block(SAMPLE * 2 * 400, lost)
    ended = recorder._ended()
    assert ended.overflows == 1
    assert ended.unwritten_s == 0.5, "no more than the take was to last"


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (Recorder.on_end, "device lost"),
        (Recorder.on_file_over, "file over"),
        (lambda recorder: recorder.command("stop"), "asked"),
    ],
)
def test_what_ends_a_take_wakes_the_recorder_at_once_and_is_its_reason(
    tmp_path: Path, act: Callable[[Recorder], None], reason: Reason
) -> None:
    recorder = opened(tmp_path)
    assert not recorder._wake.is_set()
    act(recorder)
    assert recorder._wake.is_set()
    recorder.stop("signal")
    assert recorder._ended().reason == reason


def test_what_comes_is_written_from_the_input_with_the_sound_unless_the_take_pauses(tmp_path: Path) -> None:
    recorder = opened(tmp_path)
    for block, command in ((b"\1\0", "pause"), (b"\2\0", "record"), (b"\3\0", "pause"), (b"\4\0", "resume")):
        recorder.command(command)  # type: ignore[arg-type]  # each is one of them
        recorder.on_block(block * 2 * 100, False)
    recorder._queue.put(None)
    recorder._write()
    assert recorder._ended().recorded_s == 0.2
    samples = soundfile.read(tmp_path / "take.wav", dtype="int16")[0]
    assert samples.tolist() == [2] * 100 + [4] * 100


def test_a_microphone_that_hangs_when_it_is_closed_is_left_behind(tmp_path: Path) -> None:
    source = Quiet()
    recorder = Recorder(tmp_path / "take.wav", msgspec.structs.replace(LIMITS, close_limit_s=0.05))
    recorder.attach(source)
    assert not recorder.close()
    assert source.abandoned
    assert recorder.close(), "now it returns"
    recorder.discard()


def test_a_take_that_could_not_begin_leaves_no_file(tmp_path: Path) -> None:
    recorder = opened(tmp_path / "new")
    assert part_path(tmp_path / "new" / "take.wav").exists()
    recorder.discard()
    assert list((tmp_path / "new").iterdir()) == []


def test_each_reading_is_of_what_came_since_the_last() -> None:
    readings = Readings(RATE_HZ)
    for _ in range(2):
        readings.add(SAMPLE)
        seen = readings.take(1.234, 7)
        assert (seen.peak_dbfs, seen.rms_dbfs) == (-6.02, -6.02)
        assert (seen.recorded_s, seen.overflows, seen.silent_s) == (1.23, 7, 0.0)
    assert readings.take(0.0, 0).peak_dbfs is None
    readings.add(bytes(2000))
    readings.add(SAMPLE + bytes(500))
    assert readings.take(0.0, 0).silent_s == 0.25


def test_the_level_of_a_reading_is_that_of_all_its_blocks() -> None:
    readings = Readings(RATE_HZ)
    readings.add(SAMPLE)
    readings.add(bytes(len(SAMPLE)))
    assert readings.take(1.0, 0).rms_dbfs == pytest.approx(-6.02 - 3.01, abs=0.01)


@pytest.mark.parametrize(
    ("blocks", "runs"),
    [
        ([[0, 1, 1, 1, 0]], 1),
        ([[1, 1], [1, 0, 1, 1, 1, 1, 1, 1]], 2),
        ([[1, 1], [0], [1]], 0),
        ([[1, 1, 1], [1, 1, 1]], 1),
    ],
)
def test_runs_of_three_samples_at_full_scale_are_counted_across_blocks(blocks: list[list[int]], runs: int) -> None:
    readings = Readings(RATE_HZ)
    for block in blocks:
        readings.add(b"".join((32767 * full).to_bytes(2, "little") for full in block))
    assert readings.take(0.0, 0).clipped_runs == runs
