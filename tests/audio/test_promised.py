"""Old and rare kinds whose readers take the end of the file for the end of the sound are held to their headers."""

import io
import os
from pathlib import Path

import pytest

from rehearse.audio.damage import breaks_off
from rehearse.audio.promised import promised_n
from tests.audio import hostile

KINDS = {".avi", ".ac3", ".voc", ".sph", ".svx", ".ts"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {path.suffix: path for path in hostile.whole(tmp_path_factory.mktemp("whole")) if path.suffix in KINDS}


@pytest.mark.parametrize("suffix", sorted(KINDS))
def test_a_whole_file_has_no_warning_and_one_that_was_cut_off_has(files: dict[str, Path], suffix: str) -> None:
    if suffix not in files:
        say = pytest.fail if os.environ.get("REQUIRE_ALL") else pytest.skip
        say("this FFmpeg cannot make one")
    path, raw = files[suffix], files[suffix].read_bytes()
    assert hostile.read(path)["warnings"] == ()
    try:
        for share in (0.31, 0.6, 0.97):
            path.write_bytes(raw[: round(len(raw) * share)])
            found = hostile.read(path)
            assert found["duration_s"] == pytest.approx(2.0 * share, abs=0.1)
            assert "cut off" in str(found["warnings"])
    finally:
        path.write_bytes(raw)


def test_the_header_of_a_compressed_or_lying_file_promises_nothing() -> None:
    header = b"NIST_1A\n   1024\nchannel_count -i 1\nsample_n_bytes -i 2\nsample_count -i 100\n"
    assert promised_n(io.BytesIO(header), 99) == 1024 + 200
    for other in (
        header + b"sample_coding -s26 pcm,embedded-shorten-v2.00\n",
        header + b"sample_coding -s27 pcm, embedded-shorten\n",
        header.replace(b"1024", b"abcd"),
        header.replace(b"   1024", b"9999999"),
        header.replace(b"sample_count", b"something"),
        b"Creative Voice File\x1a",
        b"RIFF\x00",
        b"",
    ):
        assert promised_n(io.BytesIO(other), 99) is None, other


def test_a_voc_promises_to_the_end_of_the_block_that_is_not_all_there() -> None:
    head = b"Creative Voice File\x1a\x1a\x00" + bytes(4)
    block = b"\x01\x0a\x00\x00" + bytes(10)
    assert promised_n(io.BytesIO(head + block + b"\x00"), 41) == 40
    assert promised_n(io.BytesIO(head + block[:9]), 35) == 40
    assert promised_n(io.BytesIO(head + 2 * block), 54) == 54


@pytest.mark.parametrize(
    ("head", "length_n"),
    [
        ("0b77 0000 0c40", 384),  # 48 kHz, 96 kbit/s
        ("0b77 0000 4c40", 416),  # 44.1 kHz, the lower of its two lengths
        ("0b77 0000 4d40", 418),
        ("0b77 0000 8c40", 576),  # 32 kHz
        ("0b77 02ff 0080", 1536),  # E-AC-3: length in words, less one
    ],
)
def test_a_frame_of_ac3_knows_its_length(head: str, length_n: int) -> None:
    frame = bytes.fromhex(head) + bytes(length_n - 6)
    assert not breaks_off("ac3", frame)
    assert breaks_off("eac3", frame[:-1])
    assert not breaks_off("ac3", bytes.fromhex("0b77 0000 cc40 00"))
    assert not breaks_off("ac3", bytes.fromhex("0b77 0000 3f40 00"))


@pytest.mark.parametrize(
    ("head", "size", "promised"),
    [
        (b"NIST_1A\n   1024\nchannel_count -i 2\nsample_n_bytes -i 3\nsample_count -i 100\nend_head\n", 99, 1024 + 600),
        (b"NIST_1A\n     16\nsample_count -i 100\n", 99, None),
        (b"FORM\x00\x00\x01\x00" + b"8SVX", 99, 264),
        (b"FORM\x00\x00\x01\x00" + b"16SV", 99, 264),
        (b"FORM\x00\x00\x01\x00" + b"AIFF", 99, None),
        (b"RIFF\x00\x01\x00\x00" + b"AVI ", 99, 264),
        (b"RIFF\x00\x01\x00\x00" + b"WAVE", 99, None),
        (b"G" + bytes(187) + b"G" + bytes(187), 376, 376),
        (b"G" + bytes(187) + b"G" + bytes(10), 199, 376),
        (b"G" + bytes(188), 189, None),
    ],
)
def test_the_length_that_a_header_promises_is_counted_in_bytes(head: bytes, size: int, promised: int | None) -> None:
    assert promised_n(io.BytesIO(head), size) == promised
