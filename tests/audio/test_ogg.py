"""Joined Ogg files are read to their last end; what is damaged or cut off is said."""

import io
import resource
import tracemalloc
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile

from rehearse.audio.blocks import open_blocks
from rehearse.audio.decode import decode
from rehearse.audio.ogg import Pages, read_pages
from rehearse.errors import UnreadableAudio, UnusableAudio
from tests.builders import bursts, tone


@cache
def encoded(seconds: float, rate_hz: int, subtype: str, channels: int) -> bytes:
    sound = np.repeat(bursts(seconds, rate_hz)[:, None], channels, axis=1)
    soundfile.write(file := io.BytesIO(), sound, rate_hz, format="OGG", subtype=subtype)
    return file.getvalue()


def ogg(path: Path, seconds: float, rate_hz: int = 16_000, subtype: str = "OPUS", channels: int = 1) -> bytes:
    """A tone as Ogg, written there."""
    path.write_bytes(encoded(seconds, rate_hz, subtype, channels))
    return path.read_bytes()


@pytest.mark.parametrize("links", [2, 3, 5])
@pytest.mark.parametrize("subtype", ["OPUS", "VORBIS"])
def test_joined_files_last_as_long_as_all_of_them(tmp_path: Path, subtype: str, links: int) -> None:
    path = tmp_path / "a.ogg"
    path.write_bytes(b"".join(ogg(path, 1.5 + at / 10, subtype=subtype) for at in range(links)))
    found = decode(path)
    assert found.info.duration_s == pytest.approx(sum(1.5 + at / 10 for at in range(links)), abs=0.02)
    assert found.warnings == ()


@pytest.mark.parametrize(("rate_hz", "channels"), [(48_000, 1), (16_000, 2), (24_000, 2)])
def test_joined_files_of_different_kinds_keep_their_time(tmp_path: Path, rate_hz: int, channels: int) -> None:
    path = tmp_path / "a.opus"
    path.write_bytes(ogg(path, 2.0) + ogg(path, 3.0, rate_hz, channels=channels) + ogg(path, 1.0))
    found = decode(path)
    assert found.info.duration_s == pytest.approx(6.0, abs=0.03)
    last = found.audio.samples[-16_000:]
    assert np.abs(last).max() > 0.2


def test_more_joined_files_than_may_be_open_at_once_are_read(tmp_path: Path) -> None:
    """Each was kept open until the last was read, so that 300 were "Too many open files" on a Mac."""
    path = tmp_path / "a.opus"
    path.write_bytes(ogg(path, 0.3) * 120)
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (100, before[1]))
    try:
        found = decode(path)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert found.info.duration_s == pytest.approx(120 * 0.3, abs=0.1)
    assert found.warnings == ()


def test_joined_files_that_change_while_they_are_read_are_said(tmp_path: Path) -> None:
    path = tmp_path / "a.opus"
    one = ogg(path, 1.0)
    path.write_bytes(one * 2)
    with open_blocks(path) as blocks:
        assert len(next(blocks.blocks))
        path.write_bytes(one + bytes(len(one)))
        with pytest.raises(UnreadableAudio, match="changed while it was read"):
            list(blocks.blocks)


def test_a_first_file_that_was_never_closed_does_not_hide_the_second(tmp_path: Path) -> None:
    path = tmp_path / "a.opus"
    first = ogg(path, 4.0)
    path.write_bytes(first[: first.rindex(b"OggS")] + ogg(path, 2.0))
    assert decode(path).info.duration_s == pytest.approx(4.0 + 2.0, abs=1.1), "a page lasts a second"


@pytest.mark.parametrize("subtype", ["OPUS", "VORBIS"])
@pytest.mark.parametrize("share", [0.5, 0.8, 0.99])
def test_one_that_was_cut_off_says_so(tmp_path: Path, subtype: str, share: float) -> None:
    path = tmp_path / "a.ogg"
    raw = ogg(path, 12.0, subtype=subtype)
    path.write_bytes(raw[: round(len(raw) * share)])
    found = decode(path)
    assert found.info.duration_s == pytest.approx(12 * share, abs=1.7), "two pages at most are lost"
    assert any("has no end mark" in warning for warning in found.warnings)
    assert f"the {found.info.duration_s:.1f} s in it were used" in found.warnings[-1]


@pytest.mark.parametrize("subtype", ["OPUS", "VORBIS"])
def test_a_damaged_page_costs_a_page_and_is_said(tmp_path: Path, subtype: str) -> None:
    path = tmp_path / "a.ogg"
    raw = bytearray(ogg(path, 12.0, subtype=subtype))
    raw[len(raw) // 2] ^= 0x55
    path.write_bytes(raw)
    found = decode(path)
    assert found.info.duration_s == pytest.approx(12, abs=1.7)
    assert found.warnings


def pages_of(raw: bytes) -> list[bytes]:
    """The pages of an Ogg file that is whole."""
    found = []
    while raw:
        table = raw[27 : 27 + raw[26]]
        found.append(raw[: 27 + len(table) + sum(table)])
        raw = raw[len(found[-1]) :]
    return found


@pytest.mark.parametrize("subtype", ["OPUS", "VORBIS"])
@pytest.mark.parametrize("missing", [2, 3, 6, -2])
def test_a_page_that_is_missing_is_said_and_what_follows_keeps_its_time(
    tmp_path: Path, subtype: str, missing: int
) -> None:
    """Nothing before the first sound keeps time, nor after the last page but one: there the recording is shorter."""
    path = tmp_path / "a.ogg"
    pages = pages_of(ogg(path, 12.0, subtype=subtype))
    del pages[missing]
    path.write_bytes(b"".join(pages))
    found = decode(path)
    assert len(found.warnings) == 1
    if missing in {3, 6}:
        assert found.info.duration_s == pytest.approx(12.0, abs=0.02)
        assert "are silent here" in found.warnings[0]
    else:
        assert found.info.duration_s == pytest.approx(11.0, abs=0.1)
        assert found.warnings[0] == "pages of the file are damaged or missing: their sound is lost"


def test_what_is_appended_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.opus"
    path.write_bytes(ogg(path, 2.0) + b"TAG" + bytes(125))
    found = decode(path)
    assert found.info.duration_s == pytest.approx(2.0, abs=0.01)
    assert found.warnings == ()


def test_pages_are_told_from_other_files(tmp_path: Path) -> None:
    path = tmp_path / "a.opus"
    raw = ogg(path, 1.0)
    with path.open("rb") as file:
        pages = read_pages(file, len(raw), 9)
    assert pages is not None
    assert pages.links == ((0, len(raw)),)
    assert (pages.damaged, pages.ended) == (False, True)
    soundfile.write(tmp_path / "a.wav", tone(1.0), 16_000)
    with (tmp_path / "a.wav").open("rb") as file:
        assert read_pages(file, 1000, 9) is None


def page(flags: int, body: bytes, number: int = 0, stream: int = 0) -> bytes:
    """One page as RFC 3533 lays it out, its checksum by the polynomial and not by a table."""
    table = bytes([255] * (len(body) // 255) + [len(body) % 255])
    head = b"OggS\0" + bytes([flags]) + bytes(8) + stream.to_bytes(4, "little") + number.to_bytes(4, "little")
    bare = head + bytes(4) + bytes([len(table)]) + table + body
    crc = 0
    for byte in bare:
        crc ^= byte << 24
        for _ in range(8):
            crc = (crc << 1 ^ (0x104C11DB7 if crc >> 31 else 0)) & 0xFFFFFFFF
    return bare[:22] + crc.to_bytes(4, "little") + bare[26:]


FIRST, MIDDLE, LAST, AGAIN = page(2, b"head"), page(0, bytes(300), 1), page(4, b"", 2), page(4, b"", 1)
OTHER = page(0, b"", 7, 1)
WHOLE = FIRST + MIDDLE + LAST


@pytest.mark.parametrize(
    ("raw", "links", "damaged", "ended"),
    [
        (WHOLE, [(0, len(WHOLE))], False, True),
        (WHOLE * 2, [(0, len(WHOLE)), (len(WHOLE), 2 * len(WHOLE))], False, True),
        (FIRST + FIRST + MIDDLE, [(0, 2 * len(FIRST) + len(MIDDLE))], False, False),  # two streams side by side
        (FIRST + MIDDLE + LAST[:-1], [(0, len(FIRST + MIDDLE))], False, False),
        (FIRST + MIDDLE[:-1], [(0, len(FIRST))], False, False),
        (FIRST + MIDDLE[:20], [(0, len(FIRST))], False, False),
        (FIRST + LAST, [(0, len(FIRST + LAST))], True, True),
        (FIRST + MIDDLE + AGAIN, [(0, len(FIRST + MIDDLE + AGAIN))], False, True),
        (FIRST + MIDDLE + OTHER + LAST, [(0, len(FIRST + MIDDLE + OTHER + LAST))], False, True),
        (FIRST + b"x" + LAST, [(0, len(FIRST + LAST) + 1)], True, True),
        (FIRST + b"OggSOggS" + LAST, [(0, len(FIRST + LAST) + 8)], True, True),
        (FIRST + bytes((1 << 16) - 2) + LAST, [(0, len(FIRST + LAST) + (1 << 16) - 2)], True, True),
        (FIRST + MIDDLE[:100] + MIDDLE[101:] + LAST, [(0, len(WHOLE) - 1)], True, True),
        (MIDDLE + LAST, [], True, True),
        (b"OggS" + bytes(40), [], True, False),
    ],
)
def test_links_damage_and_end_are_those_of_the_pages(
    raw: bytes, links: list[tuple[int, int]], damaged: bool, ended: bool
) -> None:
    found = read_pages(io.BytesIO(raw), len(raw), 9)
    assert found is not None
    assert (list(found.links), found.damaged, found.ended) == (links, damaged, ended)


def most_bytes(raw: bytes) -> tuple[Pages, int]:
    """The pages, and the memory in bytes that reading them took at most."""
    file = io.BytesIO(raw)
    tracemalloc.start()
    try:
        found = read_pages(file, len(raw), 1000)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found is not None
    return found, most


def test_a_file_of_thousands_of_streams_takes_no_memory_for_each() -> None:
    found, most = most_bytes(FIRST + b"".join(page(0, b"", stream=number) for number in range(1, 4000)))
    assert not found.damaged
    assert most < 100_000


def test_of_joined_files_one_more_than_may_be_is_the_last_that_is_read() -> None:
    """A page of 32 bytes took more than that in memory: a gigabyte of them, several."""
    found, most = most_bytes((FIRST + AGAIN) * 20_000)
    assert len(found.links) == 1001
    assert found.links[-1] == (1000 * len(FIRST + AGAIN), 1001 * len(FIRST + AGAIN) - len(AGAIN))
    assert most < 300_000


def test_too_many_joined_files_are_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.ogg"
    path.write_bytes((FIRST + AGAIN) * 10_001)
    with pytest.raises(UnusableAudio, match=r"a\.ogg is joined from more than 10,000 recordings") as caught:
        decode(path)
    assert "Cut out" in caught.value.hint
