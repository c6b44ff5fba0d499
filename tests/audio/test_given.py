"""The stream that decoders get: they cannot leave the file, fail on it, or learn its name."""

import os
from pathlib import Path

import pytest

from rehearse.audio.given import Given


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "a").write_bytes(bytes(range(100)))
    return tmp_path / "a"


def test_a_place_before_the_beginning_is_the_beginning_and_after_the_end_is_nothing(path: Path) -> None:
    with Given(path) as given:
        assert given.seek(-5) == 0
        assert given.seek(-200, os.SEEK_END) == 0
        assert given.seek(1 << 70) == 1 << 62
        assert given.read(1) == b""
        assert given.seek(-1, os.SEEK_END) == 99
        assert given.read() == b"\x63"
        assert given.seek(-2, os.SEEK_CUR) == 98


def test_it_has_no_name_that_a_library_could_open(path: Path) -> None:
    with Given(path) as given:
        assert not hasattr(given, "name")


def test_a_part_begins_at_its_start_and_ends_at_its_end(path: Path) -> None:
    with Given(path, 10, 20) as given:
        assert given.size == 10
        assert given.read(4) + given.read() == bytes(range(10, 20))
        assert given.read() == b""


@pytest.mark.parametrize("step", [1, 2, 3, 7, 100])
def test_patches_are_read_whole_wherever_reading_begins(path: Path, step: int) -> None:
    right = bytearray(range(100))
    right[4:8], right[50:52] = b"size", b"xy"
    with Given(path, patches=((4, b"size"), (50, b"xy"))) as given:
        parts = list(iter(lambda: given.read(step), b""))
    assert b"".join(parts) == right
    assert path.read_bytes() == bytes(range(100))
