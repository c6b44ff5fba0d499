"""What is too large is refused in one sentence, before memory is taken."""

import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile

from rehearse.audio.blocks import open_blocks
from rehearse.audio.decode import decode
from rehearse.errors import UnreadableAudio, UnusableAudio
from tests.builders import bursts


def test_thirty_two_channels_are_read_and_no_more(tmp_path: Path) -> None:
    for channels in (32, 33):
        soundfile.write(tmp_path / f"{channels}.wav", np.repeat(bursts(1.0)[:, None], channels, axis=1), 16_000)
    assert decode(tmp_path / "32.wav").info.channels == 32
    with pytest.raises(UnusableAudio, match="33 channels; at most 32") as caught:
        decode(tmp_path / "33.wav")
    assert "channel" in caught.value.hint


def test_a_sample_rate_that_no_converter_has_is_refused(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", bursts(1.0), 16_000)
    raw = bytearray((tmp_path / "a.wav").read_bytes())
    raw[24:28] = struct.pack("<I", 4_000_000)
    (tmp_path / "a.wav").write_bytes(raw)
    with pytest.raises(UnusableAudio, match="4000000 Hz; at most 768000") as caught:
        decode(tmp_path / "a.wav")
    assert "export" in caught.value.hint


@pytest.mark.parametrize(("offset", "form", "value"), [(22, "<H", 0), (22, "<H", 1025), (34, "<H", 0), (24, "<I", 0)])
def test_a_header_that_claims_nothing_or_far_too_much_is_refused(
    tmp_path: Path, offset: int, form: str, value: int
) -> None:
    """Channels, bits or rate of 0."""
    soundfile.write(tmp_path / "a.wav", bursts(1.0), 16_000)
    raw = bytearray((tmp_path / "a.wav").read_bytes())
    raw[offset : offset + struct.calcsize(form)] = struct.pack(form, value)
    (tmp_path / "a.wav").write_bytes(raw)
    with pytest.raises((UnreadableAudio, UnusableAudio)) as caught:
        decode(tmp_path / "a.wav")
    assert caught.value.exit_code == 3
    assert caught.value.hint.startswith("These can be read: WAV, FLAC")


def test_a_file_of_a_terabyte_is_refused_at_once(tmp_path: Path) -> None:
    with (tmp_path / "a.wav").open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(UnreadableAudio, match="larger than 16 GB") as caught:
        decode(tmp_path / "a.wav")
    assert "Cut out" in caught.value.hint


def test_more_than_six_hours_are_refused_by_name_and_six_are_not(tmp_path: Path) -> None:
    """At one sample per second, so that the file is small."""
    for seconds in (6 * 3600, 6 * 3600 + 1):
        soundfile.write(tmp_path / f"{seconds}.wav", np.zeros(seconds, np.int16), 1)
    with open_blocks(tmp_path / "21600.wav") as source:
        assert sum(len(block) for block in source.blocks) == 21_600
    with open_blocks(tmp_path / "21601.wav") as source, pytest.raises(UnusableAudio) as caught:
        list(source.blocks)
    assert caught.value.message == f"{tmp_path / '21601.wav'} is longer than 6 hours."
    assert caught.value.hint == "Cut out the answer and analyse that."


@pytest.mark.slow
def test_hours_of_silence_in_a_small_file_are_refused(tmp_path: Path) -> None:
    hour = np.zeros(4000 * 3600, np.int16)
    with soundfile.SoundFile(tmp_path / "a.flac", "w", 4000, 1, "PCM_16") as file:
        for _ in range(7):
            file.write(hour)
    with pytest.raises(UnusableAudio, match="longer than 6 hours") as caught:
        decode(tmp_path / "a.flac")
    assert "Cut out" in caught.value.hint
