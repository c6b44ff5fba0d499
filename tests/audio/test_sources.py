"""A file in the place of a microphone: every sample of it in order, in blocks, and then what was asked for."""

import threading
import time
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
import soundfile

from rehearse.audio.sources import FromFile, open_source
from rehearse.errors import MicrophoneError
from tests.builders import noise

RATE_HZ = 8000
BLOCK_N = 160  # 20 ms


class Heard:
    """What a source delivers, and how often it says that it has ended."""

    def __init__(self) -> None:
        self.blocks: list[bytes] = []
        self.lost: list[bool] = []
        self.ends = 0
        self.enough = threading.Event()

    def block(self, data: bytes, lost: bool) -> None:
        self.blocks.append(data)
        self.lost.append(lost)
        if len(self.blocks) >= 20:
            self.enough.set()

    def end(self) -> None:
        self.ends += 1
        self.enough.set()


def said(folder: Path, inputs: int = 1, seconds: float = 0.19) -> Path:
    sound = np.stack([noise(seconds, RATE_HZ, rms=0.1, seed=number) for number in range(inputs)], axis=1)
    soundfile.write(folder / "said.wav", sound, RATE_HZ)
    return folder / "said.wav"


def whole(path: Path) -> bytes:
    samples: bytes = soundfile.read(path, dtype="int16", always_2d=True)[0].tobytes()
    return samples


@pytest.mark.parametrize("inputs", [1, 3])
def test_a_file_is_played_sample_for_sample_and_its_end_is_said_once(tmp_path: Path, inputs: int) -> None:
    path, heard = said(tmp_path, inputs), Heard()
    source = FromFile(path, heard.block, heard.end, 50.0, "end")
    assert (source.device, source.sample_rate_hz, source.inputs) == (f"file:{path}", RATE_HZ, inputs)
    source.start()
    source._thread.join()
    assert b"".join(heard.blocks) == whole(path)
    assert [len(block) for block in heard.blocks] == [2 * inputs * BLOCK_N] * 9 + [inputs * BLOCK_N]
    assert not any(heard.lost)
    assert heard.ends == 1


@pytest.mark.parametrize(("then", "ends"), [("silence", 1), ("stall", 0)])
def test_after_the_file_comes_silence_or_nothing(tmp_path: Path, then: Literal["silence", "stall"], ends: int) -> None:
    path, heard = said(tmp_path), Heard()
    source = FromFile(path, heard.block, heard.end, 100.0, then)
    assert source._thread.daemon, "it holds no process that is done"
    source.start()
    if then == "silence":
        assert heard.enough.wait(30)
    else:
        source._thread.join()
    assert heard.ends == 0
    source.close()
    after = b"".join(heard.blocks)[len(whole(path)) :]
    assert bool(after) == (then == "silence")
    assert not any(after)
    assert heard.blocks[-1] == bytes(2 * BLOCK_N) or then == "stall"
    assert heard.ends == ends


def test_without_a_speed_it_is_played_in_real_time(tmp_path: Path) -> None:
    path, heard = said(tmp_path), Heard()
    begun_s = time.monotonic()
    source = open_source(f"file:{path}", 48_000, heard.block, heard.end, on_over=heard.end)
    source.begin(lambda: None)
    source.start()
    assert heard.enough.wait(30)
    assert time.monotonic() - begun_s > 0.18
    assert (b"".join(heard.blocks), heard.ends) == (whole(path), 1)
    source.close()


def test_a_take_begins_with_the_file_whatever_a_check_has_heard_of_it(tmp_path: Path) -> None:
    path, heard, before = said(tmp_path), Heard(), list[bytes]()
    source = FromFile(path, heard.block, heard.end, 50.0, "end", from_start=True)
    source.start()
    assert heard.enough.wait(30), "more blocks than the file has: silence follows it"
    assert heard.ends == 0

    def keep() -> None:
        before.extend(heard.blocks)
        heard.blocks.clear()

    source.begin(keep)
    source._thread.join()
    assert b"".join(before).startswith(whole(path))
    assert (b"".join(heard.blocks), heard.ends) == (whole(path), 1)


def test_where_nobody_asks_for_its_end_silence_follows(tmp_path: Path) -> None:
    path, heard = said(tmp_path), Heard()
    source = open_source(f"file:{path}", 48_000, heard.block, heard.end)
    source.start()
    assert heard.enough.wait(30)
    assert heard.ends == 0, "twenty blocks came, and the file has ten"
    source.close()


def test_no_more_inputs_are_played_than_a_recorder_takes(tmp_path: Path) -> None:
    assert FromFile(said(tmp_path, 33), print, print).inputs == 32


def test_what_cannot_be_played_is_said_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no sound")
    for path, message, hint in (
        (tmp_path / "none.wav", "There is no file", "Check the name"),
        (tmp_path / "a.txt", "cannot be played as a microphone", "WAV, FLAC or OGG"),
    ):
        with pytest.raises(MicrophoneError) as caught:
            open_source(f"file:{path}", 48_000, print, print)
        assert message in caught.value.message
        assert str(path) in caught.value.message
        assert hint in caught.value.hint
