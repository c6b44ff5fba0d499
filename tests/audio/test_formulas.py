"""Lengths, patches and powers by hand: what a changed sign or unit would show."""

import hashlib
import io
import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile

from rehearse.audio.damage import breaks_off
from rehearse.audio.decode import sha256
from rehearse.audio.layout import read_layout
from rehearse.audio.level import Meter
from tests.audio.test_layout import KINDS, SECONDS, made


@pytest.mark.parametrize(
    ("head", "length_n"),
    [
        ("fffb9000", 417),  # MPEG-1, 128 kbit/s, 44.1 kHz
        ("fffb9200", 418),  # ... padded by a byte
        ("fffb9400", 384),  # 48 kHz
        ("fff38000", 208),  # MPEG-2, 64 kbit/s, 22.05 kHz
        ("ffe38800", 576),  # MPEG-2.5, 64 kbit/s, 8 kHz
    ],
)
def test_a_frame_of_mp3_knows_its_length(head: str, length_n: int) -> None:
    frame = bytes.fromhex(head) + bytes(length_n - 4)
    assert not breaks_off("mp3float", frame)
    assert breaks_off("mp3float", frame[:-1])
    assert not breaks_off("opus", frame[:-1])


def test_a_frame_of_aac_knows_its_length() -> None:
    frame = bytes.fromhex("fff14c80014000")  # ADTS, ten bytes
    assert breaks_off("aac", frame)
    assert not breaks_off("aac", frame + bytes(3))
    assert not breaks_off("aac", frame[:6])


@pytest.mark.parametrize("name", KINDS)
def test_the_layout_says_where_the_sound_lies_and_its_patches_make_the_header_true(tmp_path: Path, name: str) -> None:
    whole = made(tmp_path, name).read_bytes()
    layout = read_layout(io.BytesIO(whole), len(whole))
    assert layout is not None
    info = soundfile.info(tmp_path / name)
    frame_n = round(layout.bytes_per_s / 16_000)
    assert layout.kind in {KINDS[name][0], KINDS[name][0].removesuffix("EX")}
    assert layout.claimed_n == layout.actual_n == info.frames * frame_n
    assert not layout.lies
    cut = whole[: layout.data_at + 1000 * frame_n]
    short = read_layout(io.BytesIO(cut), len(cut))
    assert short is not None
    assert (short.data_at, short.claimed_n, short.actual_n) == (layout.data_at, layout.claimed_n, 1000 * frame_n)
    mended = bytearray(cut)
    for at, right in short.patches:
        mended[at : at + len(right)] = right
    again = read_layout(io.BytesIO(mended), len(mended))
    assert again is not None
    assert not again.lies
    (tmp_path / f"mended-{name}").write_bytes(mended)
    assert soundfile.info(tmp_path / f"mended-{name}").frames == 1000
    assert f"promises {SECONDS:.1f} s" in short.warning


def test_a_riff_whose_header_was_mended_holds_its_own_length(tmp_path: Path) -> None:
    for name, at, order in (("a.wav", 4, "little"), ("a.aiff", 4, "big")):
        raw = made(tmp_path, name).read_bytes()
        layout = read_layout(io.BytesIO(raw[:-1000]), len(raw) - 1000)
        assert layout is not None
        patch = dict(layout.patches)[at]
        assert int.from_bytes(patch, order) == layout.data_at + layout.actual_n - 8  # type: ignore[arg-type]


def test_what_follows_the_sound_is_no_sound_and_what_only_seems_to_is(tmp_path: Path) -> None:
    raw = made(tmp_path, "a.wav").read_bytes()
    tagged = raw + b"LIST\x04\x00\x00\x00abcd"
    layout = read_layout(io.BytesIO(tagged), len(tagged))
    assert layout is not None
    assert not layout.lies
    more = raw + bytes(range(1, 201))
    layout = read_layout(io.BytesIO(more), len(more))
    assert layout is not None
    assert layout.actual_n == layout.claimed_n + 200


def test_a_meter_of_unscaled_integers_takes_their_peak_for_full_scale() -> None:
    wave = np.sin(np.arange(16_000) / 5)
    wave[8000:] *= 0.01
    sound = (1000 * wave / np.abs(wave).max()).astype(np.float32)[:, None]
    plain, scaled = Meter(16_000, 1), Meter(16_000, 1)
    plain.add((sound / 1000).astype(np.float32))
    scaled.add(sound)
    scaled.rescale()
    assert scaled.peak == 1.0
    assert plain.peak == pytest.approx(1.0)
    assert scaled.loudest_frame_dbfs == pytest.approx(plain.loudest_frame_dbfs, abs=0.1)
    assert scaled.noise_dbfs == pytest.approx(plain.noise_dbfs, abs=0.1)
    assert scaled.clipped_ratio == 0.0


@pytest.mark.parametrize("name", ["a.w64", "a.caf", "a.au", "a.rf64"])
def test_what_a_header_leaves_out_is_left_out(tmp_path: Path, name: str) -> None:
    """More bytes than the header claims, of a chunk that is no sound or of nothing that is known."""
    raw = made(tmp_path, name).read_bytes()
    layout = read_layout(io.BytesIO(raw), len(raw))
    longer = raw + b"LIST\x04\x00\x00\x00abcd"
    again = read_layout(io.BytesIO(longer), len(longer))
    assert layout is not None
    assert again is not None
    assert (again.kind, again.data_at, again.actual_n) == (layout.kind, layout.data_at, layout.claimed_n)


def test_a_mended_rf64_holds_its_length_in_bytes_and_in_frames(tmp_path: Path) -> None:
    raw = made(tmp_path, "a.rf64").read_bytes()
    cut = raw[:-1000]
    layout = read_layout(io.BytesIO(cut), len(cut))
    assert layout is not None
    sizes = max((right for _, right in layout.patches), key=len)
    expected = (layout.data_at + layout.actual_n - 8, layout.actual_n, layout.actual_n // 2)
    assert struct.unpack("<QQQ", sizes) == expected


def test_a_mended_aiff_holds_its_length_in_frames(tmp_path: Path) -> None:
    raw = made(tmp_path, "a.aiff").read_bytes()[:-1000]
    layout = read_layout(io.BytesIO(raw), len(raw))
    assert layout is not None
    assert struct.pack(">I", layout.actual_n // 3) in {right for _, right in layout.patches}


def test_the_checksum_is_that_of_the_file_or_of_its_beginning(tmp_path: Path) -> None:
    for data in (b"", b"a", bytes(range(256)) * 5000):
        (tmp_path / "a").write_bytes(data)
        assert sha256(tmp_path / "a") == hashlib.sha256(data).hexdigest()
        for size in (0, 1, 1000, (1 << 20) + 1):
            assert sha256(tmp_path / "a", size) == hashlib.sha256(data[:size]).hexdigest()
