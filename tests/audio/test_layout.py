"""Headers that claim another length than there is, in every kind of plain file: the sound that is there is used."""

import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile

from rehearse.audio.decode import decode
from rehearse.audio.layout import read_layout
from tests.builders import bursts

SECONDS = 3.0
KINDS = {
    "a.wav": ("WAV", "PCM_16"),
    "ext.wav": ("WAVEX", "PCM_24"),
    "a.rf64": ("RF64", "PCM_16"),
    "a.w64": ("W64", "PCM_16"),
    "a.aiff": ("AIFF", "PCM_24"),
    "a.aifc": ("AIFF", "FLOAT"),
    "a.caf": ("CAF", "PCM_16"),
    "a.au": ("AU", "FLOAT"),
}


def made(folder: Path, name: str, channels: int = 1) -> Path:
    form, subtype = KINDS[name]
    sound = np.repeat(bursts(SECONDS)[:, None], channels, axis=1)
    soundfile.write(folder / name, sound, 16_000, format=form, subtype=subtype)
    return folder / name


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("name", KINDS)
def test_a_whole_file_has_no_warning(tmp_path: Path, name: str, channels: int) -> None:
    found = decode(made(tmp_path, name, channels))
    assert found.warnings == ()
    assert found.info.duration_s == SECONDS


@pytest.mark.parametrize("share", [0.2, 0.5, 0.999])
@pytest.mark.parametrize("name", KINDS)
def test_a_file_that_was_cut_off_is_used_as_far_as_it_goes_and_that_is_said(
    tmp_path: Path, name: str, share: float
) -> None:
    path = made(tmp_path, name)
    raw = path.read_bytes()
    path.write_bytes(raw[: round(len(raw) * share)])
    found = decode(path)
    assert found.info.duration_s == pytest.approx(SECONDS * share, abs=0.12)
    assert "cut off" in found.warnings[0]
    assert f"promises {SECONDS:.1f} s" in found.warnings[0]


def _length_fields(path: Path, name: str) -> list[tuple[int, bytes]]:
    """Where the header says how much sound there is, and what a writer that has not come to its end has there."""
    with path.open("rb") as file:
        layout = read_layout(file, path.stat().st_size)
    assert layout is not None
    unknown = b"\xff" if name in {"a.caf", "a.au"} else b"\x00"
    return [(at, unknown * len(right)) for at, right in layout.patches if name != "a.rf64" or len(right) > 4]


@pytest.mark.parametrize("name", ["a.rf64", "a.w64", "a.aiff", "a.caf", "a.au"])
def test_a_file_that_was_never_closed_is_used_to_its_end(tmp_path: Path, name: str) -> None:
    path = made(tmp_path, name)
    raw = bytearray(path.read_bytes())
    for at, unknown in _length_fields(path, name):
        raw[at : at + len(unknown)] = unknown
    path.write_bytes(raw)
    found = decode(path)
    assert found.info.duration_s == pytest.approx(SECONDS, abs=0.01)
    assert "gives no length" in found.warnings[0]
    assert path.read_bytes() == raw, "the file itself is left as it is"


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("name", KINDS)
def test_corrections_to_a_right_header_change_nothing(tmp_path: Path, name: str, channels: int) -> None:
    path = made(tmp_path, name, channels)
    raw = path.read_bytes()
    with path.open("rb") as file:
        layout = read_layout(file, len(raw))
    assert layout is not None
    assert [(at, raw[at : at + len(right)]) for at, right in layout.patches] == list(layout.patches)


def test_an_rf64_without_the_chunk_for_its_lengths_has_no_layout(tmp_path: Path) -> None:
    path = made(tmp_path, "a.rf64")
    path.write_bytes(path.read_bytes().replace(b"ds64", b"JUNK", 1))
    with path.open("rb") as file:
        assert read_layout(file, path.stat().st_size) is None


@pytest.mark.parametrize("name", KINDS)
def test_a_header_alone_has_no_layout_or_no_sound(tmp_path: Path, name: str) -> None:
    path = made(tmp_path, name)
    for n in range(0, 60, 7):
        path.write_bytes(path.read_bytes()[:n])
        with path.open("rb") as file:
            layout = read_layout(file, n)
        assert layout is None or layout.actual_n <= n


def test_a_file_of_nothing_but_headers_is_not_walked_through_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"RIFF\xff\xff\xff\xffWAVE" + (b"JUNK" + struct.pack("<I", 0)) * 200_000)
    with path.open("rb") as file:
        assert read_layout(file, path.stat().st_size) is None
