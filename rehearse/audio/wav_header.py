"""WAV headers that say something else than the file holds: streams never closed, cut-off copies, crashed recorders."""

from __future__ import annotations

import io
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

UNKNOWN = frozenset({0, 0x7FFFFFFF, 0xFFFFFFFF})  # what streaming writers put where the length should be
_OPEN_END = 0x7FFF0000  # sox, ffmpeg and arecord round the largest length down a little
_TRAILERS = frozenset({b"LIST", b"INFO", b"id3 ", b"ID3 ", b"bext", b"iXML", b"cue ", b"fact", b"PEAK", b"smpl",
                       b"JUNK", b"junk", b"PAD ", b"acid", b"inst", b"_PMX", b"axml", b"chna", b"adtl", b"labl",
                       b"note", b"afsp", b"LGWV", b"SAUR", b"DISP", b"levl", b"umid", b"FLLR", b"filr"})  # fmt: skip


@dataclass(frozen=True)
class Layout:
    """Where the samples of a WAV file lie: `claimed_n` bytes by its header, `actual_n` bytes in truth."""

    data_at: int
    claimed_n: int
    actual_n: int
    bytes_per_s: int

    @property
    def lies(self) -> bool:
        """Whether a reader that trusts the header reads too little, or expects more than there is."""
        return self.claimed_n != self.actual_n

    @property
    def warning(self) -> str:
        """What is wrong with the header, in one sentence."""
        there = self.actual_n / max(1, self.bytes_per_s)
        if self.claimed_n in UNKNOWN or self.claimed_n >= _OPEN_END:
            return (
                f"the WAV header gives no length (a recording that was not closed): the {there:.1f} s there were used"
            )
        claimed = self.claimed_n / max(1, self.bytes_per_s)
        if self.claimed_n > self.actual_n:
            return f"the file is cut off: its header promises {claimed:.1f} s, the {there:.1f} s there were used"
        return f"the WAV header claims {claimed:.1f} s, but there are {there:.1f} s: all of it was used"


def read_layout(path: Path) -> Layout | None:
    """The layout of a RIFF/WAVE file with a data chunk; None for any other file."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        head = file.read(12)
        if len(head) < 12 or head[:4] != b"RIFF" or head[8:] != b"WAVE":
            return None
        at, bytes_per_s, align = 12, 0, 1
        while at + 8 <= size:
            file.seek(at)
            name, length = struct.unpack("<4sI", file.read(8))
            if name == b"data":
                return Layout(at + 8, length, _actual(file, at + 8, length, size) // align * align, bytes_per_s)
            if name == b"fmt " and length >= 16:
                if len(form := file.read(16)) < 16:
                    return None
                bytes_per_s, align = struct.unpack("<IH", form[8:14])
                align = max(1, align)
            at += 8 + length + (length & 1)
        return None


def _actual(file: BinaryIO, start: int, claimed: int, size: int) -> int:
    """Bytes of sound from `start`: to the end of the file, unless what follows the claimed length is another chunk."""
    there = size - start
    if claimed >= there:
        return there
    if claimed in UNKNOWN:
        return there
    padded = start + claimed + (claimed & 1)
    file.seek(padded)
    follows = file.read(4)
    if len(follows) < 4 or follows in _TRAILERS or not any(follows):
        return claimed
    return there


class Corrected(io.RawIOBase):
    """The file at `path` as a stream whose data chunk has its true length; the file itself is left as it is."""

    def __init__(self, path: Path, layout: Layout) -> None:
        super().__init__()
        self._file = path.open("rb")
        self._size = layout.data_at + layout.actual_n
        head = bytearray(self._file.read(layout.data_at))
        head[4:8] = struct.pack("<I", min(self._size - 8, 0xFFFFFFFF))
        head[-4:] = struct.pack("<I", min(layout.actual_n, 0xFFFFFFFF))
        self._head = bytes(head)
        self._at = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move to a place in the corrected stream."""
        self._at = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        return self._at

    def tell(self) -> int:
        """The place in the corrected stream."""
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes of the corrected stream."""
        left = max(0, self._size - self._at)
        size = left if size < 0 else min(size, left)
        part = self._head[self._at : self._at + size]
        if len(part) < size:
            self._file.seek(self._at + len(part))
            part += self._file.read(size - len(part))
        self._at += len(part)
        return part

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # soundfile hands a cffi buffer
        """Fill `buffer`; the number of bytes put in."""
        part = self.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        """Close the file below."""
        self._file.close()
        super().close()
