"""Compute how long a file should be by its header, for old and rare formats whose readers do not check it.

Covers VOC, NIST SPHERE, the 8SVX family, AVI and MPEG transport streams; WAV and related formats have a layout instead.
"""

from __future__ import annotations

import struct
from typing import IO

_MOST_BLOCKS = 10_000
_TS_PACKET_N = 188


def promised_n(file: IO[bytes], size: int) -> int | None:
    """The size in bytes that the header gives for an open file of `size` bytes; None without a usable header."""
    file.seek(0)
    head = file.read(_TS_PACKET_N + 1)
    if head[:1] == b"G" == head[_TS_PACKET_N:]:
        return -(-size // _TS_PACKET_N) * _TS_PACKET_N
    try:
        return _by_header(file, head, size)
    except (struct.error, ValueError, KeyError):
        return None


def _by_header(file: IO[bytes], head: bytes, size: int) -> int | None:
    if head.startswith(b"Creative Voice File\x1a"):
        return _voc(file, size)
    if head.startswith(b"NIST_1A\n"):
        return _nist(file)
    if head[:4] == b"FORM" and head[8:12] in {b"8SVX", b"16SV"}:
        return int(struct.unpack(">I", head[4:8])[0]) + 8
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        return int(struct.unpack("<I", head[4:8])[0]) + 8
    return None


def _voc(file: IO[bytes], size: int) -> int:
    """The end of the first block that extends beyond the file, or of the last block."""
    file.seek(20)
    (at,) = struct.unpack("<H", file.read(2))
    for _ in range(_MOST_BLOCKS):
        file.seek(at)
        head = file.read(4)
        if len(head) < 4 or not head[0]:
            return int(at)
        at += 4 + int.from_bytes(head[1:], "little")
        if at > size:
            break
    return int(at)


def _nist(file: IO[bytes]) -> int | None:
    """The size by the header, which is text: its length in the second line, then name, type and value on each line."""
    file.seek(8)
    length = int(file.read(8))
    if not 0 < length <= 1 << 16:
        return None
    file.seek(0)
    rows = [line.split(None, 2) for line in file.read(length).split(b"\n")[2:]]
    values = {row[0]: row[2] for row in rows if len(row) == 3}
    if b"embedded" in values.get(b"sample_coding", b""):  # compressed
        return None
    samples = int(values[b"sample_count"]) * int(values[b"channel_count"])
    return length + samples * int(values[b"sample_n_bytes"])
