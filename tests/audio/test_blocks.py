"""MP3 is read in silence, and damage inside a file costs no more than what is damaged."""

import re
from pathlib import Path

import numpy as np
import pytest

from rehearse.audio.decode import decode
from tests.audio.written import contain
from tests.builders import bursts


def spoken_mp3(path: Path) -> Path:
    """A few seconds as most encoders keep them, with frames that borrow bits from those before."""
    return contain(path, bursts(6.0, amplitude=0.5), 16_000, "libmp3lame")


def test_an_mp3_is_read_without_a_word_from_the_library(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The mpg123 of libsndfile writes on the file descriptor of stderr, into our screen."""
    found = decode(spoken_mp3(tmp_path / "a.mp3"))
    assert found.info.format == "MP3"
    assert found.info.duration_s == pytest.approx(6.0, abs=0.01)
    assert capfd.readouterr().err == ""


def test_nor_is_one_that_was_cut_off(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The library speaks as soon as it opens one whose header says another length."""
    path = spoken_mp3(tmp_path / "a.mp3")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert decode(path).info.duration_s == pytest.approx(3.0, abs=0.1)
    assert capfd.readouterr().err == ""


def test_a_hole_in_a_file_is_silent_and_what_follows_keeps_its_time(tmp_path: Path) -> None:
    path = spoken_mp3(tmp_path / "a.mp3")
    whole = decode(path).audio.samples
    raw = bytearray(path.read_bytes())
    frame = raw.index(b"\xff\xf3", len(raw) // 3)  # the sign of a frame
    raw[frame + 4 : frame + 30] = bytes([0xFF]) * 26  # what says how the frame is packed
    path.write_bytes(raw)
    found = decode(path)
    assert "damaged after" in found.warnings[0]
    assert found.info.duration_s == decode(spoken_mp3(tmp_path / "b.mp3")).info.duration_s
    assert np.abs(found.audio.samples[-16_000:] - whole[-16_000:]).max() < 0.01


def test_a_file_that_breaks_off_says_where(tmp_path: Path) -> None:
    path = spoken_mp3(tmp_path / "a.mp3")
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) // 2] + bytes(len(raw) // 2))
    found = decode(path)
    assert found.info.duration_s == pytest.approx(3.0, abs=0.2)
    assert any(
        re.search(r"promises 6\.[01] s", warning) for warning in found.warnings
    )  # FFmpeg counts the padding or not
